"""From quantities to the records of the schema."""

from collections.abc import Set as AbstractSet
from typing import cast

from extractor.components.figures.quantity import Quantity
from extractor.normalize import money
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import Ratio, number
from extractor.schema import Change, Figure
from extractor.schema.figure import Bound, Direction, FigureKind


def figure(lexemes: Lexemes, quantity: Quantity, name: str, countries: AbstractSet[str]) -> Figure:
    """Return the record of a quantity.

    Args:
        lexemes: the text.
        quantity: what was read.
        name: the record's id.
        countries: the article's countries (ISO 3166 alpha-3), evidence for "$" and the like.
    """
    start, end = lexemes.starts[quantity.start], lexemes.ends[quantity.stop - 1]
    unit, inferred = _unit(quantity, countries)
    low, high = _number(quantity.low), _number(quantity.high)
    if low is not None and high is not None and low > high and quantity.kind != "score":
        low, high = high, low  # "from 7 to 5"
    return Figure(
        id=name,
        start=start,
        end=end,
        text=lexemes.text[start:end],
        kind=cast(FigureKind, quantity.kind),
        value=_number(quantity.ratio),
        low=low,
        high=high,
        bound=cast(Bound, quantity.bound),
        unit=unit,
        of=lexemes.text[slice(*quantity.of)] if quantity.of else None,
        change=_change(quantity),
        inferred=inferred,
    )


def _number(ratio: Ratio | None) -> int | float | None:
    return None if ratio is None else number(ratio)


def _unit(quantity: Quantity, countries: AbstractSet[str]) -> tuple[str | None, bool]:
    name, inferred = quantity.age or quantity.noun, False
    if quantity.unit:
        name = quantity.unit.name
    elif quantity.currency:
        code, inferred = money.resolve(quantity.currency, countries)
        name = quantity.currency.minor or code
    if quantity.per:
        name = f"{name} per {quantity.per}" if name else f"per {quantity.per}"
    return name, inferred


def _change(quantity: Quantity) -> Change | None:
    if quantity.role is None:
        return None
    value, direction = _number(quantity.ratio), cast(Direction | None, quantity.direction)
    if quantity.role == "by":
        return Change(direction=direction, by=abs(value) if value is not None else None)
    if quantity.role == "to":
        return Change(**{"direction": direction, "to": value, "from": _number(quantity.from_)})
    return Change(**{"direction": direction, "from": _number(quantity.low), "to": _number(quantity.high)})
