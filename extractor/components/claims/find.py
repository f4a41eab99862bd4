"""Put cue, source and content together: the attributions of a Doc, in tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from extractor import resources
from extractor.components.claims.arguments import Candidate, Range, subtree
from extractor.components.claims.cues import CueWord, cue_words
from extractor.components.claims.layout import NONE, Layout, layout
from extractor.components.claims.quoted import Attacher
from extractor.components.claims.sources import phrase_range, source_of

_CLAUSES = frozenset({"clause", "before", "around", "wh", "as"})
_OWN_SUBJECT = ("passive", "raise")


@dataclass
class Attribution:
    """A claim in tokens. `share` estimates how likely annotators hold it for one too, 0 to 1."""

    cue: Range | None
    class_: str
    pattern: str
    share: float
    source: Range | None
    content: list[Range]


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = resources.load("patterns/claims.yaml")
    return settings


def attributions(doc: Doc) -> list[Attribution]:
    """Return the attributions of a parsed Doc, in order of first position."""
    laid_out = layout(doc)
    words = list(cue_words(doc, laid_out))
    quotes = Attacher(doc, laid_out, words).attach()
    found = []
    for word in words:
        own = [(quote.start, quote.end) for quote in quotes.get(word.token.i, ())]
        attribution = _attribution(doc, laid_out, word, own)
        if attribution is not None:
            found.append(attribution)
    return found


def _attribution(doc: Doc, laid_out: Layout, word: CueWord, quotes: list[Range]) -> Attribution | None:
    shares = word.known.shares
    candidates = sorted(word.candidates(), key=lambda candidate: -shares.get(candidate.pattern, 0))
    best = candidates[0] if candidates else None
    if not quotes and (best is None or shares.get(best.pattern, 0) < _settings()["accept"]):
        return None
    head = source_of(word.token)
    source = phrase_range(head) if head is not None else None
    parts = list(quotes)
    if best is not None and (not quotes or best.pattern in _CLAUSES):
        parts += _parts(laid_out, word, best, source)
    pattern = "quote" if quotes else best.pattern if best else ""
    content = list(_clean(doc, _minus(_union(parts), [(word.token.i, word.token.i + 1), *([source] if source and not pattern.startswith(_OWN_SUBJECT) else [])])))
    if not content:
        return None
    return Attribution((word.token.i, word.token.i + 1), word.known.class_, pattern, shares.get(pattern, 0), source, content)


def _parts(laid_out: Layout, word: CueWord, candidate: Candidate, source: Range | None) -> Iterator[Range]:
    for start, end in candidate.parts:
        if candidate.pattern in {"around", "as"}:
            left, right = subtree(word.token)
            pieces = [(start, min(left, end)), (max(start, right), end)]
        else:
            pieces = [(start, end)]
        for left, right in pieces:
            if left < right:
                yield _whole_quotes(laid_out, word.token.i, left, right)


def _whole_quotes(laid_out: Layout, cue: int, start: int, end: int) -> Range:
    """Widen a range to the quotations that it cuts."""
    first, last = laid_out.inside[start], laid_out.inside[end - 1]
    if first != NONE and laid_out.quotes[first].start > cue or first != NONE and laid_out.quotes[first].end <= cue:
        start = min(start, laid_out.quotes[first].start)
    if last != NONE:
        end = max(end, laid_out.quotes[last].end)
    return start, end


def _union(parts: list[Range]) -> list[Range]:
    merged: list[list[int]] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [(start, end) for start, end in merged]


def _minus(parts: list[Range], holes: list[Range]) -> list[Range]:
    for left, right in holes:
        parts = [
            piece
            for start, end in parts
            for piece in ((start, min(end, left)), (max(start, right), end))
            if piece[0] < piece[1]
        ]
    return parts


def _clean(doc: Doc, parts: list[Range]) -> Iterator[Range]:
    """Yield the parts without punctuation and white space at their edges; empty ones are left out."""
    for start, end in parts:
        while start < end and (doc[start].is_punct or doc[start].is_space):
            start += 1
        while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
            end -= 1
        if start < end:
            yield start, end
