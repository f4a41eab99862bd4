"""Where times may stand: stretches of words of the patterns' vocabulary, and the patterns that match."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.components.times.patterns import Grammar, Rule, grammar

_WORD = re.compile(r"\d+|[^\W\d_]+")
_MOST_WORDS = 40  # A longer stretch (a table of numbers, a list) is looked through in pieces.
_YEARS = range(1100, 2200)


class Stretch(NamedTuple):
    """Where the words of a stretch start, and the classes of its words as bits."""

    starts: list[int]
    classes: int


class Candidate(NamedTuple):
    """A pattern that matches."""

    rule: Rule
    match: re.Match[str]


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the stretches of consecutive vocabulary words that hold a word which may name a time."""
    words = grammar()
    starts: list[int] = []
    classes = end = 0
    for word in _WORD.finditer(text):
        token = word.group()
        bits = words.vocabulary.get(token.lower())
        if bits is None and token.isdecimal():
            bits = _number(token, text, word.start(), words)
        start = word.start()
        if bits is None or start - end > 4 or len(starts) == _MOST_WORDS:
            if classes:
                yield Stretch(starts, classes)
            starts, classes = [], 0
        end = word.end()
        if bits is not None:
            starts.append(start)
            classes |= bits
    if classes:
        yield Stretch(starts, classes)


def _number(digits: str, text: str, start: int, words: Grammar) -> int:
    before = text[start - 1 : start]
    if len(digits) == 4 and int(digits) in _YEARS:
        return words.bits["year"] | words.bits["zone"]
    if len(digits) > 2 or not before:
        return 0
    if before in "'’":
        return words.bits["apostrophe"] | words.bits["decade"]
    if before == ":":
        return words.bits["clock"]
    if before == "/":
        return words.bits["slash"]
    return words.bits["decade"] if text.startswith("0s", start + 1) else 0


@cache
def _rules(classes: int) -> list[Rule]:
    return [rule for rule in grammar().rules if rule.classes & classes]


def candidates(text: str, start: int, classes: int) -> list[Candidate]:
    """Return the patterns that match at an offset, the longest first, then by rule."""
    found = [
        Candidate(rule, match)
        for rule in _rules(classes)
        if (match := rule.regex.match(text, start)) is not None
    ]
    found.sort(key=lambda candidate: -candidate.match.end())
    return found
