"""Small numbers as time expressions write them: "five", "twenty-four", "2 1/2", "a couple of"."""

import re
from collections.abc import Mapping

from extractor.normalize.timex import Amount

_FRACTION = re.compile(r"[- ]?(1/2|1/4|3/4|[½¼¾]|and (?:a half|one half))\b|[½¼¾]")
_WORDS = re.compile(r"[a-z]+|\d[\d,]*(?:\.\d+)?")
_FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
_ARTICLES = {"a", "an"}
_MULTIPLIERS = {"hundred", "thousand", "dozen"}


def cardinal(text: str, numbers: Mapping[str, Amount]) -> Amount | None:
    """Return the number that a phrase says; None if it says none.

    Args:
        text: digits or words, in any case, with a fraction after them or without.
        numbers: the value of each number word.
    """
    text = " ".join(text.lower().split())
    fraction = _FRACTION.search(text)
    rest = text[: fraction.start()] if fraction else text
    total: Amount = 0
    found = False
    for word in _WORDS.findall(rest):
        value = float(word.replace(",", "")) if word[0].isdigit() else numbers.get(word)
        if value is None:
            continue
        if word in _MULTIPLIERS:
            total = (total or 1) * value
        elif word not in _ARTICLES:
            total += value
        found = True
    if fraction:
        total += _FRACTIONS.get(fraction[1] or fraction[0], 0.5)
    if not found and not fraction:
        return None
    total = total or 1  # "A week", with the article alone.
    return int(total) if total == int(total) else total
