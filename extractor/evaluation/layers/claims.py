"""Claims as attributions: content, cue and source, after PolNeAR (Newell et al. 2018)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from extractor.evaluation.matching import greedy
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Claim, Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAST_SHARED = 0.5
_BREAK = re.compile(r"[,;:(\[—–]| - |--")
_POSTMODIFIER = re.compile(
    r"\b(?:of|for|who|whom|whose|that|which|in|on|at|from|with|to|by|near|under|among|within|outside|and|or|including|"
    r"like|close|familiar|against|inside)\b"
)


class _Words:
    """The words of a text by their starts, so that spans become sets of word numbers."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in self.spans]

    def within(self, spans: Sequence[Span]) -> frozenset[int]:
        """Return the numbers of the words that the spans touch."""
        numbers: set[int] = set()
        for span in spans:
            first = max(0, bisect_right(self.starts, span.start) - 1)
            for number in range(first, bisect_right(self.starts, span.end - 1)):
                if self.spans[number][1] > span.start:
                    numbers.add(number)
        return frozenset(numbers)


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return matches of content, of cue, and of content with its source (`attribution`), also by form.

    Content and cue match by the share of words in common (at least half for contents), one to one, the most
    alike first. A source is right if it holds the head of the gold source, or if both are without one.
    """
    words = _Words(gold.article.text)

    def likeness(one: Claim, other: Claim) -> float:
        alike = _jaccard(words.within(one.content.spans), words.within(other.content.spans))
        return alike if alike >= _LEAST_SHARED else 0.0

    def attribution(one: Claim, other: Claim) -> float:
        return likeness(one, other) if _source_found(one, other) else 0.0

    def cue(one: Claim, other: Claim) -> float:
        return _jaccard(*(words.within([claim.cue]) if claim.cue else frozenset() for claim in (one, other)))

    with_cue = [
        [claim for claim in claims if claim.cue and words.within([claim.cue])]  # a colon is no word
        for claims in (gold.claims, predicted.claims)
    ]
    found = {
        "content": _tally(gold.claims, predicted.claims, likeness),
        "cue": _tally(with_cue[0], with_cue[1], cue),
        "attribution": _tally(gold.claims, predicted.claims, attribution),
    }
    return found | _by_form(gold.claims, predicted.claims, attribution)


def _tally(gold: Sequence[Claim], predicted: Sequence[Claim], like: Callable[[Claim, Claim], float]) -> Tally:
    return Tally.of(len(greedy(gold, predicted, like)), len(gold), len(predicted))


def _by_form(gold: list[Claim], predicted: list[Claim], like: Callable[[Claim, Claim], float]) -> Tallies:
    pairs = greedy(gold, predicted, like)
    return {
        f"attribution {form}": Tally(
            sum(gold[i].form == form for i, _ in pairs),
            sum(claim.form == form for claim in gold),
            sum(predicted[j].form == form for _, j in pairs),
            sum(claim.form == form for claim in predicted),
        )
        for form in ("direct", "indirect", "mixed")
    }


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _source_found(one: Claim, other: Claim) -> bool:
    wanted, got = one.source.spans, other.source.spans
    if not wanted or not got:
        return not wanted and not got
    return any(span.start <= head < span.end for head in _heads(wanted[0]) for span in got)


def _heads(source: Span) -> list[int]:
    """Return where the head of a source may stand: before its first postmodifier, or a name's last word."""
    part = _BREAK.split(source.text, maxsplit=1)[0] or source.text
    words = list(_WORD.finditer(part)) or list(_WORD.finditer(source.text))
    if not words:
        return []
    cut = next(
        (n for n, word in enumerate(words) if n and _POSTMODIFIER.fullmatch(word.group().lower())), len(words)
    )
    heads = {words[cut - 1].start()} | ({words[-1].start()} if words[-1].group()[0].isupper() else set())
    return [source.start + head for head in sorted(heads)]
