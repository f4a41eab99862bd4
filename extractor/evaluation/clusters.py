"""How well items are put together: B-cubed and MUC."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from extractor.evaluation.tally import Tally

Labels = Sequence[tuple[Hashable, Hashable]]


def b_cubed(labels: Labels) -> Tally:
    """Return B-cubed (Bagga and Baldwin 1998) over items that both sides hold.

    Args:
        labels: the gold cluster and the predicted cluster of each item.
    """
    gold = Counter(one for one, _ in labels)
    predicted = Counter(other for _, other in labels)
    both = Counter(labels)
    found = sum(both[pair] / gold[pair[0]] for pair in labels)
    right = sum(both[pair] / predicted[pair[1]] for pair in labels)
    return Tally(found, len(labels), right, len(labels))


def muc(labels: Labels) -> Tally:
    """Return the MUC link score (Vilain et al. 1995) over items that both sides hold."""
    found, gold = _links(labels)
    right, predicted = _links([(other, one) for one, other in labels])
    return Tally(found, gold, right, predicted)


def _links(labels: Labels) -> tuple[int, int]:
    """Return the links of the first clustering that the second keeps, and all of them."""
    parts: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    sizes: Counter[Hashable] = Counter()
    for cluster, part in labels:
        parts[cluster].add(part)
        sizes[cluster] += 1
    kept = sum(sizes[cluster] - len(parts[cluster]) for cluster in sizes)
    return kept, sum(size - 1 for size in sizes.values())
