"""The words of `models/patterns/events.yaml`, as sets."""

from functools import cache

from extractor import resources


@cache
def cue(name: str) -> frozenset[str]:
    """Return one of the word lists by its name."""
    words: list[str] = resources.load("patterns/events.yaml")[name]
    return frozenset(words)
