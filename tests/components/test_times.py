import pytest


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
    record = extract(text, published="2026-06-01")
    assert [time.text for time in record.times] == ["12 March 2026", "70 days"]
    assert [figure.text for figure in record.figures] == ["70 days"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Wednesday's vote was close.", "2026-03-11"),
        ("The mine could reopen as early as Friday.", "2026-03-13"),
        ("The mine was set to reopen on Friday.", "2026-03-13"),
        ("The mine has been closed since Friday.", "2026-03-06"),
        ("The mine may have been closed on Friday.", "2026-03-06"),
        ("They planned a march for Friday.", "2026-03-13"),
        ("Until Friday the mine had been open.", "2026-03-06"),
        ("Traders sold ahead of Friday.", "2026-03-13"),
        ("The owner, who runs the mine, said on Friday it was safe.", "2026-03-06"),
        ("The mine opened in December.", "2025-12"),
        ("The mine will open in December.", "2026-12"),
        ("The mine will open in May.", "2026-05"),
        ("The first two clubs to join the league on Friday were Norvik and Ekholm.", "2026-03-06"),
        ("It was hard for the crew to reach the mine on Friday.", "2026-03-06"),
        ("The crew is ready to enter the mine on Friday.", "2026-03-13"),
        ("To close the mine on Friday was a mistake.", "2026-03-06"),
        ("A Kumba-bound train derailed on Friday.", "2026-03-06"),
    ],
)
def test_verbs_that_look_ahead_and_back(extract, sentence, value):
    assert extract(sentence, published="2026-03-12").times[0].value == value


def test_a_headline_in_the_present_tense_is_about_the_past(extract):
    text = "Mine closes Monday after flood\nKUMBA (Wire) - The mine was closed, its owner said."
    assert extract(text, published="2026-03-12").times[0].value == "2026-03-09"


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("She may march again.", []),
        ("It may open in May.", ["May"]),
        ("Some 2000 soldiers came.", []),
        ("The second attempt failed.", []),
        ("He is in his 40s.", []),
        ("The 5-year-old was found.", []),
        ("A quarter of the staff left.", []),
        ("He was soon released.", []),
        ("Now, that is a problem.", []),
        ("Shares fell 3 percent.", []),
        ("They waited for years.", ["years"]),
        ("It cost 40 euros a year.", ["a year"]),
        ("It took a year.", ["a year"]),
        ("She was named woman of the year.", []),
        ('She told "This Week" of it.', []),
        ("The deal was done within 36 hours.", ["36 hours"]),
    ],
)
def test_what_is_a_time(extract, text, expressions):
    assert [time.text for time in extract(text, published="2026-03-12").times] == expressions


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It ran from Sept. 30 to Oct. 1.", ("2025-09-30", "2025-10-01")),
        ("It ran between March 2024 and May 2025.", ("2024-03-01", "2025-05-31")),
        ("It ran in 2019-2021.", ("2019-01-01", "2021-12-31")),
        ("It is open Monday through Friday.", ("2026-03-16", "2026-03-20")),
        ("It ran on March 3-5.", ("2026-03-03", "2026-03-05")),
        ("It ran from 9 a.m. to 5 p.m.", ("2026-03-12T09:00", "2026-03-12T17:00")),
    ],
)
def test_both_ends_of_a_range_know_the_whole(extract, text, whole):
    begin, end = extract(text, published="2026-03-12").times
    assert begin.range == end.range
    assert (begin.range.begin, begin.range.end) == (begin.id, end.id)
    assert (begin.range.from_, begin.range.to) == whole


@pytest.mark.parametrize(
    "text", ["It opened in 2019 and in 2021.", "It fell in 2021, 2019 and 2018.", "In 2019, May left."]
)
def test_times_side_by_side_are_no_range(extract, text):
    assert all(time.range is None for time in extract(text, published="2026-03-12").times)


def test_a_time_counts_from_the_one_in_focus(extract):
    text = (
        "The mine opened on 3 March 2019. "
        "It closed a year later, was flooded the following month and sold last month."
    )
    assert [(time.value, time.anchor) for time in extract(text, published="2026-03-12").times] == [
        ("2019-03-03", None),
        ("2020", "focus"),
        ("2019-04", "focus"),
        ("2026-02", "published"),
    ]


@pytest.mark.parametrize(
    ("source", "value"),
    [("The Chicago Ledger", "2025-03-04"), ("The Leeds Ledger", "2025-04-03"), (None, "2025-03-04")],
)
def test_the_source_decides_between_day_and_month(extract, source, value):
    assert extract("It opened on 3/4/2025.", source=source).times[0].value == value


def test_the_country_of_the_article_decides_before_its_source(extract):
    article = {"source": "The Chicago Ledger", "meta": {"country": "GB"}}
    assert extract("It opened on 3/4/2025.", **article).times[0].value == "2025-04-03"


def test_a_time_does_not_run_over_from_a_headline(extract):
    text = "Mine shut down in March\n2024 was a record year for coal, the owner of the mine said."
    assert [time.text for time in extract(text, published="2026-03-12").times] == ["March", "2024"]
