"""TIMEX3 calendar values: made from dates, and read back as intervals (ISO 8601, ISO-TimeML)."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # Meteorological seasons of the northern hemisphere.
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekend>WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d(?::\d\d)?|[A-Z]{2}))?)?))?"
)
_COARSE = re.compile(r"\d{2,3}")


def day_value(day: date | None) -> str:
    """Return the value of a day; X stands for what is not known."""
    return day.isoformat() if day else "XXXX-XX-XX"


def month_value(day: date | None) -> str:
    """Return the value of the month that holds a day."""
    return f"{day.year:04}-{day.month:02}" if day else "XXXX-XX"


def year_value(day: date | None) -> str:
    """Return the value of the year that holds a day."""
    return f"{day.year:04}" if day else "XXXX"


def week_value(day: date | None) -> str:
    """Return the value of the ISO week that holds a day."""
    if day is None:
        return "XXXX-WXX"
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(day: date | None) -> str:
    """Return the value of the quarter that holds a day."""
    return f"{day.year:04}-Q{quarter_of(day)}" if day else "XXXX-QX"


def quarter_of(day: date) -> int:
    """Return the number of the quarter, from 1."""
    return (day.month + 2) // 3


def add_months(day: date, months: int) -> date:
    """Return the day so many months on; the month's last day where it is shorter.

    Raises:
        ValueError: the year is not within 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add(day: date, unit: str, count: float) -> date:
    """Return the day so many D, W, M, Q or Y on (negative: back); halves of months and years count.

    Raises:
        ValueError, OverflowError: the year is not within 1 to 9999.
    """
    if unit in {"D", "W"}:
        return day + timedelta(days=round(count * (7 if unit == "W" else 1)))
    return add_months(day, round(count * {"M": 1, "Q": 3, "Y": 12}[unit]))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, 1991)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Return the nth given ISO weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def interval(value: str) -> tuple[str | None, str | None]:
    """Return the first and last day, or with a clock time the minute, that a value covers.

    A vague, masked or invalid value covers nothing that is known: (None, None).
    """
    try:
        if _COARSE.fullmatch(value):
            years = 10 ** (4 - len(value))
            first = int(value) * years
            return date(first, 1, 1).isoformat(), date(first + years - 1, 12, 31).isoformat()
        match = _VALUE.fullmatch(value)
        return _interval(match) if match else (None, None)
    except (ValueError, OverflowError):
        return None, None


def _interval(match: re.Match[str]) -> tuple[str, str]:
    year = int(match["year"])
    clock = match["clock"]
    if clock and clock[0].isdigit():
        instant = _instant(match).isoformat(timespec="minutes" if ":" in clock else "hours")
        return instant, instant
    if match["week"]:
        first = date.fromisocalendar(year, int(match["week"]), 6 if match["weekend"] else 1)
        last = first + timedelta(days=1 if match["weekend"] else 6)
    elif match["day"]:
        first = last = date(year, int(match["month"]), int(match["day"]))
    else:
        first, last = _months(match, year)
    return first.isoformat(), last.isoformat()


def _instant(match: re.Match[str]) -> datetime:
    hour, _, minute = match["clock"].partition(":")
    start = datetime(int(match["year"]), int(match["month"]), int(match["day"]))
    return start + timedelta(hours=int(hour), minutes=int(minute or 0))  # 24:00 is the next day's 0:00.


def _months(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["month"]:
        start, months = int(match["month"]), 1
    elif match["quarter"]:
        start, months = 3 * int(match["quarter"]) - 2, 3
    elif match["half"]:
        start, months = 6 * int(match["half"]) - 5, 6
    elif match["season"]:
        start, months = SEASON_STARTS[match["season"]], 3
    else:
        start, months = 1, 12
    first = date(year, start, 1)
    return first, add_months(first, months) - timedelta(days=1)
