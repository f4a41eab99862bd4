"""Resolvers of weeks, months, quarters, halves, seasons, years, decades, and of distances in time."""

from datetime import date, timedelta

from extractor.normalize.amount_values import duration_value
from extractor.normalize.calendar import (
    SEASON_STARTS,
    add,
    add_months,
    day_value,
    month_value,
    quarter_of,
    quarter_value,
    week_value,
    year_value,
)
from extractor.normalize.timex import Basis, Context, Parts, Timex

# "The past decade" is ten years up to now, not a decade of the calendar.
_EARLIEST_SHORT_DECADE = 3  # "The '30s" and later ones are of the twentieth century.
_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_HALF_A_MONTH = timedelta(days=15)
_STRETCHES = frozenset({"past", "next", "coming"})
_VALUES = {"D": day_value, "W": week_value, "M": month_value, "Q": quarter_value, "Y": year_value}


def shift(parts: Parts, context: Context) -> Timex | None:
    """Resolve "last week", "the following month": so many units from the anchor or the time in focus."""
    if parts.unit == "WE":
        return weekend(parts, context)
    if parts.unit not in _VALUES or parts.shift is None:
        return None
    if parts.count is not None and parts.count > 1:
        return _long_ago(parts, context)
    base, basis = _base(parts, context)
    there = add(base, parts.unit, parts.shift) if base else None
    span = (None, None) if parts.fiscal else None
    return Timex("DATE", _VALUES[parts.unit](there), parts.mod, basis=basis, span=span)


def _long_ago(parts: Parts, context: Context) -> Timex | None:
    """Resolve "this decade", "last century"; "the past decade" is a stretch of time."""
    assert parts.count is not None
    years = round(parts.count)
    if parts.shift_word in _STRETCHES or (years == 10 and parts.shift_word in {"last", "previous"}):
        span = stretch(context.anchor, parts)
        return Timex("DURATION", f"P{years}Y", basis="anchor" if span else None, span=span)
    if context.anchor is None:
        return Timex("DATE", "XXXX", parts.mod)
    number = context.anchor.year // years + (parts.shift or 0)
    return Timex("DATE", f"{number:0{3 if years == 10 else 2}}", parts.mod, basis="anchor")


def _base(parts: Parts, context: Context) -> tuple[date | None, Basis]:
    """What the expression counts from: the time in focus, known as exactly as its unit, else the anchor."""
    focus = context.focus
    known = {"D": focus.day, "W": focus.day, "M": focus.month, "Q": focus.quarter, "Y": focus.year}
    if parts.from_focus and (day := known.get(parts.unit or "")):
        return day, "focus"
    return context.anchor, "anchor" if context.anchor else None


def weekend(parts: Parts, context: Context) -> Timex:
    """Resolve "the weekend": the nearest that the clause allows; early in the week that is the last one."""
    anchor = context.anchor
    if anchor is None:
        return Timex("DATE", "XXXX-WXX-WE", parts.mod)
    step = parts.shift
    if step is None or step == 0:
        coming = anchor.isoweekday() > 3 if not context.tense() else context.tense() > 0
        step = 0 if coming or anchor.isoweekday() > 5 else -1
    elif step > 0 and anchor.isoweekday() < 3:
        step = 0
    return Timex("DATE", f"{week_value(add(anchor, 'W', step))}-WE", parts.mod, basis="anchor")


def shift_part(parts: Parts, context: Context) -> Timex | None:
    """Resolve "this morning", "last night", "overnight", and "the next morning" after the day in focus."""
    focus = context.focus.day if parts.from_focus else None
    day = focus or context.anchor
    if parts.weekday is not None or parts.day_shift is not None or parts.part is None:
        return None
    basis: Basis = "focus" if focus else "anchor" if day else None
    there = add(day, "D", parts.shift or 0) if day else None
    return Timex("TIME", f"{day_value(there)}T{parts.part}", parts.mod, basis=basis)


def the_unit(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the year" and "the full year": the one in which the anchor lies."""
    parts.shift = 0
    return shift(parts, context)


def year_end(parts: Parts, context: Context) -> Timex | None:
    """Resolve "year-end", "the end of the month"."""
    parts.shift = parts.shift or 0
    parts.mod = "END"
    return shift(parts, context)


def quarter(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the third quarter", of the year said or else the last one that the clause allows."""
    number = parts.quarter
    if number is None:
        return None
    span = (None, None) if parts.fiscal else None
    year = parts.year
    basis: Basis = None
    if year is None and context.anchor is not None:
        year, basis = _year_of_quarter(number, parts, context), "anchor"
    value = f"{year:04}-Q{number}" if year else f"XXXX-Q{number}"
    return Timex("DATE", value, parts.mod, basis=basis, span=span)


def _year_of_quarter(number: int, parts: Parts, context: Context) -> int:
    anchor = context.anchor
    assert anchor is not None
    if parts.year_shift is not None:
        return anchor.year + parts.year_shift
    now = quarter_of(anchor)
    if parts.year_ago:
        return anchor.year - 1 - (number > now)
    coming = number - now
    if coming <= 0:
        return anchor.year + (coming < -2 and context.tense() > 0)
    return anchor.year - (not (context.tense() > 0 or (coming == 1 and now == 3)))


def quarter_ref(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the quarter", "the year-earlier period": the quarter in focus, else the last full one."""
    if parts.year is not None:
        focus = context.focus.quarter
        number = f"{parts.year:04}-Q{quarter_of(focus)}" if focus else f"{parts.year:04}"
        return Timex("DATE", number, basis="focus" if focus else None)
    if context.anchor is None:
        return Timex("DATE", "XXXX-QX")
    day, basis = _ended(parts, context) or _quarter_day(parts, context)
    if day is None:
        return None
    if parts.year_ago:
        day = add(day, "Y", -1)
    return Timex("DATE", quarter_value(day), parts.mod, basis=basis)


def _ended(parts: Parts, context: Context) -> tuple[date, Basis] | None:
    """Return a day in the middle of "the quarter ended July 31"."""
    assert context.anchor is not None
    if parts.month is None:
        return None
    last_month = date(context.anchor.year, parts.month, 1)
    if last_month > context.anchor:
        last_month = add(last_month, "Y", -1)
    return last_month - _HALF_A_MONTH, "anchor"


def _quarter_day(parts: Parts, context: Context) -> tuple[date | None, Basis]:
    assert context.anchor is not None
    if parts.shift is not None and not (parts.from_focus and context.focus.quarter):
        return add(context.anchor, "Q", parts.shift), "anchor"
    last_full = add(context.anchor, "Q", -1)
    if not context.focus.quarter:
        return last_full, "anchor"
    if parts.shift_word == "latest" and context.focus.quarter > last_full:
        return last_full, "anchor"
    return add(context.focus.quarter, "Q", parts.shift or 0), "focus"


def year_ago(parts: Parts, context: Context) -> Timex:  # noqa: ARG001  all resolvers are called alike
    """Resolve "year-earlier": a year before the quarter in focus, else before the time in focus."""
    if context.focus.quarter and not context.focus.is_stretch:
        return Timex("DATE", quarter_value(add(context.focus.quarter, "Y", -1)), basis="focus")
    day = context.anchor
    return Timex("DATE", year_value(add(day, "Y", -1) if day else None), basis="anchor" if day else None)


def same_period(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the same period": the one that the text has just named."""
    value = context.focus.value
    return Timex("DATE", value, parts.mod, basis="focus") if value else None


def half(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the first half of 2025"."""
    if parts.half is None:
        return None
    year, basis = parts.year, None
    if year is None and context.anchor is not None:
        anchor, basis = context.anchor, "anchor"
        back = parts.year_shift is None and parts.half == 2 and anchor.month < 5 and context.tense() <= 0
        year = anchor.year + (parts.year_shift or 0) - back
    value = f"{year:04}-H{parts.half}" if year else f"XXXX-H{parts.half}"
    span = (None, None) if parts.fiscal else None
    return Timex("DATE", value, parts.mod, basis="anchor" if basis else None, span=span)


def season(parts: Parts, context: Context) -> Timex | None:
    """Resolve a season: of the year said, else by "last" and "next", else the nearest the clause allows."""
    name = parts.season
    if name is None:
        return None
    if parts.year is not None:
        return Timex("DATE", f"{parts.year:04}-{name}", parts.mod)
    if context.anchor is None:
        return Timex("DATE", f"XXXX-{name}", parts.mod)
    if parts.year_shift is not None:
        year = context.anchor.year + parts.year_shift
    else:
        year = _year_of_season(name, context.anchor, parts.shift, context)
    return Timex("DATE", f"{year:04}-{name}", parts.mod, basis="anchor")


def _year_of_season(name: str, anchor: date, step: int | None, context: Context) -> int:
    start = date(anchor.year, SEASON_STARTS[name], 1)
    if step == 0 and name != "WI":
        return anchor.year
    if step is None:
        step = context.tense() or (1 if start > anchor and (start - anchor).days < 120 else -1)
        if step < 0 and name != "WI" and start <= anchor:
            return anchor.year
    if step < 0:  # The last that is over.
        return anchor.year - (add_months(start, 3) > anchor) - (name == "WI" and anchor.month < 3)
    return anchor.year + (step > 0 and start <= anchor) - (step == 0 and anchor.month < 6)


def decade(parts: Parts, context: Context) -> Timex | None:
    """Resolve "the 1990s" (`199`); of "the '90s" the last that has begun."""
    if parts.decade is None:
        return None
    if parts.decade > 9:
        return Timex("DATE", f"{parts.decade:03}", parts.mod)
    if context.anchor is None and parts.decade < _EARLIEST_SHORT_DECADE:
        return Timex("DATE", f"XX{parts.decade}", parts.mod)
    year = context.anchor.year if context.anchor else 1999
    century = year // 100 - (parts.decade > year % 100 // 10)
    return Timex("DATE", f"{century * 10 + parts.decade:03}", parts.mod)


def century(parts: Parts, context: Context) -> Timex | None:  # noqa: ARG001  all resolvers are called alike
    """Resolve "the 19th century" (`18`)."""
    if parts.century is None or not 1 <= parts.century <= 30:
        return None
    return Timex("DATE", f"{parts.century - 1:02}", parts.mod)


def offset(parts: Parts, context: Context) -> Timex | None:
    """Resolve "two weeks ago", "a year later", as exact as the unit."""
    if parts.direction is None:
        return None
    if parts.vague or parts.count is None:
        return _vaguely(parts)
    if parts.unit in {"TH", "TM", "TS"}:
        return _hours(parts, context)
    if parts.unit == "Y" and parts.count == 1 and parts.direction < 0 and context.focus.quarter:
        return year_ago(parts, context)
    if parts.unit not in _VALUES:
        return None
    base, basis = _base(parts, context)
    there = add(base, parts.unit, parts.direction * parts.count) if base else None
    exact = "M" if parts.unit == "Y" and parts.count % 1 else parts.unit
    return Timex("DATE", _VALUES[exact](there), parts.mod, basis=basis)


def _vaguely(parts: Parts) -> Timex:
    if parts.from_focus and parts.unit:  # "A few days later" than a time that is known.
        return Timex("DURATION", duration_value(None, parts.unit), parts.mod)
    return Timex("DATE", "PAST_REF" if (parts.direction or 0) < 0 else "FUTURE_REF", parts.mod)


def _hours(parts: Parts, context: Context) -> Timex:
    """Resolve "two hours later" than a clock time that is known, "an hour ago"; else only the amount."""
    assert parts.unit is not None
    seconds = round(_SECONDS[parts.unit] * (parts.count or 0) * (parts.direction or 0))
    if not parts.from_focus and context.anchor is not None:
        day = (context.anchor + timedelta(days=int(seconds / 86400))).isoformat()
        return Timex("TIME", f"{day}TXX:XX", parts.mod, basis="anchor", span=(day, day))
    clock = context.focus.clock
    if clock is None:
        return Timex("DURATION", duration_value(parts.count, parts.unit), parts.mod)
    there = clock + timedelta(seconds=seconds)
    exactness = "hours" if parts.unit == "TH" else "minutes"
    return Timex("TIME", there.isoformat(timespec=exactness), parts.mod, basis="focus")


def stretch(anchor: date | None, parts: Parts) -> tuple[str | None, str | None] | None:
    """Return the interval of "the past five years" or "the next two weeks", counted from the anchor."""
    if anchor is None or not parts.shift or parts.count is None or parts.unit not in _VALUES:
        return None
    far = add(anchor, parts.unit, parts.shift * parts.count)
    first, last = sorted((anchor, far))
    if parts.unit != "D":
        return first.isoformat(), last.isoformat()
    return (first + timedelta(days=parts.shift > 0)).isoformat(), last.isoformat()
