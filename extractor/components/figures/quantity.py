"""A quantity while it is being read."""

from dataclasses import dataclass

from extractor.normalize.money import Currency
from extractor.normalize.numbers import Numeral, Ratio
from extractor.normalize.units import Unit


@dataclass(slots=True)
class Quantity:
    """A number read from lexemes `start` up to, not including, `stop`, with what is known about it.

    `ratio` is its exact value; a range has `low` and `high` instead. `noun` is what is counted, `head` that
    without the words that tell its kind. `role` tells how it moves something: `by` an amount, `to` a level,
    `range` from one level to another. `of` is the character span of what is measured, `base` the id of the
    entity in it.
    """

    start: int
    stop: int
    numeral: Numeral
    ratio: Ratio | None
    low: Ratio | None = None
    high: Ratio | None = None
    currency: Currency | None = None
    unit: Unit | None = None
    age: str | None = None
    per: str | None = None
    noun: str | None = None
    head: str | None = None
    kind: str = "count"
    bound: str = "="
    sign: str | None = None
    direction: str | None = None
    role: str | None = None
    from_: Ratio | None = None
    of: tuple[int, int] | None = None
    base: str | None = None
    same_as: "Quantity | None" = None

    @property
    def bare(self) -> bool:
        """Tell whether no unit of any kind is known yet."""
        return not (self.currency or self.unit or self.age or self.noun)

    @property
    def is_range(self) -> bool:
        """Tell whether it has two ends."""
        return self.low is not None and self.high is not None

    def share_unit(self, other: "Quantity") -> None:
        """Take over the unit of another quantity."""
        self.currency, self.unit, self.age = other.currency, other.unit, other.age
        self.noun, self.head = other.noun, other.head
        self.per = self.per or other.per
        self.kind = other.kind
