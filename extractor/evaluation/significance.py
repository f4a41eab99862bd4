"""How sure a score is: intervals by resampling articles, and a test of the difference between two systems."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.evaluation.tally import Tallies

_SEED = 20260101
_ROUNDS = 1000
_CELLS = 2_000_000  # of an array of rounds and articles
_Counts = NDArray[np.float64]


def intervals(articles: Sequence[Tallies], rounds: int = _ROUNDS) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of each measure's F1 in percent.

    Percentile bootstrap (Efron and Tibshirani 1993) over articles, always with the same draws.
    """
    if not articles:
        return {}
    counts, chance = _counts(articles), np.random.default_rng(_SEED)
    scores = np.concatenate(
        [
            _f1(np.tensordot(_drawn(chance, number, len(articles)), counts, axes=1))
            for number in _portions(rounds, len(articles))
        ]
    )
    low, high = np.percentile(scores, [2.5, 97.5], axis=0)
    return {name: (float(low[n]), float(high[n])) for n, name in enumerate(articles[0])}


def permutation(
    one: Sequence[Tallies], other: Sequence[Tallies], rounds: int = 5 * _ROUNDS
) -> dict[str, float]:
    """Return for each measure how likely a difference in F1 as large as this is by chance.

    Approximate randomisation (Noreen 1989; Yeh 2000): the two systems' outputs on an article are swapped with
    probability 1/2. Both sequences are over the same articles in the same order. Two-sided.
    """
    if not one:
        return {}
    mine, theirs = _counts(one), _counts(other)
    seen = np.abs(_f1(mine.sum(axis=0)) - _f1(theirs.sum(axis=0)))
    chance, as_large = np.random.default_rng(_SEED), np.zeros(len(one[0]))
    for number in _portions(rounds, len(one)):
        swaps = chance.integers(0, 2, (number, len(one))).astype(float)
        moved = np.tensordot(swaps, theirs - mine, axes=1)
        differences = np.abs(_f1(mine.sum(axis=0) + moved) - _f1(theirs.sum(axis=0) - moved))
        as_large += (differences >= seen - 1e-9).sum(axis=0)
    return {name: float((1 + as_large[n]) / (1 + rounds)) for n, name in enumerate(one[0])}


def _portions(rounds: int, articles: int) -> Iterator[int]:
    """Yield how many rounds to do at once, so that memory does not grow with the number of articles."""
    most = max(1, _CELLS // articles)
    for done in range(0, rounds, most):
        yield min(most, rounds - done)


def _drawn(chance: np.random.Generator, rounds: int, articles: int) -> _Counts:
    """Return how often each article is drawn in each round, as many as there are, with replacement."""
    chosen = chance.integers(0, articles, (rounds, articles)) + articles * np.arange(rounds)[:, None]
    times = np.bincount(chosen.ravel(), minlength=rounds * articles)
    return times.reshape(rounds, articles).astype(float)


def _counts(articles: Sequence[Tallies]) -> _Counts:
    """Return an array of article, measure and count."""
    return np.array([[tuple(tally) for tally in tallies.values()] for tallies in articles], dtype=float)


def _f1(counts: _Counts) -> _Counts:
    """Return F1 in percent of arrays whose last axis is found, gold, right, predicted."""
    found, gold, right, predicted = np.moveaxis(counts, -1, 0)
    recall = np.divide(found, gold, out=np.zeros_like(found), where=gold > 0)
    precision = np.divide(right, predicted, out=np.zeros_like(found), where=predicted > 0)
    both = recall + precision
    scores: _Counts = np.divide(200 * recall * precision, both, out=np.zeros_like(found), where=both > 0)
    return scores
