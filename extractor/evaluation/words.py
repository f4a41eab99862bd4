"""Wordings compared by the words that carry meaning."""

import re
from functools import cache

from extractor import resources

_WORD = re.compile(r"[^\W_]+")


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry no meaning of their own."""
    return frozenset(resources.load("lexicons/function_words.yaml")["words"])


def content_words(text: str | None) -> set[str]:
    """Return the words of a text that carry meaning, nouns in their likely singular."""
    words = _WORD.findall((text or "").lower())
    return {singular(word) for word in words if word not in function_words()}


def singular(word: str) -> str:
    """Return a noun's likely singular; what is compared is treated alike, so a wrong one does no harm."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
    )
