"""Claims as attributions: content, cue and source, after PolNeAR (Newell et al. 2018)."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import get_args

from extractor.components.claims.quotes import Quotations
from extractor.evaluation.forms import form
from extractor.evaluation.matching import greedy
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Claim, Span
from extractor.schema.claim import Form

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
    alike first. A source is right if it holds the head of the gold source, or if both are without one. The
    form is told by the quotation marks of the text, on both sides alike. A blank content is no claim.
    """
    words, quotations = _Words(gold.article.text), Quotations(gold.article.text)
    wanted, got = _claims(gold), _claims(predicted)
    contents = [[words.within(claim.content.spans) for claim in claims] for claims in (wanted, got)]
    cues = [
        [
            found for claim in claims if claim.cue and (found := words.within([claim.cue]))
        ]  # a colon is no word
        for claims in (wanted, got)
    ]
    alike = [candidate for candidate in _alike(*contents) if candidate[0] >= _LEAST_SHARED]
    attributed = greedy(one for one in alike if _source_found(wanted[one[1]], got[one[2]]))
    forms = [[form(quotations, claim.content.spans) for claim in claims] for claims in (wanted, got)]
    return {
        "content": Tally.of(len(greedy(alike)), len(wanted), len(got)),
        "cue": Tally.of(len(greedy(_alike(*cues))), len(cues[0]), len(cues[1])),
        "attribution": Tally.of(len(attributed), len(wanted), len(got)),
    } | _by_form(attributed, *forms)


def _claims(record: ArticleRecord) -> list[Claim]:
    """Return the claims in an order that depends on their spans alone, as it decides between equals."""
    said = (claim for claim in record.claims if any(span.text.strip() for span in claim.content.spans))
    return sorted(said, key=lambda claim: [_places(claim.content.spans), _places(claim.source.spans)])


def _places(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _alike(gold: list[frozenset[int]], predicted: list[frozenset[int]]) -> Iterator[tuple[float, int, int]]:
    """Yield the share of words in common (Jaccard) of all pairs that have some."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for j, words in enumerate(predicted):
        for word in words:
            holders[word].append(j)
    for i, words in enumerate(gold):
        for j, shared in Counter(j for word in words for j in holders[word]).items():
            yield shared / (len(words) + len(predicted[j]) - shared), i, j


def _by_form(pairs: list[tuple[int, int]], gold: list[Form], predicted: list[Form]) -> Tallies:
    return {
        f"attribution {form}": Tally(
            sum(gold[i] == form for i, _ in pairs),
            gold.count(form),
            sum(predicted[j] == form for _, j in pairs),
            predicted.count(form),
        )
        for form in get_args(Form)
    }


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
