"""The cues and how reliably each of their argument patterns holds a claim.

The estimate for a cue and a pattern is the share of its occurrences in annotated news in which the pattern's
content was the annotators' too, shrunk towards the share of its group (an additive, beta-binomial prior).
"""

from functools import cache
from typing import Any, NamedTuple

from extractor import resources

_PRIOR = 4.0  # occurrences that the group's share counts for
_SURE = 0.6  # the share of a pattern that is always a claim
_AS_GOOD_AS = {"gap": "clause"}  # rare, and the same content
_PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "adpositions": "ADP"}
Counts = dict[str, list[int]]


class Cue(NamedTuple):
    """A cue's class, and for each pattern the estimated share of claims, 0 to 1.

    `raising`: its subject is part of the content and no source ("seems to rise").
    """

    class_: str
    raising: bool
    shares: dict[str, float]


@cache
def cues() -> dict[str, dict[str, Cue]]:
    """Return the cues by part of speech (VERB, NOUN, ADJ, ADP) and lemma."""
    groups: dict[str, dict[str, Any]] = resources.load("lexicons/cues.yaml")
    evidence: dict[str, Any] = resources.load("lexicons/cues_evidence.yaml")["counts"]
    table: dict[str, dict[str, Cue]] = {part: {} for part in _PARTS.values()}
    for group, members in groups.items():
        for part in _PARTS.keys() & members.keys():
            counts = {lemma: evidence[part].get(lemma, {}) for lemma in members[part]}
            raising = members.get("raising", False)
            pooled = _pooled(list(counts.values()))
            pooled = {key: share for key, share in pooled.items() if raising or not key.startswith("raise")}
            for lemma, own in counts.items():
                shares = _shares(own, pooled)
                for pattern in members.get("always", {}).get(lemma, ()):
                    shares[pattern] = max(shares.get(pattern, 0.0), _SURE)
                table[_PARTS[part]][lemma] = Cue(members.get("class", group), raising, shares)
    return table


def _pooled(counts: list[Counts]) -> dict[str, float]:
    """Return the group's share for each pattern: (claims + 1) / (occurrences + 6), wary of rare patterns."""
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
    for pattern, other in _AS_GOOD_AS.items():
        shares[pattern] = shares.get(other, 0.0)
    return shares
