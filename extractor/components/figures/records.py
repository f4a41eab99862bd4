"""From quantities to the records of the schema."""

from collections.abc import Set as AbstractSet
from typing import cast

from extractor.components.figures.quantity import Quantity
from extractor.normalize import money
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import Ratio, number
from extractor.schema import Change, Figure
from extractor.schema.figure import Bound, Direction, FigureKind


def records(lexemes: Lexemes, found: list[Quantity], countries: AbstractSet[str]) -> list[Figure]:
    """Return the records of quantities in order of the text.

    Args:
        lexemes: the text.
        found: what was read.
        countries: the article's countries (ISO 3166 alpha-3), evidence for "$" and the like.
    """
    names = {id(quantity): f"f{n}" for n, quantity in enumerate(found, 1)}
    return [_figure(lexemes, quantity, names, countries) for quantity in found]


def _figure(
    lexemes: Lexemes, quantity: Quantity, names: dict[int, str], countries: AbstractSet[str]
) -> Figure:
    start, end = lexemes.starts[quantity.start], lexemes.ends[quantity.stop - 1]
    unit, inferred = _unit(quantity, countries)
    low, high = _number(quantity.low), _number(quantity.high)
    if low is not None and high is not None and low > high and quantity.kind != "score":
        low, high = high, low  # "from 7 to 5"
    made = Figure(
        id=names[id(quantity)],
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
        same_as=names.get(id(quantity.same_as)),
        base=quantity.base,
        head=quantity.head,
    )
    _add_measure(made, quantity, countries)
    return made


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


def _add_measure(made: Figure, quantity: Quantity, countries: AbstractSet[str]) -> None:
    """Add what makes the unit comparable: factors of measures, the ISO amount of minor units."""
    if quantity.unit:
        _, made.dimension, made.ucum, made.factor, made.offset = quantity.unit
    elif quantity.currency and quantity.currency.minor:
        made.currency = money.resolve(quantity.currency, countries)[0]
        if quantity.ratio:
            made.amount = number((quantity.ratio[0], quantity.ratio[1] * 100))


def _change(quantity: Quantity) -> Change | None:
    if quantity.role is None:
        return None
    value, direction = _number(quantity.ratio), cast(Direction | None, quantity.direction)
    if quantity.role == "by":
        exact = quantity.bound in ("=", "~")  # else value and bound tell all
        return Change(direction=direction, by=abs(value) if value is not None and exact else None)
    if quantity.role == "to":
        return _moved(direction, _number(quantity.from_), value)
    return _moved(direction, _number(quantity.low), _number(quantity.high))


def _moved(direction: Direction | None, origin: int | float | None, level: int | float | None) -> Change:
    change = Change(direction=direction, to=level)
    change.from_ = origin
    return change
