"""Ask a database with SQL that only reads."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from glob import glob
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor.errors import QueryError, TargetError
from extractor.extras import need
from extractor.sinks import sink_for
from extractor.sinks.base import Sink
from extractor.sinks.ddl import create_table, quoted
from extractor.sinks.duckdb import DIALECT as DUCKDB
from extractor.sinks.duckdb import SETTINGS, DuckDBSink
from extractor.sinks.parquet import ParquetSink
from extractor.sinks.parquet_files import NAME
from extractor.sinks.postgres import PostgresSink
from extractor.sinks.questions import Question, statement
from extractor.sinks.sqlite import SQLiteSink
from extractor.sinks.tables import Table, tables
from extractor.sinks.views import create_views

_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, 33}  # 33: SQLITE_RECURSIVE


@dataclass(frozen=True)
class Answer:
    """The names of the columns, and the rows, once."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


Ask = Callable[[str, Sequence[Any]], Answer]


@contextmanager
def answer(target: str, asked: str | Question) -> Iterator[Answer]:
    """Answer SQL or a ready question; the rows are read within the block.

    Raises:
        TargetError: there is no such database, or it cannot be read.
        QueryError: the SQL is wrong, or does more than read.
    """
    sink = sink_for(target)
    opener = _OPENERS.get(type(sink))
    if opener is None:
        raise TargetError(
            f"{sink.shown!r} is no database: query reads .duckdb, .sqlite, .parquet and postgresql://…"
        )
    if not isinstance(sink, PostgresSink):
        _must_exist(sink)
    with opener(sink) as (ask, place):
        text, values = (asked, []) if isinstance(asked, str) else statement(asked, place)
        if not text.strip():
            raise QueryError("there is no SQL")
        yield ask(text, values)


def _must_exist(sink: Sink) -> None:
    place = sink.folder if isinstance(sink, ParquetSink) else Path(sink.target)
    if not place.exists():
        raise TargetError(f"there is no {str(place)!r}")


@contextmanager
def _sqlite(sink: Sink) -> Iterator[tuple[Ask, str]]:
    def allow(action: int, *_: object) -> int:
        return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY

    def ask(text: str, values: Sequence[Any]) -> Answer:
        found = connection.execute(
            text, [str(value) if isinstance(value, date) else value for value in values]
        )
        return Answer([column[0] for column in found.description or ()], found)

    try:
        connection = sqlite3.connect(f"file:{quote(sink.target)}?mode=ro", uri=True)
        with closing(connection):
            connection.set_authorizer(allow)
            yield ask, "?"
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise QueryError(str(error)) from error


@contextmanager
def _duckdb(sink: Sink) -> Iterator[tuple[Ask, str]]:
    duckdb = need("duckdb", "duckdb", f"reading {sink.target!r}")
    settings = {**SETTINGS, "enable_external_access": False, "lock_configuration": True}
    with _told(duckdb), closing(duckdb.connect(sink.target, read_only=True, config=settings)) as connection:
        yield _asker(connection), "?"


@contextmanager
def _parquet(sink: Sink) -> Iterator[tuple[Ask, str]]:
    """Read Parquet with DuckDB: the tables are views of the files."""
    duckdb = need("duckdb", "duckdb", f"reading {sink.target!r}")
    with _told(duckdb), closing(duckdb.connect(config=SETTINGS)) as connection:
        folder = str(ParquetSink(sink.target).folder.resolve())
        connection.execute("SET allowed_directories = $folders", {"folders": [folder]})
        connection.execute("SET enable_external_access = false")
        for table in tables():
            connection.execute(_view_of_files(table, folder))
        for text in create_views(DUCKDB):
            connection.execute(text)
        connection.execute("SET lock_configuration = true")
        yield _asker(connection), "?"


def _view_of_files(table: Table, folder: str) -> str:
    pattern = f"{folder}/{table.name}/*/{NAME}"
    if not glob(pattern):
        return create_table(table, DUCKDB)
    file = pattern.replace("'", "''")
    return f"CREATE VIEW {quoted(table.name)} AS FROM read_parquet('{file}', union_by_name = true)"


@contextmanager
def _postgres(sink: Sink) -> Iterator[tuple[Ask, str]]:
    psycopg = need("psycopg", "postgres", f"reading {sink.shown!r}")

    def ask(text: str, values: Sequence[Any]) -> Answer:
        # Prepared: one statement, no more.
        found = connection.execute(text, values or None, prepare=True)
        return Answer([column.name for column in found.description or ()], iter(found))

    try:
        with psycopg.connect(sink.target, options="-c timezone=UTC") as connection:
            connection.read_only = True
            connection.execute("SELECT 1")  # from here on it cannot be made to write
            yield ask, "%s"
            connection.rollback()
    except psycopg.OperationalError as error:
        raise TargetError(f"cannot read {sink.shown!r}: {' '.join(str(error).split())}") from error
    except psycopg.Error as error:
        raise QueryError(str(error)) from error


def _asker(connection: Any) -> Ask:
    def ask(text: str, values: Sequence[Any]) -> Answer:
        found = connection.execute(text, values)
        return Answer([column[0] for column in found.description or ()], iter(found.fetchone, None))

    return ask


@contextmanager
def _told(duckdb: Any) -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as error:
        raise TargetError(f"cannot read it: {error}") from error
    except duckdb.Error as error:
        raise QueryError(str(error)) from error


_OPENERS: dict[type[Sink], Callable[[Sink], AbstractContextManager[tuple[Ask, str]]]] = {
    DuckDBSink: _duckdb,
    ParquetSink: _parquet,
    PostgresSink: _postgres,
    SQLiteSink: _sqlite,
}
