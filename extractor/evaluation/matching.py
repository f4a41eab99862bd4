"""Pair gold items with predicted ones."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Predicted = TypeVar("Predicted")
Pair = tuple[int, int]


def overlap(first: Pair, second: Pair) -> int:
    """Return how many characters two half-open spans share; not above 0 if none."""
    return min(first[1], second[1]) - max(first[0], second[0])


def jaccard(first: Pair, second: Pair) -> float:
    """Return the shared characters of two spans as a share of all that either covers."""
    shared = overlap(first, second)
    return shared / (max(first[1], second[1]) - min(first[0], second[0])) if shared > 0 else 0.0


def greedy(
    gold: Sequence[Gold], predicted: Sequence[Predicted], likeness: Callable[[Gold, Predicted], float]
) -> list[Pair]:
    """Return one-to-one pairs of indexes, the most alike first; a likeness of 0 is no match."""
    ranked = sorted(
        (-alike, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (alike := likeness(one, other)) > 0
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            pairs.append((i, j))
    return pairs


def most(
    gold: Sequence[Gold], predicted: Sequence[Predicted], fits: Callable[[Gold, Predicted], bool]
) -> list[Pair]:
    """Return the largest possible set of one-to-one pairs (maximum bipartite matching, Kuhn 1955)."""
    options = [[j for j, other in enumerate(predicted) if fits(one, other)] for one in gold]
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j not in tried:
                tried.add(j)
                if j not in partner or place(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        place(i, set())
    return sorted((i, j) for j, i in partner.items())


def common(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> tuple[int, int, int]:
    """Return how many items two sets share, and their sizes: (shared, gold, predicted)."""
    wanted, got = set(gold), set(predicted)
    return len(wanted & got), len(wanted), len(got)
