import pytest

from extractor.components.times.index import TimeIndex


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The panel will vote on Friday.", "2026-03-13"),
        ("The panel voted on Friday.", "2026-03-06"),
        ("The panel plans to vote on Friday.", "2026-03-13"),
        ("The panel is due to vote on Friday.", "2026-03-13"),
        ("The vote was delayed until Friday.", "2026-03-13"),
        ("The panel has voted on Thursday.", "2026-03-12"),
    ],
)
def test_the_clause_decides_the_direction_of_a_weekday(extract, sentence, value):
    (time,) = extract(sentence, published="2026-03-12").times
    assert time.value == value


def test_without_an_anchor_no_calendar_date_is_made_up(extract):
    times = extract("It opened on Monday, two weeks ago, and closed last month.").times
    assert [(time.value, time.from_, time.anchor) for time in times] == [
        ("XXXX-WXX-1", None, None),
        ("XXXX-WXX", None, None),
        ("XXXX-XX", None, None),
    ]


def test_a_dateline_with_a_full_date_is_an_anchor(extract):
    text = "Mine floods again\nKUMBA, June 27, 2025: The mine was flooded on Thursday, officials said."
    assert [(time.value, time.anchor) for time in extract(text).times] == [
        ("2025-06-27", None),
        ("2025-06-26", "inferred"),
    ]


def test_numbers_of_dates_belong_to_times_and_those_of_durations_do_not(extract):
    text = "On 12 March 2026 it lasted 70 days."
    index = TimeIndex(extract(text, published="2026-06-01").times)
    owned = [
        number for number in ("12", "2026", "70") if index.owns(text.index(number), text.index(number) + 2)
    ]
    assert owned == ["12", "2026"]
