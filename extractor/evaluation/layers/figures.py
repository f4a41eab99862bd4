"""Figures by value, unit, bound and what is measured, after CQE (Almasian et al. 2023)."""

import math
import re
from collections.abc import Callable

from extractor.evaluation.matching import most, overlap
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Figure

_Test = Callable[[Figure, Figure], bool]
_WORD = re.compile(r"[^\W_]+")


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return how many figures agree in value, and in value with unit, bound or both; ordinals are left out.

    Spans must touch. Pairs are chosen anew for each measure, as many as possible.
    """
    wanted = [figure for figure in gold.figures if figure.kind != "ordinal"]
    got = [figure for figure in predicted.figures if figure.kind != "ordinal"]
    return {
        name: Tally.of(len(most(wanted, got, _all(tests))), len(wanted), len(got))
        for name, tests in MEASURES.items()
    }


def _same_value(one: Figure, other: Figure) -> bool:
    ends = [sorted(end for end in (f.value, f.low, f.high) if end is not None) for f in (one, other)]
    return len(ends[0]) == len(ends[1]) and all(map(_close, *ends))


def _close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-8)


def _same_unit(one: Figure, other: Figure) -> bool:
    return (one.unit or "").casefold() == (other.unit or "").casefold()


def _same_bound(one: Figure, other: Figure) -> bool:
    return _mark(one) == _mark(other)


def _mark(figure: Figure) -> str:
    """The direction where the figure is the amount of a change, else the bound."""
    change = figure.change
    return change.direction if change and change.by is not None and change.direction else figure.bound


def _same_measured(one: Figure, other: Figure) -> bool:
    return bool(_words(one.of) & _words(other.of)) or one.of == other.of


def _words(text: str | None) -> set[str]:
    return set(_WORD.findall((text or "").lower()))


def _touch(one: Figure, other: Figure) -> bool:
    return overlap((one.start, one.end), (other.start, other.end)) > 0


def _all(tests: tuple[_Test, ...]) -> _Test:
    return lambda one, other: all(test(one, other) for test in tests)


MEASURES: dict[str, tuple[_Test, ...]] = {
    "value": (_touch, _same_value),
    "value+unit": (_touch, _same_value, _same_unit),
    "value+bound": (_touch, _same_value, _same_bound),
    "value+unit+bound": (_touch, _same_value, _same_unit, _same_bound),
    "value+of": (_touch, _same_value, _same_measured),
}
