"""Times: TIMEX3 expressions with their values and intervals."""

from typing import Literal

from pydantic import Field

from extractor.schema.base import Id, Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Time(Span):
    """A TIMEX3 (ISO-TimeML). `from` and `to` are the first and last day (or instant) that it denotes."""

    id: Id
    type: TimeType
    value: str
    from_: str | None = Field(alias="from")
    to: str | None
