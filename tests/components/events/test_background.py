"""Which events are told as context."""

import pytest

LEDE = "Tarn Freight cut 300 jobs\n\nTarn Freight has cut 300 jobs, it said on Monday. "
TABLE = [
    ("Police arrested its founder in March 2024.", True),
    ("Police arrested its founder last month.", True),
    ("Police arrested its founder on Friday.", False),
    ("Police had previously arrested its founder.", True),
    # What goes on is no context, nor what is only planned.
    ("Police have arrested nine of its managers since March 2024.", False),
    ("It is the largest cut since 2021, when police arrested its founder.", True),
    ("Police arrested its founder.", False),
    ("Police will arrest its founder, whose visa expired in March 2024.", False),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_what_was_over_before_the_news_is_background(extract_all, text, expected):
    record = extract_all(LEDE + text, published="2026-06-16")
    (arrest,) = [event for event in record.events if event.type == "justice.arrest"]
    assert arrest.background is expected


def test_what_headline_or_lede_tell_is_the_news(extract_all):
    record = extract_all(
        "Baker jailed over 2019 arrest\n\nA baker arrested in March 2019 was sentenced on Monday.",
        published="2026-06-16",
    )
    assert not any(event.background for event in record.events)
