"""Paragraphs of plain text: separated by blank lines or lines, hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_ENDS = (".", "!", "?", '"', "”", "’", ":", ")", ";")
_WIDEST_COLUMN = 100
_NARROWEST_COLUMN = 40


class Paragraph(NamedTuple):
    """A paragraph's half-open character offsets, outer white space left out."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order.

    Blank lines always divide. A single line break divides too, unless the text is wrapped to a column and the
    break is where the next word would not have fitted.
    """
    blocks = [_lines(text, block) for block in _BLOCK.finditer(text)]
    column = _column([[line.text for line in block] for block in blocks])
    for block in blocks:
        first = block[0]
        for line, following in pairwise(block):
            if not _is_full(line.text, following.text, column):
                yield Paragraph(first.start, line.end, text[first.start : line.end])
                first = following
        yield Paragraph(first.start, block[-1].end, text[first.start : block[-1].end])


def _lines(text: str, block: re.Match[str]) -> list[Paragraph]:
    spans = (match.span() for match in _LINE.finditer(text, block.start(), block.end()))
    return [
        Paragraph(start, start + len(line), line)
        for start, end in spans
        if (line := text[start:end].rstrip())
    ]


def _column(blocks: list[list[str]]) -> int:
    """Return the column that the text is wrapped to, 0 if it is not: then every line is a paragraph.

    It is wrapped when most of its single line breaks come where the next word would not have fitted, and
    most of these within a sentence.
    """
    column = max((len(line) for block in blocks for line in block), default=0)
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if not breaks or not _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN:
        return 0
    full = [line for line, following in breaks if _is_full(line, following, column)]
    within = sum(not line.endswith(_ENDS) for line in full)
    return column if 2 * len(full) > len(breaks) and 2 * within > len(full) and len(full) > 1 else 0


def _is_full(line: str, following: str, column: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > column > 0
