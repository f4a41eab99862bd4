"""Expressions on their own: text and anchor to value and interval, as rows of `data/times.tsv`."""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from extractor.components.times.reader import read_times
from extractor.normalize.resolve import bounds

_FILE = Path(__file__).parent / "data" / "times.tsv"
_NOTHING = "-"


def cases() -> list[tuple[str, str, list[list[str]]]]:
    """Rows of one anchor and text belong together: all the times of that text. An expression "-" is none."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))[1:]
    grouped = groupby(rows, key=lambda row: (row[0], row[1]))
    return [
        (anchor, text, [row[2:] for row in group if row[2] != _NOTHING]) for (anchor, text), group in grouped
    ]


@pytest.mark.parametrize(("anchor", "text", "expected"), cases())
def test_value_and_interval(anchor, text, expected):
    found = read_times(text, None if anchor == "none" else date.fromisoformat(anchor))
    assert [
        [
            text[time.start : time.end],
            time.timex.type,
            time.timex.value,
            *(end or _NOTHING for end in bounds(time.timex)),
        ]
        for time in found
    ] == expected


def test_the_table_is_large_and_has_no_row_twice():
    all_cases = cases()
    assert sum(len(expected) for _, _, expected in all_cases) >= 200
    assert len({(anchor, text) for anchor, text, _ in all_cases}) == len(all_cases)


@pytest.mark.parametrize(
    ("text", "value"), [("3/4/2025", "2025-04-03"), ("3/14/2025", "2025-03-14"), ("3.4.2025", "2025-04-03")]
)
def test_the_day_comes_first_in_most_countries(text, value):
    (time,) = read_times(text, day_first=True)
    assert time.timex.value == value


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("early March", "START"),
        ("mid-2025", "MID"),
        ("the end of 2027", "END"),
        ("about two weeks ago", "APPROX"),
        ("nearly three years", "LESS_THAN"),
        ("more than three years", "MORE_THAN"),
        ("at least three years", "EQUAL_OR_MORE"),
        ("up to three years", "EQUAL_OR_LESS"),
        ("over the past three years", None),
    ],
)
def test_mod(text, mod):
    (time,) = read_times(text, date(2026, 3, 12))
    assert time.timex.mod == mod


@pytest.mark.parametrize(
    ("text", "quant", "freq"),
    [
        ("every day", "EVERY", None),
        ("twice a year", "EACH", "2X"),
        ("three times a week", "EACH", "3X"),
        ("daily", None, None),
    ],
)
def test_sets_say_how_often(text, quant, freq):
    (time,) = read_times(text)
    assert (time.timex.quant, time.timex.freq) == (quant, freq)
