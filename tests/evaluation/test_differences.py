"""What differs, in what way, and how the page shows it."""

import re

from extractor.evaluation.adapters.base import GoldSet
from extractor.evaluation.differences import differences
from extractor.evaluation.html import html
from extractor.evaluation.report import Report, categories, tables
from extractor.evaluation.run import read
from extractor.schema import ArticleRecord
from tests.records import Writer

WRITE = Writer("On Friday <script>alert('Oslo')</script> Norvik Mail & Co. said 8,000 left in May and June.")


def record(*times: tuple[str, str, str]) -> ArticleRecord:
    return WRITE.record(times=[WRITE.time(*time, key=f"t{n}") for n, time in enumerate(times)])


GOLD = record(("Friday", "DATE", "1"), ("8,000", "DATE", "2"), ("May", "DATE", "5"), ("June", "DATE", "6"))
PREDICTED = record(
    ("On Friday", "DATE", "1"), ("8,000", "SET", "2"), ("May", "DATE", "4"), ("<script>", "DATE", "x")
)


def kinds(gold: ArticleRecord, predicted: ArticleRecord) -> list[str]:
    return [found.kind for found in differences("x", [(gold, predicted)], "times")]


def test_each_kind_of_error():
    assert kinds(GOLD, PREDICTED) == ["boundary", "spurious", "type", "value", "missing"]
    assert kinds(GOLD, GOLD) == ["correct"] * 4


def test_the_pairing_prefers_the_same_type():
    gold = record(("Friday", "DATE", "1"))
    both = record(("Friday <script>", "DATE", "1"), ("Friday", "SET", "1"))
    assert sorted(kinds(gold, both)) == ["boundary", "spurious"]


def page(gold: ArticleRecord, predicted: ArticleRecord) -> str:
    pairs = [(gold, predicted)]
    found = list(differences("<b>set", pairs, "times"))
    return html(
        Report(
            tables=tables("<b>set", pairs, ["times"], None),
            categories=[categories("<b>set", "times", found)],
            differences=found,
        )
    )


def test_the_page_escapes_every_text_and_loads_nothing():
    made = page(GOLD, PREDICTED)
    assert made.count("<script") == 1  # its own
    assert "&lt;script&gt;" in made
    assert "<b>set" not in made
    assert not re.search(r"""(?:src|href)=|https?:|url\(|@import""", made)


def test_the_page_shows_gold_and_prediction_of_each_error():
    made = page(GOLD, PREDICTED)
    assert made.count('<article data-layer="times"') == 5
    for kind in ("boundary", "spurious", "type", "value", "missing"):
        assert f'data-kind="{kind}"' in made
        assert f"<option>{kind}</option>" in made
    assert "<mark>On Friday</mark>" in made


def test_arguments_of_events_are_shown_with_their_roles():
    def event(role: str, words: str) -> ArticleRecord:
        argument = WRITE.argument(role, words)
        return WRITE.record(events=[WRITE.event("cyber.data_breach", "left", arguments=[argument])])

    pairs = [(event("victim", "Norvik Mail"), event("attacker", "Norvik Mail & Co."))]
    [found] = differences("x", pairs, "arguments")
    assert found.gold
    assert found.predicted
    assert (found.kind, found.gold.label) == ("type", "cyber.data_breach victim")
    assert (found.predicted.label, found.predicted.said) == ("cyber.data_breach attacker", "of left")


def test_parts_are_folded_away():
    pairs = [(GOLD, PREDICTED)]
    made = html(Report(tables=tables("x", pairs, ["times"], "type")))
    assert "<details><summary>2 parts</summary>" in made  # DATE and SET


def test_a_page_without_errors_is_a_page():
    assert "0 errors" in page(GOLD, GOLD)


def test_reading_names_the_set(tmp_path):
    file = tmp_path / "mine.jsonl"
    file.write_text(GOLD.model_dump_json() + "\n")
    [gold] = read([file])
    assert isinstance(gold, GoldSet)
    assert gold.name == "mine"
