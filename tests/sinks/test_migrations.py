"""Versions of the schema."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import duckdb
import psycopg
import pytest

from extractor.errors import TargetError
from extractor.sinks import migrations, sink_for
from extractor.sinks import tables as all_tables
from extractor.sinks.tables import tables
from tests.sinks.contents import contents
from tests.sinks.test_databases import article

COLUMNS = Path(__file__).parent / "columns.txt"


def run(target: str, *statements: str) -> list:
    if target.startswith("postgresql"):
        with psycopg.connect(target, autocommit=True) as connection:
            return [connection.execute(text) for text in statements]
    connect = duckdb.connect if target.endswith("duckdb") else sqlite3.connect
    with connect(target) as connection:
        for text in statements:
            connection.execute(text)
    if target.endswith("sqlite"):
        connection.close()
    return []


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def target(request, tmp_path):
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    return str(tmp_path / f"news.{request.param}")


def test_a_change_of_the_tables_has_a_version():
    """Fails when a field is added to the records: the databases that exist must get its column too."""
    now = [f"{table.name}.{column.name} {column.kind.name}" for table in tables() for column in table.columns]
    then = COLUMNS.read_text(encoding="utf-8").splitlines()
    assert then[0] == f"version {migrations.current()}", f"write the version into {COLUMNS}"
    assert now == then[1:], (
        "the tables have changed: name what is new in ADDED of extractor/sinks/migrations.py,"
        " then run python -m tests.sinks.test_migrations"
    )


def test_a_newer_version_is_refused(opened, target):
    opened().close()
    run(target, f"INSERT INTO schema_version VALUES ({migrations.current() + 1}, '99')")
    with pytest.raises(
        TargetError, match=r"has version \d+ of the schema.* knows up to \d+: install a newer"
    ):
        opened()


@pytest.mark.parametrize("change", ["DELETE FROM schema_version", "UPDATE schema_version SET version = -3"])
def test_an_unknown_version_is_refused(opened, target, change):
    opened().close()
    run(target, change)
    with pytest.raises(TargetError, match="of an unknown version"):
        opened()


def test_another_programs_tables_are_left_alone(opened, target):
    run(target, "CREATE TABLE events (name TEXT)")
    with pytest.raises(TargetError, match="another program made them"):
        opened()


def test_an_older_database_gets_what_is_new(opened, target, monkeypatch):
    """A database from before `figures.head` and the table `relations`."""
    new = {"figures.head", "relations"}
    older = tuple(
        replace(table, columns=tuple(c for c in table.columns if f"{table.name}.{c.name}" not in new))
        for table in tables()
        if table.name not in new
    )
    with monkeypatch.context() as then:
        then.setattr("extractor.sinks.ddl.tables", lambda: older)
        sink = sink_for(target)
        sink.open(None)
        sink.close()
    version = migrations.current() + 1
    monkeypatch.setitem(migrations.ADDED, version, tuple(sorted(new)))
    sink = opened()
    sink.put(article())
    sink.commit()
    assert contents(sink.records()) == contents([article()])
    assert sink._versions() == list(range(1, version + 1))
    sink.close()
    opened().close()


if __name__ == "__main__":
    lines = [
        f"{table.name}.{column.name} {column.kind.name}"
        for table in all_tables.tables()
        for column in table.columns
    ]
    COLUMNS.write_text("\n".join([f"version {migrations.current()}", *lines]) + "\n", encoding="utf-8")
