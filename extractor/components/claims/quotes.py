"""Quotations: the stretches of a text between quotation marks, whatever the convention."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from extractor.components.structure.paragraphs import Paragraph, paragraphs

# Double marks always quote. A single mark may be an apostrophe: it opens only before a word and after white
# space or an opening mark, and closes only after a word or stop and before white space or punctuation.
_MARK = re.compile(
    r"""(?P<open>[“„«]|``)|(?P<close>[”»])|(?P<straight>"|'')
    |(?P<single_open>(?:(?<=[\s(\[—–-])|^)[‘'](?=\w)
        (?!\d\ds?\b|(?:tis|twas|em|til|cause)\b))
    |(?P<single_close>(?<=[\w.,!?…%])['’](?=[\s.,;:!?)\]—–-]|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_SINGLE_OPEN, _SINGLE_CLOSE = "single_open", "single_close"


class Quotation(NamedTuple):
    """A quotation with its marks: half-open character offsets.

    `closed` is false where the closing mark is missing: it then runs to its paragraph's end, as every one
    but the last does in a quotation of several. `paragraph` counts from 0.
    """

    start: int
    end: int
    closed: bool
    paragraph: int


class Quotations:
    """The quotations of a text, in order and without overlap; marks inside a quotation belong to it."""

    def __init__(self, text: str) -> None:
        self.paragraphs = list(paragraphs(text))
        self.all = [
            quotation
            for number, part in enumerate(self.paragraphs)
            for quotation in _in_paragraph(part, number)
        ]
        self._starts = [quotation.start for quotation in self.all]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None

    def within(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that touch the characters `start` to `end`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return [quotation for quotation in self.all[first:last] if quotation.end > start]


def _in_paragraph(part: Paragraph, number: int) -> Iterator[Quotation]:
    """Yield the quotations of one paragraph; an unclosed double mark reaches to its end."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(part.text):
        kind = mark.lastgroup
        if opened is None:
            if kind in {"open", "straight", _SINGLE_OPEN}:
                opened = mark
        elif opened.lastgroup == _SINGLE_OPEN:
            if kind == _SINGLE_CLOSE:
                yield Quotation(part.start + opened.start(), part.start + mark.end(), True, number)
                opened = None
            elif kind in {"open", "straight"}:
                opened = mark  # The single mark was an apostrophe after all.
        elif (kind == "open" and not _closes(opened, mark)) or _reopens(part.text, opened, mark):
            yield Quotation(part.start + opened.start(), part.start + mark.start(), False, number)
            opened = mark
        elif kind in {"open", "close", "straight"}:
            yield Quotation(part.start + opened.start(), part.start + mark.end(), True, number)
            opened = None
    if opened is not None and opened.lastgroup != _SINGLE_OPEN:
        yield Quotation(part.start + opened.start(), part.end, False, number)


def _closes(opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Tell whether an opening mark closes, as it does after a low one („…“)."""
    return opened.group() == "„" and mark.group() == "“"


def _reopens(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Tell whether a straight mark after a straight mark opens again: the closing one is missing."""
    if opened.lastgroup != "straight" or mark.lastgroup != "straight":
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return before.isspace() and after != "" and not after.isspace()
