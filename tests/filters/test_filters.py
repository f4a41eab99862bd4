from datetime import date

import pytest

from extractor.filters import FilterConfig, Filters
from extractor.schema import Article

WIRE = " ".join(
    f"The port of Orrin{number} said on Tuesday that {number} ferries would sail again after the strike."
    for number in range(20)
)

GERMAN = "Die Fähren blieben am Dienstag im Hafen."


def judged(config: FilterConfig, *articles: Article):
    filters = Filters(config)
    return [filters.judge(article, "a.jsonl") for article in articles]


@pytest.mark.parametrize(
    ("config", "article", "reason"),
    [
        (FilterConfig(), Article(text="x"), None),
        (FilterConfig(min_words=3), Article(text="Two words"), "min-words"),
        (FilterConfig(min_words=3), Article(text="Two words", title="Title"), None),
        (FilterConfig(languages=("en",)), Article(text="The ferries stopped at the bay on Tuesday."), None),
        (
            FilterConfig(languages=("en",)),
            Article(text=GERMAN),
            "language",
        ),
        (
            FilterConfig(languages=("en", "de")),
            Article(text=GERMAN),
            None,
        ),
        (FilterConfig(since=date(2026, 2, 10)), Article(text="x", published="2026-02-09T23:59:00Z"), "date"),
        (FilterConfig(since=date(2026, 2, 10)), Article(text="x", published="2026-02-10"), None),
        (FilterConfig(until=date(2026, 2, 10)), Article(text="x", published="2026-02-10T23:00:00Z"), None),
        (FilterConfig(until=date(2026, 2, 10)), Article(text="x", published="2026-02-11"), "date"),
        (FilterConfig(until=date(2026, 2, 10)), Article(text="x"), "undated"),
    ],
)
def test_what_is_left_out(config, article, reason):
    assert judged(config, article)[0].left_out == reason


def test_exact_copies():
    articles = [Article(text=WIRE, id="a"), Article(text=WIRE, id="b"), Article(text=WIRE + " More.", id="c")]
    first, second, third = judged(FilterConfig(duplicates="skip"), *articles)
    assert (first.left_out, second.left_out, third.left_out) == (None, "duplicates", None)
    assert (second.duplicate_of, second.of_input) == ("a", "a.jsonl")
    marked = judged(FilterConfig(duplicates="mark"), *articles)[1]
    assert (marked.left_out, marked.duplicate_of) == (None, "a")


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (WIRE.replace("Orrin7 ", "Orrin Seven "), True),
        (WIRE[: len(WIRE) * 9 // 10], True),
        ("OSLO (Wire) - " + WIRE.upper(), True),
        (WIRE.replace("ferries", "trains").replace("Tuesday", "Friday").replace("strike", "storm"), False),
        ("An earthquake shook the valley of Tarn and 12 houses fell, the mayor said.", False),
        ("x", False),
    ],
)
def test_near_copies(text, is_copy):
    _, second = judged(FilterConfig(near_duplicates="skip"), Article(text=WIRE), Article(text=text))
    assert (second.left_out == "near-duplicates") == is_copy


def test_what_was_seen_can_be_restored():
    config = FilterConfig(duplicates="skip", near_duplicates="skip")
    filters, again = Filters(config), Filters(config)
    again.restore(filters.judge(Article(text=WIRE, id="a"), "a.jsonl").traces)
    assert again.judge(Article(text=WIRE, id="b"), "b.jsonl").left_out == "duplicates"
    changed = Article(text=WIRE + " More.", id="c")
    assert again.judge(changed, "b.jsonl") == filters.judge(changed, "b.jsonl")
    assert again.judge(changed, "b.jsonl").left_out == "near-duplicates"
