"""docs/databases.md: its questions are answered, its diagram is right, its roles may what they should."""

import re
from pathlib import Path

import psycopg
import pytest

from extractor.errors import QueryError
from extractor.sinks import sink_for
from extractor.sinks.asking import answer
from extractor.sinks.diagram import diagram
from tests.sinks.contents import gold

TEXT = (Path(__file__).parents[2] / "docs" / "databases.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory) -> list[str]:
    """The gold corpus in databases that need no server."""
    folder = tmp_path_factory.mktemp("docs")
    found = [str(folder / name) for name in ("news.duckdb", "news.sqlite", "news/*.parquet")]
    for target in found:
        fill(target)
    return found


def fill(target: str) -> None:
    sink = sink_for(target)
    sink.open(None)
    sink.write([record.model_dump_json().encode() for record in gold()])
    sink.commit()
    sink.publish()
    sink.close()


def rows(target: str, question: str) -> list[tuple[str, ...]]:
    with answer(target, question) as found:
        return [tuple(shown(value) for value in row) for row in found.rows]


def shown(value) -> str:
    """Return a value as text: databases give numbers and dates in types of their own."""
    try:
        return f"{float(value):g}"
    except (TypeError, ValueError):
        return str(value)


def test_there_are_ten():
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_database_answers_it_alike(embedded, question):
    first, *others = [rows(target, question) for target in embedded]
    assert len(first) > 1
    assert others == [first] * len(others)


def test_postgresql_answers_them_alike(embedded, postgres):
    fill(postgres)
    for question in QUESTIONS:
        # It may sort text by other rules.
        assert sorted(rows(postgres, question)) == sorted(rows(embedded[0], question))


def test_the_proof_is_the_text(embedded):
    for _, words, in_text in rows(embedded[0], QUESTIONS[-1]):
        assert words == in_text


def test_the_diagram_is_that_of_the_tables():
    assert f"```mermaid\n{diagram()}\n```" in TEXT, "python -m extractor.sinks.diagram prints the one of now"


def test_whole_records_come_back(embedded):
    code = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)[1]
    printed: list[str] = []
    exec(code.replace('"news.duckdb"', repr(embedded[0])), {"print": printed.append})
    assert sorted(printed) == sorted(record.article.id for record in gold())


def test_data_frames_are_fed(embedded):
    code = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)[0]
    names: dict = {}
    exec(code.replace('"news.duckdb"', repr(embedded[0])), names)
    assert len(names["rows"]) == sum(len(record.events) for record in gold())


def test_the_roles_may_what_they_should_and_no_more(server, postgres):
    statements = re.search(r"```pgsql\n(.*?)```", TEXT, re.DOTALL)[1]
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(statements)
    owner, loader, reader = (
        postgres.replace("extractor@", f"news_{role}@") for role in ("owner", "loader", "reader")
    )
    made = sink_for(owner)
    made.open(None)
    made.close()
    fill(loader)
    assert len(rows(reader, "SELECT id FROM articles")) == len(gold())
    with pytest.raises(QueryError, match="read-only"):
        rows(reader, "DELETE FROM articles")
    with psycopg.connect(reader) as connection:
        connection.execute("SET TRANSACTION READ WRITE")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM articles")
    with psycopg.connect(loader) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DROP TABLE events")
