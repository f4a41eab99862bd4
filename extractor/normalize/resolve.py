"""From the parts of a time expression to its TIMEX3 value."""

import re
from collections.abc import Callable

from extractor.normalize import amounts, dates, periods
from extractor.normalize.calendar import interval
from extractor.normalize.digits import absolute, digits
from extractor.normalize.timex import Context, Parts, Timex

_OUTSIDE = re.compile(r"-|0000|\d{5}")
RESOLVERS: dict[str, Callable[[Parts, Context], Timex | None]] = {
    "absolute": absolute,
    "century": periods.century,
    "clock": dates.clock,
    "date": dates.calendar_date,
    "decade": periods.decade,
    "digits": digits,
    "duration": amounts.duration,
    "half": periods.half,
    "holiday": dates.holiday,
    "offset": periods.offset,
    "offset_day": dates.offset_day,
    "quarter": periods.quarter,
    "quarter_ref": periods.quarter_ref,
    "reference": amounts.reference,
    "same_period": periods.same_period,
    "season": periods.season,
    "set": amounts.recurrence,
    "shift": periods.shift,
    "shift_part": periods.shift_part,
    "the_unit": periods.the_unit,
    "week_of": dates.week_of,
    "weekday": dates.weekday,
    "weekend": periods.weekend,
    "year_ago": periods.year_ago,
    "year_end": periods.year_end,
}


def resolve(kind: str, parts: Parts, context: Context) -> Timex | None:
    """Return what an expression stands for, or None where it names no time (30 February, the year 12000).

    Args:
        kind: a key of `RESOLVERS`, as the patterns name it.
        parts: what the words say.
        context: what they are read against.
    """
    try:
        timex = RESOLVERS[kind](parts, context)
    except (ValueError, OverflowError):  # A date outside of the calendar's years 1 to 9999.
        return None
    return timex if timex and not _OUTSIDE.match(timex.value) else None


def bounds(timex: Timex) -> tuple[str | None, str | None]:
    """Return the first and last day (a clock time's minute) that a resolved expression covers."""
    if timex.span is not None:
        return timex.span
    return interval(timex.value) if timex.type in {"DATE", "TIME"} else (None, None)
