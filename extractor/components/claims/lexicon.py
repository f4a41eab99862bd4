"""The cues and how reliably each of their argument patterns holds a claim.

The estimate for a cue and a pattern is the share of its occurrences in annotated news in which the pattern's
content was the annotators' too, shrunk towards the share of its class (an additive, beta-binomial prior).
"""

from functools import cache
from typing import Any, NamedTuple

from extractor import resources

_PRIOR = 4.0  # occurrences that the class's share counts for
_PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}
Counts = dict[str, list[int]]


class Cue(NamedTuple):
    """A cue's class and, for each pattern, the estimated share of claims, 0 to 1."""

    class_: str
    shares: dict[str, float]


@cache
def cues() -> dict[str, dict[str, Cue]]:
    """Return the cues by part of speech (VERB, NOUN, ADJ) and lemma."""
    classes: dict[str, dict[str, list[str]]] = resources.load("lexicons/cues.yaml")
    evidence: dict[str, Any] = resources.load("lexicons/cues_evidence.yaml")["counts"]
    table: dict[str, dict[str, Cue]] = {part: {} for part in _PARTS.values()}
    for class_, members in classes.items():
        for part, lemmas in members.items():
            counts = {lemma: evidence[part].get(lemma, {}) for lemma in lemmas}
            pooled = _pooled(list(counts.values()))
            for lemma, own in counts.items():
                table[_PARTS[part]][lemma] = Cue(class_, _shares(own, pooled))
    return table


def _pooled(counts: list[Counts]) -> dict[str, float]:
    """Return the class's share for each pattern: (claims + 1) / (occurrences + 6), wary of rare patterns."""
    total: dict[str, list[int]] = {}
    for own in counts:
        for pattern, (claims, seen) in own.items():
            sums = total.setdefault(pattern, [0, 0])
            sums[0] += claims
            sums[1] += seen
    return {pattern: (claims + 1) / (seen + 6) for pattern, (claims, seen) in total.items()}


def _shares(own: Counts, pooled: dict[str, float]) -> dict[str, float]:
    shares = {}
    for pattern, prior in pooled.items():
        claims, seen = own.get(pattern, (0, 0))
        shares[pattern] = (claims + _PRIOR * prior) / (seen + _PRIOR)
    return shares
