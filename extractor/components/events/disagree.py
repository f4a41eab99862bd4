"""Tell whether what is known of two namings can hold of one event."""

from dataclasses import dataclass, field
from datetime import date

from extractor.components.events.fillers import Filler
from extractor.components.events.view import View
from extractor.ontology.compiled import TypeRule
from extractor.schema import Figure

_FACTOR = 2  # counts of one thing that differ by more are of two events; revised tolls differ by less
_DAYS = 45  # dates further apart are of two events; those of a deed and its discovery are closer


@dataclass(slots=True)
class Facts:
    """What is known of an event by its fillers, each fact once, so that asking costs the same however many.

    Attributes:
        keys: who and what fills which role.
        figures: values by role and kind.
        intervals: first and last days.
        names: entities by role.
    """

    keys: set[tuple[str, str]] = field(default_factory=set)
    figures: dict[tuple[str, str], set[float]] = field(default_factory=dict)
    intervals: set[tuple[date, date]] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)

    def add(self, view: View, filler: Filler) -> None:
        """Note what a filler tells."""
        what = filler.entity or filler.figure or filler.time
        self.keys.add((filler.role, what or filler.token.lemma_))
        if filler.entity:
            self.names.setdefault(filler.role, set()).add(filler.entity)
        figure = view.figure(filler.token) if filler.figure else None
        value = _value(figure) if figure else None
        if figure and value is not None:
            self.figures.setdefault((filler.role, figure.kind), set()).add(value)
        time = view.time(filler.token) if filler.time else None
        if time and time.from_ and time.to:
            self.intervals.add((date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10])))


def shared(some: Facts, others: Facts) -> int:
    """Count the fillers that both have."""
    return len(some.keys & others.keys)


def disagree(type_: TypeRule, some: Facts, others: Facts) -> bool:
    """Tell whether figures, dates or the chief participants keep two namings apart."""
    return (
        _figures_disagree(some, others)
        or _times_disagree(some, others)
        or _participants_disagree(type_, some, others)
    )


def _figures_disagree(some: Facts, others: Facts) -> bool:
    for key in some.figures.keys() & others.figures.keys():
        if not any(_close(a, b) for a in some.figures[key] for b in others.figures[key]):
            return True
    return False


def _value(figure: Figure) -> float | None:
    if figure.value is not None:
        return float(figure.value)
    return float(figure.high if figure.high is not None else figure.low or 0)


def _close(one: float, other: float) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return large <= small * _FACTOR


def _times_disagree(some: Facts, others: Facts) -> bool:
    mine, theirs = some.intervals, others.intervals
    return bool(mine and theirs) and all(_gap(a, b) > _DAYS for a in mine for b in theirs)


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return the days between two intervals; none if they touch."""
    first, second = sorted((one, other))
    return max(0, (second[0] - first[1]).days)


def _participants_disagree(type_: TypeRule, some: Facts, others: Facts) -> bool:
    """Tell whether different names fill a required role."""
    for role in type_.roles.values():
        if not role.required:
            continue
        mine, theirs = some.names.get(role.name), others.names.get(role.name)
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False
