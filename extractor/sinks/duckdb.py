"""DuckDB: a file for analysis; the extra `[duckdb]`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from extractor.errors import RecordError, TargetError
from extractor.extras import need
from extractor.sinks.database import DatabaseSink, converter
from extractor.sinks.ddl import Dialect, names, quoted
from extractor.sinks.kinds import as_double
from extractor.sinks.rows import Row
from extractor.sinks.tables import Table

DIALECT = Dialect(
    types={
        "key": "VARCHAR",
        "text": "VARCHAR",
        "json": "JSON",
        "day": "DATE",
        "moment": "TIMESTAMPTZ",
        "integer": "BIGINT",
        "boolean": "BOOLEAN",
        "number": "DOUBLE",
        "real": "DOUBLE",
    },
    joined="(SELECT string_agg({value}, '{between}' ORDER BY x.position) FROM {table} x WHERE {where})",
    number="TRY_CAST({text} AS DOUBLE)",
    day="CAST({moment} AT TIME ZONE 'UTC' AS DATE)",
    references=None,  # it checks them row by row, so that a transaction cannot replace what is referred to
    lookups=False,
    indexes=('CREATE INDEX events_article_id ON events ("article_id")',),
    comments=True,
)
SETTINGS = {
    "storage_compatibility_version": "v1.2.0",  # so that older programs read the file
    "autoinstall_known_extensions": False,
    "TimeZone": "UTC",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DUMP: dict[str, Callable[[Any], Any]] = {
    "number": as_double,
    "day": date.isoformat,
    "moment": datetime.isoformat,
}
_LOAD: dict[str, Callable[[Any], Any]] = {"moment": lambda micros: _EPOCH + timedelta(microseconds=micros)}
_AT_ONCE = 5_000  # rows


class DuckDBSink(DatabaseSink):
    """Writes `.duckdb`."""

    endings = (".duckdb",)
    dialect = DIALECT
    _connection: Any = None

    @property
    def files(self) -> list[Path]:
        """The database and its log."""
        return [Path(self.target), Path(f"{self.target}.wal")]

    def close(self) -> None:
        """See `Sink.close`."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        duckdb = need("duckdb", "duckdb", f"writing {self.target!r}")
        with self._said():
            self._connection = duckdb.connect(self.target, config=SETTINGS)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._said():
            self._execute("BEGIN")
            try:
                yield
                self._execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        duckdb = need("duckdb", "duckdb", f"writing {self.target!r}")
        with suppress(duckdb.TransactionException):  # a failed COMMIT has done it already
            self._execute("ROLLBACK")

    @contextmanager
    def _said(self) -> Iterator[None]:
        duckdb = need("duckdb", "duckdb", f"writing {self.target!r}")
        try:
            yield
        except (duckdb.IntegrityError, duckdb.DataError) as error:
            raise RecordError(f"{self.target!r} does not take it: {error}") from error
        except duckdb.Error as error:
            raise TargetError(f"cannot write {self.target!r}: {error}") from error

    def _run(self, statement: str) -> None:
        self._execute(statement)

    def _present(self) -> set[str]:
        found = self._execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        )
        return {name for (name,) in found.fetchall()}

    def _versions(self) -> list[object]:
        return [version for (version,) in self._execute("SELECT version FROM schema_version").fetchall()]

    def _whole_among(self, articles: Sequence[str]) -> set[str]:
        return set(self._among(articles, "SELECT id FROM articles WHERE id IN ({})"))

    def _known_among(self, articles: Sequence[str]) -> list[str]:
        partial = self._among(articles, "SELECT DISTINCT article_id FROM events WHERE article_id IN ({})")
        return sorted({*self._whole_among(articles), *partial})

    def _among(self, articles: Sequence[str], query: str) -> list[str]:
        """Ask about articles, in a form that is answered by the index."""
        if not articles:
            return []
        places = ", ".join("?" * len(articles))
        return [key for (key,) in self._execute(query.format(places), list(articles)).fetchall()]

    def _delete(self, table: Table, articles: Sequence[str]) -> None:
        article = quoted(table.names[table.article])
        self._execute(
            f"DELETE FROM {quoted(table.name)} WHERE {article} IN (SELECT unnest($1::VARCHAR[]))",
            [list(articles)],
        )

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        convert = converter(table, _DUMP)
        for start in range(0, len(rows), _AT_ONCE):
            columns = zip(*map(convert, rows[start : start + _AT_ONCE]), strict=True)
            self._execute(_insert_statement(table), [list(column) for column in columns])

    def _keys(self) -> list[str]:
        query = "SELECT id FROM articles UNION SELECT article_id FROM events ORDER BY 1"
        return [key for (key,) in self._execute(query).fetchall()]

    def _select(self, table: Table, articles: Sequence[str]) -> Iterator[Row]:
        columns = ", ".join(
            f"epoch_us({quoted(column.name)})" if column.kind.name == "moment" else quoted(column.name)
            for column in table.columns
        )
        found = self._execute(
            f"SELECT {columns} FROM {quoted(table.name)}"
            f" WHERE {quoted(table.names[table.article])} IN (SELECT unnest($1::VARCHAR[]))",
            [list(articles)],
        )
        return map(converter(table, _LOAD), found.fetchall())

    def _execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        if self._connection is None:
            raise TargetError(f"{self.target!r} is not open")
        return self._connection.execute(statement, values)


@cache
def _insert_statement(table: Table) -> str:
    """Return a statement that takes a list for each column."""
    types = [DIALECT.types[column.kind.name] for column in table.columns]
    lists = ", ".join(
        f"CAST(unnest(${number}::VARCHAR[]) AS {type_})"
        if type_ in _AS_TEXT
        else f"unnest(${number}::{type_}[])"
        for number, type_ in enumerate(types, start=1)
    )
    return f"INSERT INTO {quoted(table.name)} ({names(table.names)}) SELECT {lists}"


_AS_TEXT = {"JSON", "DATE", "TIMESTAMPTZ"}  # types whose values are given as text
