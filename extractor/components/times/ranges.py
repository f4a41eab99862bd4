"""Joins the two ends of a range: "from Sept. 30 to Oct. 1", "between March and May", "2019-2021"."""

import re
from itertools import pairwise

from extractor.components.times.reader import Found
from extractor.schema import Time
from extractor.schema.time import TimeRange

_DASH = re.compile(r"\s?(?:-|–|—)\s?")
_TO = re.compile(r",?\s(?:to|through|until|till)\s(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r",?\sand\s", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_LONGEST_PREPOSITION = 12


def link_ranges(text: str, times: list[Time], found: list[Found]) -> list[Time]:
    """Give both ends of each range the whole interval; returns the times."""
    ranged = ("DATE", "TIME")
    for (begin, is_pair), (end, _) in pairwise(
        (time, item.pair) for time, item in zip(times, found, strict=True)
    ):
        if begin.type in ranged and end.type in ranged and _is_range(text, begin, end, is_pair):
            _link(begin, end)
    return times


def _is_range(text: str, begin: Time, end: Time, is_pair: bool) -> bool:
    if end.start - begin.end > _LONGEST_PREPOSITION:
        return False
    between = text[begin.end : end.start]
    before = text[max(0, begin.start - _LONGEST_PREPOSITION) : begin.start]
    if _DASH.fullmatch(between):
        return is_pair or len(begin.value) == len(end.value)
    if _TO.fullmatch(between):
        return is_pair or bool(_FROM.search(before)) or len(begin.value) == len(end.value)
    return bool(_AND.fullmatch(between) and _BETWEEN.search(before))


def _link(begin: Time, end: Time) -> None:
    starts, ends = begin.from_, end.to
    if starts is not None and ends is not None and starts[:10] > ends[:10]:
        return  # Two dates that merely stand side by side.
    whole = TimeRange.model_validate({"begin": begin.id, "end": end.id, "from": starts, "to": ends})
    begin.range, end.range = whole, whole
