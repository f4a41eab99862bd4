"""Who is who: each row of `cases.txt` marks the mentions of its entities."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

_MARK = re.compile(r"\{([A-Z])(\d*):([^}]*)\}")
_TYPES = {"P": {"PERSON"}, "O": {"ORG"}, "G": {"GPE"}, "N": {"NORP"}, "L": {"LOC"}, "F": {"FAC"}}


class Marked(NamedTuple):
    letter: str
    number: str
    start: int
    end: int


def read(line: str) -> tuple[str, list[Marked]]:
    """Return the text without the marks, and the marks."""
    text, marks, last = "", [], 0
    line = line.replace("\\n", "\n")
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        marks.append(Marked(mark[1], mark[2], len(text), len(text) + len(mark[3])))
        text += mark[3]
        last = mark.end()
    return text + line[last:], marks


def rows() -> Iterator[str]:
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def test_the_table_is_long_enough():
    assert len(list(rows())) >= 120


@pytest.mark.parametrize("line", list(rows()))
def test_clusters(extract, line):
    text, marks = read(line)
    entities = extract(text).entities
    at = {(m.start, m.end): entity for entity in entities for m in entity.mentions}
    seen: dict[str, str] = {}
    for mark in marks:
        words = text[mark.start : mark.end]
        if mark.letter == "X":
            covering = [
                m.text for e in entities for m in e.mentions if m.start < mark.end and mark.start < m.end
            ]
            assert not covering, f"{words!r} refers to nothing named"
            continue
        entity = at.get((mark.start, mark.end))
        assert entity is not None, f"{words!r} is no mention; there are {[text[s:e] for s, e in sorted(at)]}"
        assert entity.type in _TYPES[mark.letter], f"{words!r} is {entity.type}"
        assert seen.setdefault(mark.number, entity.id) == entity.id, f"{words!r} is {entity.name!r}"
    assert len(set(seen.values())) == len(seen), "two things have become one"
