import json
import sys

import pytest

from extractor.schema import event_records
from extractor.sinks import asking
from tests.sinks.contents import GOLD, contents, gold, stored
from tests.sinks.test_databases import article


@pytest.fixture
def events(tmp_path):
    file = tmp_path / "events.jsonl"
    lines = [event.model_dump_json() for key in ("a1", "a2") for event in event_records(article(key))]
    file.write_text("\n".join(lines) + "\n")
    return file


@pytest.mark.parametrize("name", ["news.sqlite", "news.duckdb", "news/*.parquet"])
def test_the_articles_view_fills_every_table(tmp_path, program, name):
    code, out, err = program("load", GOLD, "--to", tmp_path / name)
    wanted = sum(len(record.events) for record in gold())
    assert (code, out, err) == (0, "", f"24 articles, {wanted} events, 0 rejected\n")
    assert stored(str(tmp_path / name)) == contents(gold())


def test_the_events_view_fills_the_event_tables_and_leaves_whole_articles_alone(tmp_path, program, events):
    whole = tmp_path / "articles.jsonl"
    whole.write_text(article("a1").model_dump_json() + "\n")
    target = tmp_path / "news.sqlite"
    assert program("load", whole, "--to", target)[0] == 0
    code, _, err = program("load", events, "--to", target)
    assert code == 0
    assert err == "0 articles, 2 events, 0 rejected, 2 events left alone, their articles are stored whole\n"
    assert stored(str(target)) == contents([article("a1"), *event_records(article("a2"))])


def test_what_breaks_the_contract_is_rejected_with_place_and_reason(tmp_path, program, events):
    lines = events.read_text().splitlines()
    huge = json.loads(article("a3").model_dump_json())
    huge["figures"][0]["value"] = 10**400
    events.write_text("\n".join([lines[0], "nonsense", json.dumps(huge), *lines[1:]]))
    code, _, err = program("load", events, "--to", tmp_path / "news.sqlite")
    assert code == 1
    assert f"{events}:2: record: Expecting value" in err
    assert f"{events}:3: " in err
    assert "0 articles, 4 events, 2 rejected" in err


def test_what_the_database_refuses_costs_only_itself(tmp_path, program, events):
    records = [json.loads(line) for line in events.read_text().splitlines()]
    for record in records[2:]:
        record["id"] = records[0]["id"]  # of another article
    events.write_text("\n".join(map(json.dumps, records)))
    code, _, err = program("load", events, "--to", tmp_path / "news.sqlite")
    assert code == 1
    assert f"{events}:3: " in err
    assert "UNIQUE constraint failed: events.id" in err
    assert stored(str(tmp_path / "news.sqlite")) == contents(event_records(article("a1")))


@pytest.mark.parametrize(
    ("file", "target", "message"),
    [
        ("gone.jsonl", "news.sqlite", "cannot read"),
        ("events.jsonl", "copy.jsonl", "is no database: load writes"),
        ("events.jsonl", "news.csv", "cannot tell what to write to"),
        ("events.jsonl", "gone/news.sqlite", "cannot write"),
    ],
)
def test_foreseeable_errors_are_one_line(tmp_path, program, events, file, target, message):
    code, out, err = program("load", tmp_path / file, "--to", tmp_path / target)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_a_missing_extra_says_what_to_install(tmp_path, program, events, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    code, _, err = program("load", events, "--to", tmp_path / "news.duckdb")
    assert code == 2
    assert "pip install 'news-event-extractor[duckdb]'" in err


def test_a_run_writes_several_targets_at_once(tmp_path, program):
    (tmp_path / "a.txt").write_text("OSLO (Wire) - Norvik Mail said on Monday a data breach hit 8,000 users.")
    targets = ["a.jsonl", "news.duckdb", "news.sqlite", "news/*.parquet"]
    to = [part for name in targets for part in ("--to", tmp_path / name)]
    assert program("run", tmp_path / "a.txt", *to, "--records", "articles", "--quiet")[0] == 0
    lines = (tmp_path / "a.jsonl").read_text().splitlines()
    assert program("run", tmp_path / "a.txt", "--to", tmp_path / "events.jsonl", "--quiet")[0] == 0
    ids = {json.loads(line)["id"] for line in (tmp_path / "events.jsonl").read_text().splitlines()}
    for name in targets[1:]:
        found = stored(str(tmp_path / name))
        assert [json.loads(record) for record in found] == [json.loads(line) for line in lines]
        with asking.answer(str(tmp_path / name), "SELECT id FROM events") as answer:
            assert {row[0] for row in answer.rows} == ids
