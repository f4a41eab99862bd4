"""Paragraphs of plain text: separated by blank lines or lines, hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_ENDS = (".", "!", "?", '"', "”", "’", ":", ")", ";")
_WRAP_AT_LEAST, _WRAP_AT_MOST = 45, 100


class Paragraph(NamedTuple):
    """A paragraph's half-open character offsets, outer white space left out."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order.

    Lines of a block (no blank line inside) are paragraphs of their own, unless they look hard-wrapped: all
    but the last are of nearly one length and most of them end within a sentence.
    """
    for block in _BLOCK.finditer(text):
        lines = [
            (block.start() + line.start(), line.group().rstrip()) for line in _LINE.finditer(block.group())
        ]
        if _is_wrapped([line for _, line in lines]):
            yield _paragraph(text, lines[0][0], lines[-1][0] + len(lines[-1][1]))
        else:
            for start, line in lines:
                yield _paragraph(text, start, start + len(line))


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    return Paragraph(start, end, text[start:end])


def _is_wrapped(lines: list[str]) -> bool:
    full, last = lines[:-1], lines[-1]
    if not full or any(not _WRAP_AT_LEAST <= len(line) <= _WRAP_AT_MOST for line in full):
        return False
    if len(last) > _WRAP_AT_MOST or (len(full) == 1 and not last[0].islower()):
        return False
    open_ends = sum(not line.endswith(_ENDS) for line in full)
    return 2 * open_ends > len(full)
