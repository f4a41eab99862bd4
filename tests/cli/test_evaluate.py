"""`extractor evaluate` on files written by hand."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.errors import GoldError, RecordError
from tests.records import Writer

WRITE = Writer("It rained in Oslo on Friday and on Monday.")
FRIDAY = WRITE.time("Friday", "DATE", "2026-05-01")
MONDAY = WRITE.time("Monday", "DATE", "2026-05-04", key="t2")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Gold of two times, a prediction of one, another of both."""
    made = {"gold": [FRIDAY, MONDAY], "one": [FRIDAY], "both": [FRIDAY, MONDAY]}
    for name, times in made.items():
        (tmp_path / f"{name}.jsonl").write_text(WRITE.record(times=times).model_dump_json() + "\n")
    return {name: str(tmp_path / f"{name}.jsonl") for name in made}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["evaluate", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_predictions_are_scored_and_reported(files: dict[str, str], tmp_path: Path):
    report, page = tmp_path / "r.json", tmp_path / "r.md"
    shown = run(
        files["gold"],
        "--pred",
        files["one"],
        "--layer",
        "times",
        "--report",
        str(report),
        "--report",
        str(page),
    )
    # One of two found, one of one right: F1 2/3.
    assert "66.7" in shown
    [table] = json.loads(report.read_text())["tables"]
    row = next(row for row in table["rows"] if row["measure"] == "value")
    assert (row["precision"], row["recall"], round(row["f1"], 1)) == (100, 50, 66.7)
    assert "| value | 100.0 | 50.0 | 66.7 |" in page.read_text()


def test_two_systems_are_compared(files: dict[str, str]):
    shown = run(files["gold"], "--pred", files["both"], "--compare", files["one"], "--layer", "times")
    assert "+33.3" in shown
    assert "1.000" in shown  # one article proves nothing


def test_parts_are_shown(files: dict[str, str]):
    assert "times, DATE" in run(files["gold"], "--pred", files["one"], "--by", "type")


def test_gold_that_breaks_the_contract_is_refused_with_its_line(files: dict[str, str], tmp_path: Path):
    bad = json.loads(Path(files["gold"]).read_text())
    bad["times"][0]["end"] += 1
    file = tmp_path / "bad.jsonl"
    file.write_text(Path(files["gold"]).read_text() + json.dumps(bad) + "\n")
    with pytest.raises(GoldError, match=r"bad\.jsonl:2: times\.0.*span"):
        run(str(file))


def test_predictions_for_other_articles_are_refused(files: dict[str, str], tmp_path: Path):
    file = tmp_path / "other.jsonl"
    file.write_text(WRITE.record(key="a9").model_dump_json() + "\n")
    with pytest.raises(RecordError, match="no article 'a9'"):
        run(files["gold"], "--pred", str(file))


def test_articles_without_a_prediction_are_said(files: dict[str, str], tmp_path: Path):
    two = Path(files["gold"]).read_text() + WRITE.record(key="a2", times=[MONDAY]).model_dump_json() + "\n"
    gold, empty = tmp_path / "two.jsonl", tmp_path / "empty.jsonl"
    gold.write_text(two)
    empty.write_text("")
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--pred", files["one"]])
    assert "one.jsonl: no prediction for 1 articles; they count as missed" in result.stderr
    with pytest.raises(RecordError, match="no prediction is of an article of the gold, such as 'a1'"):
        run(files["gold"], "--pred", str(empty))


def test_a_layer_that_is_not_annotated_is_said(files: dict[str, str], tmp_path: Path):
    bare = tmp_path / "bare.jsonl"
    bare.write_text('{"id": "a1", "text": "Oslo", "entities": [{"start": 0, "end": 4, "label": "LOC"}]}\n')
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(Writer("Oslo").record().model_dump_json() + "\n")
    with pytest.raises(GoldError, match="bare: annotates entities; there is nothing to score of claims"):
        run(str(bare), "--layer", "claims", "--pred", str(predicted))


def test_a_split_is_scored_alone(files: dict[str, str], tmp_path: Path):
    record = WRITE.record(key="a2", times=[MONDAY])
    with Path(files["gold"]).open("a") as gold:
        gold.write(record.model_dump_json() + "\n")
    (tmp_path / "splits.json").write_text('{"dev": ["a1"], "test": ["a2"]}')
    with Path(files["both"]).open("a") as both:
        both.write(record.model_dump_json() + "\n")
    shown = run(files["gold"], "--split", "dev", "--pred", files["both"], "--layer", "times")
    assert "(1 articles)" in shown
    with pytest.raises(GoldError, match="no split 'all'; there are: dev, test"):
        run(files["gold"], "--split", "all", "--pred", files["both"])
