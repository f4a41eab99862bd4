"""Figures: numbers with their meaning."""

from typing import Literal

from pydantic import Field

from extractor.schema.base import Finite, Id, Number, Record, Span

FigureKind = Literal[
    "count",
    "money",
    "percent",
    "percentage_point",
    "fraction",
    "measure",
    "duration",
    "age",
    "ordinal",
    "rate",
    "score",
]
Bound = Literal["=", "~", ">", "<"]
Direction = Literal["up", "down"]


class Change(Record):
    """How the figure moves something: its amount (`by`), the level reached (`to`), or both levels.

    `by` is null where the amount is a range or only bounded ("fell more than 3%").
    """

    direction: Direction | None = None
    by: Number | None = None
    from_: Number | None = Field(default=None, alias="from")
    to: Number | None = None


class Figure(Span):
    """A quantity: `value` or a range `low`-`high` in the base of `unit`, unrounded.

    `inferred`: the currency is not said ("$"), but taken from the article's country or by default.
    `same_as`: the figure that says the same amount in other terms. `base`: the entity in `of`.
    `head`: what is counted as a bare noun, where `unit` tells its kind ("pensioner" of "eligible pensioner").
    `dimension`, `ucum`, `factor`, `offset`: of a unit of measure (without what a rate is per): its UCUM code,
    and how it converts to the base unit of its dimension: base = value * factor + offset.
    `currency`, `amount`: of minor units ("45 cents"): the ISO 4217 code and the amount in that currency.
    """

    id: Id
    kind: FigureKind
    value: Number | None
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None
    of: str | None
    change: Change | None
    inferred: bool = False
    same_as: Id | None = None
    base: Id | None = None
    head: str | None = None
    dimension: str | None = None
    ucum: str | None = None
    factor: Finite | None = None
    offset: Finite | None = None
    currency: str | None = None
    amount: Number | None = None
