"""Put cue, source and content together: the attributions of a Doc, in tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from extractor import resources
from extractor.components.claims.arguments import Candidate, Range, subtree
from extractor.components.claims.cues import CueWord, cue_words
from extractor.components.claims.labels import labelled
from extractor.components.claims.layout import NONE, Layout
from extractor.components.claims.quoted import Attacher
from extractor.components.claims.sources import after_dash, before_colon, beside, phrase_range, source_of

_CLAUSES = frozenset({"clause", "before", "around", "wh", "as", "according"})
_PARENTHETICAL = frozenset({"around", "as", "according"})
_EDGES = frozenset(
    [*",;:.!?…-–—\"“”„'‘’`«»()[]", "--", "---", "...", "....", "''", "``", '."', ".”", ",”", ',"']
)
_OPENING = frozenset({"PRON", "DET", "SCONJ", "PROPN", "NOUN", "ADJ", "NUM"})
_OWN_SUBJECT = ("passive", "raise")


@dataclass
class Attribution:
    """A claim in tokens. `share` estimates how likely annotators hold it for one too, 0 to 1."""

    cue: Range
    class_: str
    pattern: str
    share: float
    source: Range | None
    content: list[Range]


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = resources.load("patterns/claims.yaml")
    return settings


def attributions(doc: Doc, laid_out: Layout) -> list[Attribution]:
    """Return the attributions of a parsed Doc, in order of their cues."""
    words = list(cue_words(doc, laid_out))
    finder = _Finder(doc, laid_out, Attacher(doc, laid_out, words).attach())
    found = [attribution for word in words for attribution in finder.of(word)]
    found += finder.by_marks({word.token.i for word in words})
    found += finder.by_labels()
    return list(_outer(_without_light_verbs(doc, found)))


def _outer(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Leave out unsure claims whose cue stands in the content of another claim."""
    found = list(found)
    ends: dict[int, int] = {}  # where the widest content that begins at a token ends
    for attribution in found:
        for start, end in attribution.content:
            ends[start] = max(end, ends.get(start, 0))
    reach, starts = 0, sorted(ends)
    place = 0
    for attribution in sorted(found, key=lambda one: one.cue):
        while place < len(starts) and starts[place] <= attribution.cue[0]:
            reach = max(reach, ends[starts[place]])
            place += 1
        nested = attribution.cue[0] < reach
        if not nested or attribution.share >= _settings()["accept_nested"]:
            yield attribution


def _without_light_verbs(doc: Doc, found: list[Attribution]) -> Iterator[Attribution]:
    """Leave out the verb where its object is a cue too: "expressed fears that …" is one claim."""
    by_cue = {attribution.cue[0]: attribution for attribution in found}
    for attribution in found:
        thing = doc[attribution.content[0][0] : attribution.content[0][1]].root
        noun = by_cue.get(thing.i) if attribution.pattern == "np" else None
        if noun is None or noun.source != attribution.source or noun is attribution:
            yield attribution


class _Finder:
    """Makes attributions of cues, given whose the quotations are."""

    def __init__(self, doc: Doc, laid_out: Layout, owners: list[int | None]) -> None:
        self.doc = doc
        self.layout = laid_out
        self.owners = owners
        self.quote_starts = [quote.start for quote in laid_out.quotes]
        self.owned: dict[int, list[Range]] = {}
        for quote, owner in zip(laid_out.quotes, owners, strict=True):
            if owner is not None:
                self.owned.setdefault(owner, []).append((quote.start, quote.end))

    def of(self, word: CueWord) -> Iterator[Attribution]:
        """Yield the attribution that a cue makes, if any."""
        quotes = self.owned.get(word.token.i, [])
        source = self._source(word, quotes)
        best, share = self._best(word, source)
        if not quotes and (best is None or share < _settings()["accept"] or _is_empty(word)):
            return
        parts = list(quotes)
        if best is not None and (not quotes or (best.pattern in _CLAUSES and self._goes_on(quotes))):
            parts += self._parts(word, best)
        pattern = "quote" if quotes or best is None else best.pattern
        holes = [word.span]
        if source is not None and not pattern.startswith(_OWN_SUBJECT):
            holes.append(source)
        content = self._marked(clean(self.doc, _minus(_union(parts), holes)))
        if content and not _is_date(self.doc, content):
            share = word.known.shares.get("quote", 0.0) if quotes else share
            yield Attribution(word.span, word.known.class_, pattern, share, source, content)

    def _best(self, word: CueWord, source: Range | None) -> tuple[Candidate | None, float]:
        """Return the likeliest content and how likely it is a claim, the context considered."""
        shares = word.known.shares
        best = max(word.candidates(), key=lambda candidate: shares.get(candidate.pattern, 0), default=None)
        if best is None:
            return None, 0.0
        contexts = _settings()["contexts"]
        share: float = shares.get(best.pattern, 0.0)
        if best.pattern != "gap":  # which is itself a relative clause
            share *= contexts["cue"].get(word.token.dep_, 1)
        if source is not None:
            share *= contexts["source"].get(self.doc[source[0]].lower_, 1) if _is_word(source) else 1
        elif word.part == "VERB" and not _is_passive(word) and not best.pattern.startswith(_OWN_SUBJECT):
            share *= contexts["no_source"]
        return best, share

    def by_marks(self, cues: set[int]) -> Iterator[Attribution]:
        """Yield the quotations that a colon or dash attributes (Lee in a letter: "…"; "…" — Lee)."""
        for colon in self.owned.keys() - cues:
            content = list(clean(self.doc, self.owned[colon]))
            if content:
                mark = self.doc[colon]
                leads = mark.i < self.owned[colon][0][0]
                source = before_colon(mark, self.layout.inside) if leads else after_dash(mark)
                yield Attribution((colon, colon + 1), "say", "colon", 1.0, source, content)

    def by_labels(self) -> Iterator[Attribution]:
        """Yield what a speaker's label attributes ("RUIZ: …"), unless the colon already has its quotation."""
        for label, colon, rest in labelled(self.doc, self.layout):
            content = list(clean(self.doc, [rest]))
            if content and colon not in self.owned:
                yield Attribution((colon, colon + 1), "say", "label", 1.0, label, content)

    def _source(self, word: CueWord, quotes: list[Range]) -> Range | None:
        if word.known.raising:
            return None
        head = source_of(word.token)
        if head is not None and self.layout.inside[head.i] == NONE:
            return phrase_range(head)
        return beside(word.token, quotes[0]) if quotes else None

    def _marked(self, content: Iterable[Range]) -> list[Range]:
        """Take in the second mark of a quotation that begins or ends within a part."""
        marked = []
        for start, end in content:
            first, last = self.layout.inside[start], self.layout.inside[end - 1]
            if last != NONE and self.layout.quotes[last].start >= start and last != first:
                end = max(end, self.layout.quotes[last].end)
            if first != NONE and self.layout.quotes[first].end < end and last != first:
                start = min(start, self.layout.quotes[first].start)
            marked.append((start, end))
        return marked

    def _goes_on(self, quotes: list[Range]) -> bool:
        """Tell whether a quotation continues the writer's own sentence: it begins in lower case."""
        return any(self.doc[min(start + 1, end - 1)].text[:1].islower() for start, end in quotes)

    def _parts(self, word: CueWord, candidate: Candidate) -> Iterator[Range]:
        left, right = subtree(word.token)
        for start, end in candidate.parts:
            if candidate.pattern == "clause" and start == word.span[1]:
                start = _after_date(self.doc, start, end)
            pieces = [(start, end)]
            if candidate.pattern in _PARENTHETICAL:
                pieces = _minus(pieces, [(left, right)])
            for piece in pieces:
                yield from self._whole_quotes(word.token.i, *piece)

    def _whole_quotes(self, cue: int, start: int, end: int) -> list[Range]:
        """Widen a range to the quotations that it cuts, and leave out what others say."""
        numbers = range(
            max(0, bisect_right(self.quote_starts, start) - 1), bisect_left(self.quote_starts, end)
        )
        holes = []
        for number in numbers:
            quote = self.layout.quotes[number]
            if quote.end <= start:
                continue
            if self.owners[number] not in {None, cue}:
                holes.append((quote.start, quote.end))
            else:
                start, end = min(start, quote.start), max(end, quote.end)
        return _minus([(start, end)], holes)


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


def clean(doc: Doc, parts: list[Range]) -> Iterator[Range]:
    """Yield the parts without punctuation and white space at their edges; empty ones are left out."""
    for start, end in parts:
        while start < end and _is_edge(doc[start]):
            start += 1
        while end > start and _is_edge(doc[end - 1]):
            end -= 1
        if start < end:
            yield start, end


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in _EDGES


def _is_empty(word: CueWord) -> bool:
    """Tell whether a cue only says that nothing was said ("declined to comment")."""
    empty = _settings()["empty"]
    if word.token.lemma_ in empty["passive_before_to"] and not _is_passive(word) and _precedes_to(word.token):
        return True
    complement = word.having.first.get("xcomp")
    if complement is not None:
        return word.token.lemma_ in empty["refusing"] and complement.lemma_ in empty["answering"]
    preposition = word.having.prepositions.get("to")
    return (
        preposition is not None
        and "neg" in word.having.first
        and word.token.lemma_ in empty["answering"]
        and any(child.lemma_ in empty["asked"] for child in preposition.children)
    )


def _precedes_to(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().tag_ == "TO"


def _is_passive(word: CueWord) -> bool:
    return "auxpass" in word.having.first or "nsubjpass" in word.having.first


def _is_date(doc: Doc, content: list[Range]) -> bool:
    """Tell whether a content is but a date ("in a statement on Friday")."""
    return all(doc[index].ent_type_ == "DATE" for start, end in content for index in range(start, end))


def _after_date(doc: Doc, start: int, end: int) -> int:
    """Return where a clause begins without the date of the saying ("said on Monday they had left")."""
    index = start + 1 if doc[start].lower_ == "on" else start
    while index < end and doc[index].ent_type_ == "DATE":
        index += 1
    dated = index > start + 1 or doc[start].ent_type_ == "DATE"
    return index if dated and index < end and doc[index].pos_ in _OPENING else start


def _is_word(part: Range) -> bool:
    return part[1] - part[0] == 1
