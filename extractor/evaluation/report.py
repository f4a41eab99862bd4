"""What an evaluation found, ready to be shown or written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from extractor.evaluation.breakdown import By, split
from extractor.evaluation.differences import KINDS, Difference, Kind
from extractor.evaluation.evaluate import Pair, score
from extractor.evaluation.significance import intervals, permutation
from extractor.evaluation.tally import Tallies, Tally

_LEAST_SHOWN = 0.001  # of a probability


@dataclass(frozen=True)
class Row:
    """A measure in percent: precision, recall and F1 over all items, and the 95 % interval of F1.

    `macro`: mean F1 over the types that the gold has. `gold`, `predicted`: the items counted.
    """

    measure: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    macro: float | None
    gold: float
    predicted: float


@dataclass(frozen=True)
class Table:
    """The measures of a layer on a data set, or on the part of it that `part` names."""

    data: str
    layer: str
    part: str | None
    articles: int
    rows: list[Row]


@dataclass(frozen=True)
class Comparison:
    """F1 of two systems in percent, and how likely their difference is by chance."""

    data: str
    layer: str
    measure: str
    f1: float
    other: float
    p: float

    @property
    def chance(self) -> str:
        """Return p for a reader: no result of a random test is 0."""
        return f"{self.p:.3f}" if self.p >= _LEAST_SHOWN else f"<{_LEAST_SHOWN}"


@dataclass(frozen=True)
class Categories:
    """How many items of a layer are of each kind of `differences.KINDS`."""

    data: str
    layer: str
    counts: dict[Kind, int]


@dataclass(frozen=True)
class Report:
    """Tables of scores, what differs and in what way, and comparisons where there is another system."""

    tables: list[Table] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    categories: list[Categories] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON's types, without the differences one by one."""
        return {
            name: [asdict(row) for row in getattr(self, name)]
            for name in ("tables", "comparisons", "categories")
        }


def categories(data: str, layer: str, found: Iterable[Difference]) -> Categories:
    """Count differences by kind."""
    counts = Counter(difference.kind for difference in found)
    return Categories(data, layer, {kind: counts[kind] for kind in KINDS})


def tables(data: str, pairs: Sequence[Pair], layers: Iterable[str], by: By | None) -> list[Table]:
    """Return the scores of aligned records, whole and in parts."""
    found = []
    for layer in layers:
        types = split(pairs, layer, "type")
        found.append(_table(data, layer, None, pairs, types))
        parts = types if by == "type" else split(pairs, layer, by) if by else {}
        found += [_table(data, layer, name, part, {}) for name, part in parts.items()]
    return found


def comparisons(
    data: str, mine: Sequence[Pair], theirs: Sequence[Pair], layers: Iterable[str]
) -> list[Comparison]:
    """Compare two systems on the same gold, measure by measure."""
    found = []
    for layer in layers:
        one, other = score(mine, layer), score(theirs, layer)
        chance = permutation(list(one.articles.values()), list(other.articles.values()))
        found += [
            Comparison(data, layer, name, one.f1(name), other.f1(name), p) for name, p in chance.items()
        ]
    return found


def _table(
    data: str, layer: str, part: str | None, pairs: Sequence[Pair], types: dict[str, list[Pair]]
) -> Table:
    scores = score(pairs, layer)
    sure = intervals(list(scores.articles.values()))
    macro = _macro([score(some, layer).micro for some in types.values()])
    rows = [_row(name, tally, sure[name], macro.get(name)) for name, tally in scores.micro.items()]
    return Table(data, layer, part, len(pairs), rows)


def _row(name: str, tally: Tally, interval: tuple[float, float], macro: float | None) -> Row:
    precision, recall, f1 = (100 * share for share in (tally.precision, tally.recall, tally.f1))
    return Row(name, precision, recall, f1, *interval, macro, tally.gold, tally.predicted)


def _macro(types: list[Tallies]) -> dict[str, float]:
    measures = types[0] if types else {}
    with_gold = {name: [one[name].f1 for one in types if one[name].gold] for name in measures}
    return {name: 100 * sum(scores) / len(scores) for name, scores in with_gold.items() if scores}
