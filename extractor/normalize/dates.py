"""Resolvers of calendar dates, weekdays, days, holidays and clock times."""

from datetime import date, timedelta

from extractor.normalize.calendar import add, day_value, easter, nth_weekday, week_value
from extractor.normalize.timex import Basis, Context, Parts, Timex
from extractor.normalize.zones import at_zone

# A month and day without a year is the nearest such date: at most so many days ahead of the anchor in an open
# clause, in a future and in a past one.
_DAYS_AHEAD = {0: 92, 1: 275, -1: 60}
_WEEK = timedelta(days=7)
_MONTHS_AHEAD = {0: 3, 1: 10, -1: 1}


def calendar_date(parts: Parts, context: Context) -> Timex | None:
    """Resolve a year, a month or a day of a month, with the clock or the part of the day if said."""
    if parts.month is None:
        year = parts.year
        return Timex("DATE", f"{year:04}", parts.mod, span=_fiscal_span(parts)) if year else None
    if parts.day is None:
        return _month(parts, context)
    found = day_of(parts, context)
    return _at(found, parts, None if parts.year else "anchor") if found else None


def _fiscal_span(parts: Parts) -> tuple[None, None] | None:
    return (None, None) if parts.fiscal else None  # Nobody knows when a company's year begins.


def _month(parts: Parts, context: Context) -> Timex:
    assert parts.month is not None
    year = parts.year or _year_of_month(parts, context)
    value = f"{year:04}-{parts.month:02}" if year else f"XXXX-{parts.month:02}"
    return Timex("DATE", value, parts.mod, basis=None if parts.year or not year else "anchor")


def _year_of_month(parts: Parts, context: Context) -> int | None:
    anchor, month = context.anchor, parts.month
    if parts.year_shift is not None:
        base = _year_base(parts, context)
        return base + parts.year_shift if base else None
    if anchor is None or month is None:
        return None
    if parts.shift is not None:
        if parts.shift < 0:
            return anchor.year - (month >= anchor.month)
        return anchor.year + (parts.shift > 0 and month <= anchor.month)
    ahead = (month - anchor.month) % 12
    return anchor.year + (month < anchor.month) - (ahead > _MONTHS_AHEAD[context.tense()])


def _year_base(parts: Parts, context: Context) -> int | None:
    base = (context.focus.year if parts.from_focus else None) or context.anchor
    return base.year if base else None


def day_of(parts: Parts, context: Context) -> date | str | None:
    """Return the day that month, weekday, holiday or "yesterday" name; its masked value without an anchor.

    None where the parts name no day, or one that the calendar does not have.
    """
    if parts.month is not None and parts.day is not None:
        return _month_day(parts, context)
    if parts.weekday is not None:
        return _weekday(parts, context)
    if parts.day_shift is not None:
        return context.anchor + timedelta(days=parts.day_shift) if context.anchor else day_value(None)
    return None


def _month_day(parts: Parts, context: Context) -> date | str | None:
    assert parts.month is not None
    assert parts.day is not None
    year = parts.year
    if year is None and parts.year_shift is not None:
        base = _year_base(parts, context)
        year = base + parts.year_shift if base else None
    try:
        if year is not None:
            return date(year, parts.month, parts.day)
        date(2000, parts.month, parts.day)  # A leap year: does the day exist at all?
    except ValueError:
        return None
    if context.anchor is None:
        return f"XXXX-{parts.month:02}-{parts.day:02}"
    return nearest(context.anchor, parts.month, parts.day, context)


def nearest(anchor: date, month: int, day: int, context: Context) -> date:
    """Return the date of that month and day which lies nearest, less far ahead than back."""
    candidates = []
    for year in range(
        max(1, anchor.year - 8), min(9999, anchor.year + 8) + 1
    ):  # 29 February may be 8 years off.
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    ahead = [candidate for candidate in candidates if candidate >= anchor]
    back = [candidate for candidate in candidates if candidate < anchor]
    if ahead and (not back or (ahead[0] - anchor).days <= 28):
        return ahead[0]
    if ahead and (ahead[0] - anchor).days <= _DAYS_AHEAD[context.tense()]:
        return ahead[0]
    return back[-1]


def _weekday(parts: Parts, context: Context) -> date | str:
    anchor, weekday = context.anchor, parts.weekday
    assert weekday is not None
    if anchor is None:
        return f"XXXX-WXX-{weekday}"
    found = _lone_weekday(anchor, weekday, parts, context)
    begin = context.not_before
    if begin is None or (anchor - begin >= _WEEK and found > begin):
        return found
    return begin + timedelta(days=(weekday - begin.isoweekday()) % 7)


def _lone_weekday(anchor: date, weekday: int, parts: Parts, context: Context) -> date:
    """Return the weekday as it would be read outside of a range."""
    if parts.week_shift is not None:
        monday = anchor - timedelta(days=anchor.isoweekday() - 1)
        return monday + timedelta(days=7 * parts.week_shift + weekday - 1)
    if parts.from_focus and context.focus.day is not None:
        anchor = context.focus.day
    back = (anchor.isoweekday() - weekday) % 7
    if parts.shift is not None and parts.shift != 0:
        return anchor + timedelta(days=7 - back if parts.shift > 0 else -(back or 7))
    future = context.tense() > 0 or (parts.shift == 0 and context.tense() >= 0)
    return anchor + timedelta(days=7 - back if future and back else -back)


def weekday(parts: Parts, context: Context) -> Timex | None:
    """Resolve a weekday, "yesterday" and the like: the most recent, the anchor included, unless future."""
    found = day_of(parts, context)
    return _at(found, parts, "anchor") if found else None


def _at(day: date | str, parts: Parts, basis: Basis) -> Timex:
    """The day itself, or the part of it or the minute that is said."""
    value = day if isinstance(day, str) else day.isoformat()
    relative: Basis = basis if isinstance(day, date) else None
    if parts.hour is not None:
        minute = f"{value}T{parts.hour:02}:{parts.minute or 0:02}"
        span = at_zone(minute, parts.zone) if isinstance(day, date) else None
        return Timex("TIME", minute, parts.mod, basis=relative, span=span)
    if parts.part:
        return Timex("TIME", f"{value}T{parts.part}", parts.mod, basis=relative)
    return Timex("DATE", value, parts.mod, basis=relative)


def clock(parts: Parts, context: Context) -> Timex | None:
    """Resolve a clock time: on the day said, else on the day in focus, else on the anchor."""
    if parts.hour is None or parts.hour > 24 or (parts.hour == 24 and parts.minute):
        return None
    named = parts.month is not None or parts.weekday is not None or parts.day_shift is not None
    day = day_of(parts, context) if named else context.focus.day or context.anchor or day_value(None)
    return _at(day, parts, None if parts.year else "anchor") if day else None


def offset_day(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the day before yesterday": `direction` days from the day named."""
    day = day_of(parts, context)
    if isinstance(day, date):
        return Timex("DATE", add(day, "D", parts.direction or 0).isoformat(), basis="anchor")
    return Timex("DATE", day_value(None)) if day else None


def week_of(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the week of March 6"."""
    day = day_of(parts, context)
    if day is None:
        return None
    basis: Basis = None if parts.year or isinstance(day, str) else "anchor"
    return Timex("DATE", week_value(day if isinstance(day, date) else None), parts.mod, basis=basis)


def holiday(parts: Parts, context: Context) -> Timex | None:
    """Resolve a holiday: of the year said, else the nearest; its week if that is said."""
    anchor = context.anchor
    if parts.year_shift is not None and anchor is not None:
        parts.year = anchor.year + parts.year_shift
    if parts.year is not None:
        day = holiday_in(parts.year, parts)
    elif anchor is None:
        fixed = parts.holiday is not None and len(parts.holiday) == 2
        return Timex("DATE", f"XXXX{holiday_in(2000, parts).isoformat()[4:]}" if fixed else "XXXX", parts.mod)
    else:
        day = _nearest_holiday(anchor, parts, context)
    value = week_value(day) if parts.unit == "W" else day.isoformat()
    return Timex("DATE", value, parts.mod, basis=None if parts.year else "anchor")


def holiday_in(year: int, parts: Parts) -> date:
    """Return the day of the holiday in a year."""
    if parts.easter is not None:
        return easter(year) + timedelta(days=parts.easter)
    assert parts.holiday is not None
    month, *rule = parts.holiday
    if len(rule) == 1:
        return date(year, month, rule[0])
    return nth_weekday(year, month, rule[0], rule[1]) + timedelta(days=sum(rule[2:]))


def _nearest_holiday(anchor: date, parts: Parts, context: Context) -> date:
    days = [
        holiday_in(year, parts) for year in range(max(1, anchor.year - 1), min(9998, anchor.year + 1) + 1)
    ]
    if parts.shift is not None and parts.shift < 0:
        return max((day for day in days if day < anchor), default=days[0])
    if parts.shift is not None and parts.shift > 0:
        return min((day for day in days if day > anchor), default=days[-1])
    ahead = _DAYS_AHEAD[context.tense()]
    return max((day for day in days if (day - anchor).days <= ahead), default=days[0])
