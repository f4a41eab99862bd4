"""Any text: nothing is raised, spans are in order, values and intervals are well formed, time is linear."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.times.patterns import grammar
from extractor.components.times.reader import read_times
from extractor.normalize.resolve import bounds
from tests.growth import growth

_VALUE = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF|[\dX]{2,4}(-[\dXWQHSUPFAI]{2,3}){0,2}(-WE|-\d)?(T([A-Z]{2}|[\dX]{2}(:[\dX]{2})?))?"
    r"|P(T?[\d.X]+(WE|[A-Z])(T?\d+[A-Z])?)"
)
_WORDS = sorted(grammar().vocabulary)
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_WORDS).map(str.title),
    st.integers(0, 99999).map(str),
    st.sampled_from([",", ".", "-", "–", ":", "/", "'", "’", "\n", "s", "$", "%", "½", "İ", "٣"]),
    st.text(max_size=3),
)
_TEXTS = st.tuples(st.lists(_PIECES, max_size=30), st.sampled_from([" ", " ", "", "-"])).map(
    lambda drawn: drawn[1].join(drawn[0])
)
_ANCHORS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]))


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS, anchor=_ANCHORS, day_first=st.booleans())
def test_any_text(text, anchor, day_first):
    end = 0
    for found in read_times(text, anchor, day_first=day_first):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert _VALUE.fullmatch(found.timex.value), found
        first, last = bounds(found.timex)
        assert (first is None) == (last is None)
        if first is not None:
            assert datetime.fromisoformat(first) <= datetime.fromisoformat(last)


@pytest.mark.parametrize(
    "unit",
    [
        "the last ",
        "a a a few ",
        "2024-",
        "12:",
        "March 3 to ",
        "early the late ",
        "one hundred and ",
        "every Monday ",
        "\n \n",
        "1",
        "the quarter of the year before ",
    ],
)
def test_time_is_linear(unit):
    assert growth(lambda times: read_times(unit * times, date(2026, 3, 12)), 300, 8) < 24
