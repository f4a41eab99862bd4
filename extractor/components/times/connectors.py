"""The words between the two ends of a range."""

import re

_JOINED = re.compile(r"\s?(?:-|–|—)\s?|,?\s(?:to|through|until|till)\s(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r",?\sand\s", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_LONGEST = 12  # characters


def opens_range(text: str, start: int) -> bool:
    """Tell whether "from" or "between" stands before an offset."""
    return bool(_FROM.search(text[max(0, start - _LONGEST) : start]))


def joins(text: str, begin: tuple[int, int], end: tuple[int, int]) -> bool:
    """Tell whether two stretches are joined as the ends of a range: "to", a dash, "between … and"."""
    if not 0 < end[0] - begin[1] <= _LONGEST:
        return False
    between = text[begin[1] : end[0]]
    if _AND.fullmatch(between):
        return bool(_BETWEEN.search(text[max(0, begin[0] - _LONGEST) : begin[0]]))
    return bool(_JOINED.fullmatch(between))
