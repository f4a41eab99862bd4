"""What is counted, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Tally(NamedTuple):
    """How many of the gold items were found, and how many of the predicted ones are right.

    The two differ where several items may match one (TempEval's relaxed match). An accuracy over n items is a
    tally with n on both sides. Counts are floats where a measure shares an item (B-cubed).
    """

    found: float = 0
    gold: float = 0
    right: float = 0
    predicted: float = 0

    @classmethod
    def of(cls, matched: float, gold: float, predicted: float) -> "Tally":
        """Return the tally of a one-to-one match."""
        return cls(matched, gold, matched, predicted)

    def plus(self, other: "Tally") -> "Tally":
        """Return the tally of both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """Share of the gold items that were found, 0 if there are none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right, 0 if there are none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = dict[str, Tally]


def total(parts: Iterable[Tallies]) -> Tallies:
    """Return the sum of many articles' tallies: micro averages."""
    summed: defaultdict[str, Tally] = defaultdict(Tally)
    for part in parts:
        for name, tally in part.items():
            summed[name] = summed[name].plus(tally)
    return dict(summed)
