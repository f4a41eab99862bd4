"""Reads a text from left to right: finds its times and resolves them, keeping the time in focus."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple, Protocol

from extractor.components.times.connectors import joins
from extractor.components.times.finder import Candidate, Stretch, candidates, stretches
from extractor.components.times.parts import Reading, read
from extractor.normalize.calendar import interval
from extractor.normalize.resolve import resolve
from extractor.normalize.timex import Context, Focus, Timex

_MONTHS = re.compile(r"P(?:6|9|12)M")  # What a company reports on beside quarters.


_CALENDAR = frozenset({"date", "digits"})


class Found(NamedTuple):
    """A time in the text; `pair` marks both ends of a range that one pattern matched."""

    start: int
    end: int
    timex: Timex
    pair: bool = False


class Surroundings(Protocol):
    """What the words around an expression decide."""

    def tense(self, start: int, end: int) -> int:
        """Tell whether the clause of an expression is future (1), past (-1) or open (0)."""
        ...

    def accepts(self, candidate: Candidate) -> bool:
        """Tell whether the words are a time here: "May" a month, "second" a unit."""
        ...

    def breaks(self, start: int, end: int) -> bool:
        """Tell whether a paragraph ends between two offsets."""
        ...


class NoSurroundings:
    """For an expression on its own: nothing is known, all is accepted."""

    def tense(self, start: int, end: int) -> int:  # noqa: ARG002, D102  see Surroundings
        return 0

    def accepts(self, candidate: Candidate) -> bool:  # noqa: ARG002, D102
        return True

    def breaks(self, start: int, end: int) -> bool:  # noqa: ARG002, D102
        return False


def read_times(
    text: str, anchor: date | None = None, surroundings: Surroundings | None = None, day_first: bool = False
) -> list[Found]:
    """Return the times of a text in order, without overlap.

    Args:
        text: any text.
        anchor: the day that relative expressions count from; without one they get masked values.
        surroundings: what the parse tells; without it clauses are open and every match counts.
        day_first: whether 3/4/2025 is in April.
    """
    return list(_Reader(text, anchor, surroundings or NoSurroundings(), day_first).read())


class _Reader:
    def __init__(self, text: str, anchor: date | None, surroundings: Surroundings, day_first: bool) -> None:
        self.text = text
        self.surroundings = surroundings
        self.last: Found | None = None
        self.context = Context(anchor=anchor, focus=Focus(), day_first=day_first)

    def read(self) -> Iterator[Found]:
        end = 0
        for stretch in stretches(self.text):
            for found in self._read_stretch(stretch, end):
                end = found.end
                yield found

    def _read_stretch(self, stretch: Stretch, end: int) -> Iterator[Found]:
        for start in stretch.starts:
            if start < end:
                continue
            end, times = self._at(start, stretch.classes)
            for found in times:
                self._focus(found.timex)
                self.last = found
                yield found

    def _at(self, start: int, classes: int) -> tuple[int, list[Found]]:
        """Return the time (both ends of a range) at an offset, by the first candidate that makes sense.

        Where it ends comes with it: an idiom ("24 hours a day") is read over without a time.
        """
        if start and self.text[start - 1] in "'’":
            start -= 1
        for candidate in candidates(self.text, start, classes):
            if self.surroundings.breaks(*candidate.match.span()) or not self.surroundings.accepts(candidate):
                continue
            if candidate.rule.kind == "idiom":
                return candidate.match.end(), []
            readings = read(candidate.match, candidate.rule)
            found = [self._resolve(reading, candidate) for reading in readings]
            resolved = [time for time in found if time is not None]
            if len(resolved) == len(readings):
                return resolved[-1].end, resolved
            if candidate.rule.kind in _CALENDAR:
                return candidate.match.end(), []  # The calendar has no such day; its parts mean nothing.
        return start, []

    def _resolve(self, reading: Reading, candidate: Candidate) -> Found | None:
        self.context.tense = lambda: self.surroundings.tense(reading.start, reading.end)
        self.context.not_before = self._range_start(reading)
        timex = resolve(candidate.rule.kind, reading.parts, self.context)
        return Found(reading.start, reading.end, timex, candidate.rule.pair) if timex else None

    def _range_start(self, reading: Reading) -> date | None:
        """Return the day on which a range begins that the expression ends."""
        last = self.last
        if last is None or not joins(self.text, (last.start, last.end), (reading.start, reading.end)):
            return None
        return self.context.focus.day

    def _focus(self, timex: Timex) -> None:
        """Remember the time that the text speaks of now."""
        if timex.type == "DURATION":
            self.context.focus.is_stretch |= bool(_MONTHS.fullmatch(timex.value))
        if timex.type not in {"DATE", "TIME"} or not timex.value[:4].isdigit():
            return
        first = (timex.span or interval(timex.value))[0]
        if first is None:
            return
        day, focus = date.fromisoformat(first[:10]), self.context.focus
        focus.year = day
        focus.value = timex.value
        if timex.value[4:6] == "-Q" and timex.basis != "focus":
            focus.quarter, focus.is_stretch = day, False
        if timex.type == "TIME" and ":" in first:
            focus.clock = datetime.fromisoformat(first).replace(tzinfo=None)
        if timex.value[5:6].isdigit():
            focus.month = day
            focus.day = day if timex.value[7:8] == "-" else None
