"""Times: TIMEX3 expressions with their values and intervals."""

from typing import Literal

from pydantic import Field

from extractor.schema.base import Day, Id, Record, Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal[
    "START",
    "MID",
    "END",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "BEFORE",
    "AFTER",
]
TimeAnchor = Literal["published", "inferred", "focus"]


class TimeRange(Record):
    """A range whose ends are two times: their ids, and the whole interval that they span."""

    begin: Id
    end: Id
    from_: Day | None = Field(alias="from")
    to: Day | None


class Time(Span):
    """A TIMEX3 (ISO-TimeML). `from` and `to` are the first and last day (or instant) that it denotes.

    An X in `value` stands for what is not known, as the year of a bare "12 March" without an anchor. `anchor`
    tells what a relative expression was counted from: the article's date of publication (`published`), a date
    in its dateline or byline (`inferred`), or the time that the text speaks of (`focus`); null for absolute
    and vague ones. `mod`, `quant` and `freq` are TIMEX3's.
    """

    id: Id
    type: TimeType
    value: str
    from_: Day | None = Field(alias="from")
    to: Day | None
    mod: TimeMod | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: TimeAnchor | None = None
    range: TimeRange | None = None
