"""Log-linear models with named features, learned by `extractor.training` and kept in `models/trained`."""

from collections.abc import Iterable
from functools import cache

from extractor import resources

Weights = dict[str, dict[str, float]]


class LogLinear:
    """Scores classes by the weights of the features seen.

    Args:
        weights: by feature the weight of each class that it speaks for or against.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """Return the sum of weights of each class that any feature speaks of."""
        totals: dict[str, float] = {}
        for feature in features:
            for name, weight in self._weights.get(feature, _NOTHING).items():
                totals[name] = totals.get(name, 0.0) + weight
        return totals


_NOTHING: dict[str, float] = {}


@cache
def trained(name: str) -> dict[str, LogLinear]:
    """Return the models of a file of `models/trained/`, by the name that each has in it."""
    models: dict[str, Weights] = resources.load(f"trained/{name}.json")["models"]
    return {key: LogLinear(weights) for key, weights in models.items()}
