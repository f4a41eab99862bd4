import csv
import io
import json

import pytest

from tests.sinks.contents import GOLD

BREACH = "Intruders copied the personal data of up to 240,000 customers of Harbour Bank"


@pytest.fixture(scope="module", params=["news.duckdb", "news.sqlite", "news/*.parquet"])
def target(request, tmp_path_factory):
    from extractor.loading import load

    target = str(tmp_path_factory.mktemp("query") / request.param)
    load([GOLD], target, lambda _: None, lambda _: None)
    return target


def asked(program, target, *options):
    code, out, _ = program("query", target, *options, "--format", "jsonl")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_ready_questions(target, program):
    breach, sure = ["--type", "cyber.data_breach"], ["--since", "2026-03", "--until", "2026-03"]
    for options in (
        [*breach, "--since", "2025", "--entity", "harbour bank", "--min-figure", "240000"],
        ["--type", "cyber.*", "--until", "2026-03", "--unit", "customer"],
    ):
        (found,) = asked(program, target, *options)
        assert (found["summary"], found["day"]) == (BREACH, "2026-03-12")
    for options in (
        [*breach, *sure, "--min-figure", "240001"],
        ["--entity", "Harbour Bank", "--since", "2026-04"],
    ):
        assert asked(program, target, *options) == []
    assert [found["day"] for found in asked(program, target, *breach, *sure)] == ["2026-03-12"] * 3
    assert len(asked(program, target, "--limit", "7")) == 7


def test_a_mention_names_an_entity_too(target, program):
    assert asked(program, target, "--entity", "KDSB") == asked(
        program, target, "--entity", "Kenya Data Safety Board"
    )


def test_sql_as_table_jsonl_and_csv(target, program):
    sql = "SELECT id, published, text FROM articles WHERE id LIKE 'harbour%'"
    (found,) = asked(program, target, sql)
    assert found["published"].startswith("2026-03-12")
    _, out, _ = program("query", target, sql, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["text"] == found["text"]
    _, out, _ = program("query", target, sql)
    assert out.splitlines()[0].split() == ["id", "published", "text"]
    assert len(out.splitlines()) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM events",
        "DROP TABLE events",
        "INSERT INTO schema_version VALUES (9, 'x')",
        "ATTACH '{0}' AS other",
        "COPY (SELECT 1) TO '{0}'",
        "SELECT * FROM read_text('{0}')",
        "SELECT nonsense",
        "",
    ],
)
def test_nothing_but_reading_is_done(target, program, tmp_path, sql):
    other = tmp_path / "other"
    other.write_text("secret")
    code, out, err = program("query", target, sql.format(other))
    assert (code, out) == (2, "")
    assert err.startswith("extractor: ")
    assert "secret" not in out
    assert other.read_text() == "secret"
    assert len(asked(program, target, "SELECT id FROM articles")) == 24


def test_values_are_never_sql(target, program):
    for option in ("--entity", "--type", "--unit"):
        assert asked(program, target, option, "x' OR '1'='1") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.duckdb"], "there is no"),
        (["events.jsonl"], "is no database: query reads"),
        (["news.duckdb", "SELECT 1", "--type", "a.b"], "give SQL or options, not both"),
        (["news.duckdb", "--since", "June"], "is no date such as 2025, 2025-02 or 2025-02-28"),
    ],
)
def test_mistakes_are_told(program, tmp_path, arguments, message):
    code, out, err = program("query", tmp_path / arguments[0], *arguments[1:])
    assert (code, out) == (2, "")
    assert message in " ".join(err.replace("│", " ").split())
