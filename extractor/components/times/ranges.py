"""Joins the two ends of a range: "from Sept. 30 to Oct. 1", "between March and May", "2019-2021"."""

from itertools import pairwise

from extractor.components.times.connectors import joins, opens_range
from extractor.components.times.reader import Found
from extractor.schema import Time
from extractor.schema.time import TimeRange

_RANGED = frozenset({"DATE", "TIME"})


def link_ranges(text: str, times: list[Time], found: list[Found]) -> list[Time]:
    """Give both ends of each range the whole interval; returns the times."""
    for (begin, first), (end, _) in pairwise(zip(times, found, strict=True)):
        if begin.type in _RANGED and end.type in _RANGED and _is_range(text, begin, end, first.pair):
            _link(begin, end)
    return times


def _is_range(text: str, begin: Time, end: Time, is_pair: bool) -> bool:
    """Without "from" only times of one granularity make a range: "Monday to Friday", not "2024 to May"."""
    if not joins(text, (begin.start, begin.end), (end.start, end.end)):
        return False
    return is_pair or opens_range(text, begin.start) or len(begin.value) == len(end.value)


def _link(begin: Time, end: Time) -> None:
    starts, ends = begin.from_, end.to
    if starts is not None and ends is not None and starts[:10] > ends[:10]:
        return  # Two dates that merely stand side by side.
    whole = TimeRange.model_validate({"begin": begin.id, "end": end.id, "from": starts, "to": ends})
    begin.range, end.range = whole, whole
