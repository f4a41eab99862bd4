"""Figures: numbers with their meaning."""

from typing import Literal

from pydantic import Field

from extractor.schema.base import Id, Number, Record, Span

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
    """How the figure moves something: its amount (`by`), the level reached (`to`), or both levels."""

    direction: Direction | None = None
    by: Number | None = None
    from_: Number | None = Field(default=None, alias="from")
    to: Number | None = None


class Figure(Span):
    """A quantity: `value` or a range `low`-`high` in the base of `unit`, unrounded."""

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
