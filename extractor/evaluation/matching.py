"""Pair gold items with predicted ones."""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import heappop, heappush

Pair = tuple[int, int]


def overlap(first: Pair, second: Pair) -> int:
    """Return how many characters two half-open spans share; not above 0 if none."""
    return min(first[1], second[1]) - max(first[0], second[0])


def jaccard(first: Pair, second: Pair) -> float:
    """Return the shared characters of two spans as a share of all that either covers."""
    shared = overlap(first, second)
    return shared / (max(first[1], second[1]) - min(first[0], second[0])) if shared > 0 else 0.0


def touching(gold: Sequence[Pair], predicted: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the indexes of spans that share a character, one of each side.

    A sweep over the text: what it costs grows with the number of spans and of pairs, not with their product.
    """
    starts = [(start, 0, i) for i, (start, _) in enumerate(gold)]
    starts += [(start, 1, j) for j, (start, _) in enumerate(predicted)]
    sides = (gold, predicted)
    open_: tuple[list[Pair], list[Pair]] = ([], [])  # of each side (end, index), the first to end on top
    for start, side, index in sorted(starts):
        for heap in open_:
            while heap and heap[0][0] <= start:
                heappop(heap)
        for _, other in open_[1 - side]:
            yield (other, index) if side else (index, other)
        heappush(open_[side], (sides[side][index][1], index))


def greedy(candidates: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Return one-to-one pairs of indexes, the most alike first.

    Args:
        candidates: likeness, gold index, predicted index; a likeness of 0 is no match.
    """
    taken_gold: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, i, j in sorted((-alike, i, j) for alike, i, j in candidates if alike > 0):
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            pairs.append((i, j))
    return pairs


def most(candidates: Iterable[Pair]) -> list[Pair]:
    """Return the largest possible set of one-to-one pairs among candidates (augmenting paths, Kuhn 1955)."""
    options: dict[int, list[int]] = {}
    for i, j in sorted(candidates):
        options.setdefault(i, []).append(j)
    chosen: dict[int, int] = {}
    partner: dict[int, int] = {}
    for i in options:
        free, came_from = _path(i, options, partner)
        while free is not None:  # each on the path takes the next one's, the last one what is free
            holder = came_from[free]
            partner[free] = holder
            chosen[holder], free = free, chosen.get(holder)
    return sorted(chosen.items())


def _path(
    first: int, options: dict[int, list[int]], partner: dict[int, int]
) -> tuple[int | None, dict[int, int]]:
    """Return a predicted item that can be had for a gold one, and who reached each on the way to it."""
    came_from: dict[int, int] = {}
    waiting = deque([first])
    while waiting:
        i = waiting.popleft()
        for j in options[i]:
            if j not in came_from:
                came_from[j] = i
                if j not in partner:
                    return j, came_from
                waiting.append(partner[j])
    return None, came_from


def common(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> tuple[int, int, int]:
    """Return how many items two sets share, and their sizes: (shared, gold, predicted)."""
    wanted, got = set(gold), set(predicted)
    return len(wanted & got), len(wanted), len(got)
