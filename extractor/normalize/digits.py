"""Dates all in digits, and what other written forms remain, by dateparser."""

from functools import cache
from typing import Any

from extractor.normalize.dates import calendar_date
from extractor.normalize.timex import Context, Parts, Timex


def digits(parts: Parts, context: Context) -> Timex | None:
    """Resolve 12/03/2026: the day first or the month first as the source's country writes, if both can be;
    with dots the day is always first.

    `parts.month` and `parts.day` are the first and the second number.
    """
    first, second = parts.month, parts.day
    if first is None or second is None:
        return None
    day_first = first > 12 or ((context.day_first or parts.dotted) and second <= 12)
    parts.day, parts.month = (first, second) if day_first else (second, first)
    return calendar_date(parts, context) if 1 <= parts.month <= 12 else None


def absolute(parts: Parts, context: Context) -> Timex | None:
    """Resolve a date in a form that no pattern knows in detail; nothing is guessed from today's date."""
    parser = _parser(context.day_first)
    text = " ".join(parts.text.replace("’", "'").split())
    found = parser.get_date_data(text.removeprefix("the "))
    if found.date_obj is None or found.period != "day":
        return None
    return Timex("DATE", found.date_obj.date().isoformat(), parts.mod)


@cache
def _parser(day_first: bool) -> Any:
    from dateparser.date import DateDataParser  # Loading it takes longer than most articles need.

    settings = {
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY" if day_first else "MDY",
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    return DateDataParser(languages=["en"], settings=settings)
