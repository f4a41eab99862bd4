"""Tell whether what is known of two namings can hold of one event."""

from datetime import date

from extractor.components.events.fillers import Filler
from extractor.components.events.view import View
from extractor.ontology.compiled import TypeRule
from extractor.schema import Figure

_FACTOR = 2  # counts of one thing that differ by more are of two events; revised tolls differ by less
_DAYS = 45  # dates further apart are of two events; those of a deed and its discovery are closer


def shared(some: list[Filler], others: list[Filler]) -> int:
    """Count the fillers that both have."""
    return len(_keys(some) & _keys(others))


def disagree(view: View, type_: TypeRule, some: list[Filler], others: list[Filler]) -> bool:
    """Tell whether figures, dates or the chief participants keep two namings apart."""
    return (
        _figures_disagree(view, some, others)
        or _times_disagree(view, some, others)
        or _participants_disagree(type_, some, others)
    )


def _keys(fillers: list[Filler]) -> set[tuple[str, str]]:
    keys = set()
    for filler in fillers:
        what = filler.entity or filler.figure or filler.time
        keys.add((filler.role, what or filler.token.lemma_))
    return keys


def _figures_disagree(view: View, some: list[Filler], others: list[Filler]) -> bool:
    mine, theirs = _figures(view, some), _figures(view, others)
    for key in mine.keys() & theirs.keys():
        if not any(_close(a, b) for a in mine[key] for b in theirs[key]):
            return True
    return False


def _figures(view: View, fillers: list[Filler]) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = {}
    for filler in fillers:
        figure = view.figure(filler.token) if filler.figure else None
        value = _value(figure) if figure else None
        if figure and value is not None:
            found.setdefault((filler.role, figure.kind), []).append(value)
    return found


def _value(figure: Figure) -> float | None:
    if figure.value is not None:
        return float(figure.value)
    return float(figure.high if figure.high is not None else figure.low or 0)


def _close(one: float, other: float) -> bool:
    small, large = sorted((abs(one), abs(other)))
    return large <= small * _FACTOR


def _times_disagree(view: View, some: list[Filler], others: list[Filler]) -> bool:
    mine, theirs = _intervals(view, some), _intervals(view, others)
    return bool(mine and theirs) and all(_gap(a, b) > _DAYS for a in mine for b in theirs)


def _intervals(view: View, fillers: list[Filler]) -> list[tuple[date, date]]:
    times = [view.time(filler.token) for filler in fillers if filler.time]
    return [
        (date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10]))
        for time in times
        if time and time.from_ and time.to
    ]


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return the days between two intervals; none if they touch."""
    first, second = sorted((one, other))
    return max(0, (second[0] - first[1]).days)


def _participants_disagree(type_: TypeRule, some: list[Filler], others: list[Filler]) -> bool:
    """Tell whether different names fill a required role."""
    for role in type_.roles.values():
        if not role.required:
            continue
        mine, theirs = _names(some, role.name), _names(others, role.name)
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def _names(fillers: list[Filler], role: str) -> set[str]:
    return {filler.entity for filler in fillers if filler.role == role and filler.entity}
