"""Fit log-linear models with named features."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.components.events.loglinear import Weights

_SMALL = 0.1  # weights below this are left out
Example = tuple[list[str], str]


def fit(
    examples: Sequence[Example], least: int = 4, rounds: int = 10, rate: float = 0.1, ridge: float = 3e-6
) -> Weights:
    """Return the weights of a multinomial logistic regression, by stochastic gradient descent (AdaGrad).

    The same examples give the same weights. Small weights are left out.

    Args:
        examples: features and class of each.
        least: examples that must show a feature.
        rounds: times that all examples are seen, each time in another order.
        rate: step size of AdaGrad.
        ridge: pull of each weight towards zero, at each step.
    """
    names = sorted({name for _, name in examples})
    counts = Counter(feature for seen, _ in examples for feature in set(seen))
    places = {feature: n for n, feature in enumerate(sorted(f for f, c in counts.items() if c >= least))}
    rows = [
        (np.array(sorted({places[f] for f in seen if f in places}), dtype=np.int64), names.index(name))
        for seen, name in examples
    ]
    weights: NDArray[np.float64] = np.zeros((len(places), len(names)))
    squares = np.full_like(weights, 1e-2)
    average = np.zeros_like(weights)
    order = np.random.default_rng(0)
    for done in range(rounds):
        for n in order.permutation(len(rows)):
            seen, right = rows[n]
            _step(weights, squares, seen, right, rate, ridge)
        if done >= rounds // 2:
            average += weights
    average /= rounds - rounds // 2
    return _named(average, places, names)


def _step(
    weights: NDArray[np.float64],
    squares: NDArray[np.float64],
    seen: NDArray[np.int64],
    right: int,
    rate: float,
    ridge: float,
) -> None:
    scores = weights[seen].sum(axis=0)
    slope = np.exp(scores - scores.max())
    slope /= slope.sum()
    slope[right] -= 1
    gradient = slope + ridge * weights[seen]
    squares[seen] += gradient * gradient
    weights[seen] -= rate * gradient / np.sqrt(squares[seen])


def _named(weights: NDArray[np.float64], places: dict[str, int], names: list[str]) -> Weights:
    named: Weights = {}
    for feature, n in places.items():
        kept = {
            name: round(float(w), 2) for name, w in zip(names, weights[n], strict=True) if abs(w) >= _SMALL
        }
        if kept:
            named[feature] = kept
    return named
