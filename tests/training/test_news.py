"""What the encoder's head for the ontology's own types is taught."""

from pathlib import Path

import pytest

from extractor.errors import GoldError
from extractor.ontology.load import load
from extractor.pipeline import Extractor
from extractor.schema import Article
from extractor.training.news import lesson, passages, silver

CORPORA = Path(__file__).parents[2] / "corpora"


def read(folder: Path, text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    file = folder / "passages.txt"
    file.write_text(text, encoding="utf-8")
    return [
        (one["text"], [(one["text"][e["start"] : e["end"]], e["label"]) for e in one["events"]])
        for one in passages(file, load().types)
    ]


def test_marks_become_spans_and_leave_the_text(tmp_path: Path) -> None:
    line = "Mill {shut|business.closure} || It will {lay off|labour.layoff|other} 40.\nNothing here.\n"
    assert read(tmp_path, line) == [
        ("Mill shut\n\nIt will lay off 40.", [("shut", "business.closure"), ("lay off", "labour.layoff")]),
        ("Nothing here.", []),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [("Two {died|health.dead}.", "no such type: health.dead"), ("Two {died|health.death.", "a broken mark")],
)
def test_a_wrong_mark_is_named_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(GoldError, match=f"passages.txt.*2.*{told}"):
        read(tmp_path, f"Fine.\n{line}\n")


def test_the_passages_of_the_corpora_can_be_read() -> None:
    types = load().types
    files = sorted((CORPORA / "passages").glob("*.txt"))
    marked = [one for file in files for one in passages(file, types)]
    assert len(marked) > 1_400
    assert sum(len(one["events"]) for one in marked) > 4_000


def test_silver_holds_what_the_rules_find_but_for_statements() -> None:
    (one,) = silver(["Norvik Mill said on Monday that it had laid off 40 workers."])
    assert [(one["text"][e["start"] : e["end"]], e["label"]) for e in one["events"]] == [
        ("laid off", "labour.layoff")
    ]


def test_a_lesson_has_every_mention(extractor: Extractor) -> None:
    text = "An explosion at a factory killed two workers. The explosion was heard in Arvia."
    found = lesson(extractor.extract(Article(text=text)))
    assert [text[e["start"] : e["end"]] for e in found["events"]] == ["explosion", "explosion", "killed"]
