"""SQLite: a file, by Python's own library."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from extractor.errors import RecordError, TargetError
from extractor.sinks.database import DatabaseSink, converter
from extractor.sinks.ddl import Dialect, names, quoted
from extractor.sinks.kinds import as_double
from extractor.sinks.rows import Row
from extractor.sinks.tables import Table

DIALECT = Dialect(
    types={
        "key": "TEXT",
        "text": "TEXT",
        "json": "TEXT",
        "day": "TEXT",
        "moment": "TEXT",
        "integer": "INTEGER",
        "boolean": "INTEGER",
        "number": "REAL",
        "real": "REAL",
    },
    joined="(SELECT group_concat(y.value, '{between}') FROM"
    " (SELECT {value} AS value FROM {table} x WHERE {where} ORDER BY x.position) y)",
    number="CAST({text} AS REAL)",
    day="substr({moment}, 1, 10)",
    references=" DEFERRABLE INITIALLY DEFERRED",  # an article's figures refer to one another
    indexes=('CREATE INDEX entities_name ON entities (lower("name"))',),
    after_table=" STRICT",
)
_DUMP: dict[str, Callable[[Any], Any]] = {
    "number": as_double,
    "day": date.isoformat,
    "moment": datetime.isoformat,
}
_LOAD: dict[str, Callable[[Any], Any]] = {
    "day": date.fromisoformat,
    "moment": datetime.fromisoformat,
    "boolean": bool,
}
_SECONDS_TO_WAIT = 60  # for another program that writes
_AT_ONCE = 500  # values in one statement


class SQLiteSink(DatabaseSink):
    """Writes `.sqlite`."""

    endings = (".sqlite",)
    dialect = DIALECT
    _connection: sqlite3.Connection | None = None

    @property
    def path(self) -> Path:
        """The database."""
        return Path(self.target)

    @property
    def files(self) -> list[Path]:
        """The database and its journal."""
        return [self.path, self.path.with_name(f"{self.path.name}-journal")]

    def _connect(self) -> None:
        with self._said():
            self._connection = sqlite3.connect(self.path, _SECONDS_TO_WAIT, isolation_level=None)
            self._connection.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """See `Sink.close`."""
        if self._connection:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        connection = self._opened()
        with self._said():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.DataError) as error:
            raise RecordError(f"{self.target!r} does not take it: {error}") from error
        except sqlite3.Error as error:
            raise TargetError(f"cannot write {self.target!r}: {error}") from error

    def _run(self, statement: str) -> None:
        self._opened().execute(statement)

    def _present(self) -> set[str]:
        found = self._opened().execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in found}

    def _versions(self) -> list[object]:
        return [version for (version,) in self._opened().execute("SELECT version FROM schema_version")]

    def _whole_among(self, articles: Sequence[str]) -> set[str]:
        return set(self._among(articles, "SELECT id FROM articles WHERE id IN ({})"))

    def _known_among(self, articles: Sequence[str]) -> list[str]:
        partial = self._among(articles, "SELECT DISTINCT article_id FROM events WHERE article_id IN ({})")
        return sorted({*self._whole_among(articles), *partial})

    def _among(self, values: Sequence[str], query: str) -> Iterator[Any]:
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            for row in self._opened().execute(query.format(", ".join("?" * len(some))), some):
                yield row[0] if len(row) == 1 else row

    def _delete(self, table: Table, articles: Sequence[str]) -> None:
        self._opened().executemany(_statement(table, "DELETE"), [(article,) for article in articles])

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        convert = converter(table, _DUMP)
        self._opened().executemany(_statement(table, "INSERT"), map(convert, rows))

    def _keys(self) -> list[str]:
        query = "SELECT id FROM articles UNION SELECT article_id FROM events ORDER BY 1"
        return [key for (key,) in self._opened().execute(query)]

    def _select(self, table: Table, articles: Sequence[str]) -> Iterator[Row]:
        query = f"SELECT * FROM {quoted(table.name)} WHERE {quoted(table.names[table.article])} IN ({{}})"
        return map(converter(table, _LOAD), self._among(articles, query))

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise TargetError(f"{self.target!r} is not open")
        return self._connection


@cache
def _statement(table: Table, verb: str) -> str:
    if verb == "INSERT":
        places = ", ".join("?" * len(table.columns))
        return f"INSERT INTO {quoted(table.name)} ({names(table.names)}) VALUES ({places})"
    article = quoted(table.names[table.article])
    if table.key[0] == "event_id":  # by the primary key; there is no index on the article
        return (
            f"DELETE FROM {quoted(table.name)} WHERE event_id IN (SELECT id FROM events WHERE article_id = ?)"
        )
    return f"DELETE FROM {quoted(table.name)} WHERE {article} = ?"
