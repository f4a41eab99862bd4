"""Figures by value, unit, bound and what is measured, after CQE (Almasian et al. 2023)."""

import math
from collections.abc import Callable

from extractor.evaluation.matching import most, touching
from extractor.evaluation.tally import Tallies, Tally
from extractor.evaluation.words import content_words
from extractor.schema import ArticleRecord, Figure

_Test = Callable[[Figure, Figure], bool]


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return how many figures agree in value, and in value with unit, bound, both or what is measured (`of`).

    Ordinals are left out. Spans must touch. Pairs are chosen anew for each measure, as many as possible.
    """
    wanted = [figure for figure in gold.figures if figure.kind != "ordinal"]
    got = [figure for figure in predicted.figures if figure.kind != "ordinal"]
    pairs = touching([(f.start, f.end) for f in wanted], [(f.start, f.end) for f in got])
    alike = [(i, j) for i, j in pairs if _same_value(wanted[i], got[j])]
    found = {}
    for name, tests in MEASURES.items():
        fitting = ((i, j) for i, j in alike if all(test(wanted[i], got[j]) for test in tests))
        found[name] = Tally.of(len(most(fitting)), len(wanted), len(got))
    return found


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
    """Tell whether what is measured has a word in common that carries meaning, or is unsaid on both sides."""
    wanted, got = content_words(one.of), content_words(other.of)
    return bool(wanted & got) or wanted == got


MEASURES: dict[str, tuple[_Test, ...]] = {
    "value": (),
    "value+unit": (_same_unit,),
    "value+bound": (_same_bound,),
    "value+unit+bound": (_same_unit, _same_bound),
    "value+of": (_same_measured,),
}
