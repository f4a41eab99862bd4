"""PostgreSQL, by psycopg 3; the extra `[postgres]`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from extractor.errors import RecordError, TargetError
from extractor.extras import need
from extractor.sinks.database import DatabaseSink
from extractor.sinks.ddl import Dialect, names, quoted
from extractor.sinks.rows import Row, Rows
from extractor.sinks.tables import Table, tables

DIALECT = Dialect(
    types={
        "key": "text",
        "text": "text",
        "json": "jsonb",
        "day": "date",
        "moment": "timestamptz",
        "integer": "bigint",
        "boolean": "boolean",
        "number": "numeric",
        "real": "double precision",
    },
    joined="(SELECT string_agg({value}, '{between}' ORDER BY x.position) FROM {table} x WHERE {where})",
    number="CAST({text} AS numeric)",
    day="CAST({moment} AT TIME ZONE 'UTC' AS date)",
    # A hash: names may be longer than what a tree takes.
    indexes=("CREATE INDEX entities_name ON entities USING hash (lower(name))",),
    comments=True,
)
_LOCK = 0x6578_7472  # one writer at a time, whatever their articles are
_LIMIT_EXCEEDED = "54"  # class of error: the row is the reason, not the connection
PATIENCE = 120.0  # seconds for which a lost connection is tried again


class PostgresSink(DatabaseSink):
    """Writes to the first schema of the search path of a `postgresql://` database."""

    forms = ("postgresql://…",)
    dialect = DIALECT
    _connection: Any = None
    _prepared = False

    @classmethod
    def claims(cls, target: str) -> bool:
        """Tell whether the target is an address of PostgreSQL."""
        return target.lower().startswith(("postgresql://", "postgres://"))

    @property
    def shown(self) -> str:
        """See `Sink.shown`: without the password."""
        parts = urlsplit(self.target)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))

    def open(self, position: int | None) -> None:
        """See `DatabaseSink.open`."""
        with self._said():
            super().open(position)

    def close(self) -> None:
        """See `Sink.close`."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connect(self) -> None:
        psycopg = need("psycopg", "postgres", f"writing {self.shown!r}")
        self._connection = psycopg.connect(
            self.target, autocommit=True, options="-c timezone=UTC", application_name="extractor"
        )
        self._prepared = False

    def _store(self) -> None:
        """Store the batch; where the connection is lost, connect and store it again: that changes nothing."""
        psycopg = need("psycopg", "postgres", f"writing {self.shown!r}")
        tenacity = need("tenacity", "postgres", f"writing {self.shown!r}")
        attempts = tenacity.Retrying(
            retry=tenacity.retry_if_exception(
                lambda error: isinstance(error, psycopg.OperationalError) and not _is_refusal(error)
            ),
            wait=tenacity.wait_exponential(0.2, max=10),
            stop=tenacity.stop_after_delay(PATIENCE),
            reraise=True,
        )
        with self._said():
            for attempt in attempts:
                with attempt:
                    if self._connection is None or self._connection.closed:
                        self._connect()
                    self._prepare()
                    super()._store()

    def _prepare(self) -> None:
        """Make the temporary tables, once a connection."""
        if not self._prepared:
            for table in tables():
                self._run(_statements(table)[0])
            self._prepared = True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._opened().transaction():
            self._run(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield

    @contextmanager
    def _said(self) -> Iterator[None]:
        psycopg = need("psycopg", "postgres", f"writing {self.shown!r}")
        refused = (psycopg.IntegrityError, psycopg.DataError, psycopg.errors.CardinalityViolation)
        try:
            yield
        except psycopg.Error as error:
            message = " ".join(str(error).split())
            if isinstance(error, refused) or _is_refusal(error):
                raise RecordError(f"{self.shown!r} does not take it: {message}") from error
            raise TargetError(
                f"cannot write {self.shown!r}: {message}; mend that and run the same command to go on"
            ) from error

    def _replace(self, articles: Sequence[str], rows: Rows) -> None:
        """Insert or update rows, then delete what else there is of the articles: what is the same stays."""
        known = self._known_among(articles)
        given = [table for table in tables() if rows[table.name]]
        for table in given:
            self._insert(table, rows[table.name])
        for table in reversed(tables()) if known else ():
            self._delete(table, known)

    def _run(self, statement: str) -> None:
        self._opened().execute(statement)

    def _present(self) -> set[str]:
        found = self._opened().execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return {name for (name,) in found}

    def _versions(self) -> list[object]:
        return [version for (version,) in self._opened().execute("SELECT version FROM schema_version")]

    def _whole_among(self, articles: Sequence[str]) -> set[str]:
        found = self._opened().execute("SELECT id FROM articles WHERE id = ANY(%s)", [list(articles)])
        return {key for (key,) in found}

    def _known_among(self, articles: Sequence[str]) -> list[str]:
        query = (
            "SELECT id FROM articles WHERE id = ANY(%(keys)s)"
            " UNION SELECT article_id FROM events WHERE article_id = ANY(%(keys)s)"
        )
        return [key for (key,) in self._opened().execute(query, {"keys": list(articles)})]

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Copy the rows to a temporary table and insert or update from there."""
        _, copy, upsert = _statements(table)
        with self._opened().cursor() as cursor, cursor.copy(copy) as into:
            for row in rows:
                into.write_row(row)
        self._opened().execute(upsert)

    def _delete(self, table: Table, articles: Sequence[str]) -> None:
        """Delete the rows of articles that are not among those just inserted."""
        name, article = quoted(table.name), quoted(table.names[table.article])
        of_articles = f"o.{article} = ANY(%s)"
        if table.key[0] == "event_id":  # by the primary key; there is no index on the article
            of_articles = "o.event_id IN (SELECT id FROM events WHERE article_id = ANY(%s))"
        same = " AND ".join(f"n.{quoted(key)} = o.{quoted(key)}" for key in table.key)
        self._opened().execute(
            f"DELETE FROM {name} o WHERE {of_articles}"
            f" AND NOT EXISTS (SELECT FROM {_new(table)} n WHERE {same})",
            [list(articles)],
        )

    def _keys(self) -> list[str]:
        query = 'SELECT id COLLATE "C" FROM articles UNION SELECT article_id FROM events ORDER BY 1'
        return [key for (key,) in self._opened().execute(query)]

    def _select(self, table: Table, articles: Sequence[str]) -> Iterator[Row]:
        columns = ", ".join(
            f"{quoted(column.name)}{'::text' if column.kind.name == 'json' else ''}"
            for column in table.columns
        )
        article = quoted(table.names[table.article])
        query = f"SELECT {columns} FROM {quoted(table.name)} WHERE {article} = ANY(%s)"
        return iter(self._opened().execute(query, [list(articles)]))

    def _opened(self) -> Any:
        if self._connection is None:
            raise TargetError(f"{self.shown!r} is not open")
        return self._connection


def _is_refusal(error: Any) -> bool:
    return (error.sqlstate or "").startswith(_LIMIT_EXCEEDED)


def _new(table: Table) -> str:
    """Return the name of the temporary table of a batch's new rows."""
    return f"pg_temp.{quoted(f'new_{table.name}')}"


@cache
def _statements(table: Table) -> tuple[str, str, str]:
    """Return what makes the table of new rows, copies into it, and inserts or updates from it."""
    name, columns = quoted(table.name), names(table.names)
    rest = [quoted(column) for column in table.names if column not in table.key]
    changed = ", ".join(f"{column} = EXCLUDED.{column}" for column in rest)
    return (
        f"CREATE TEMPORARY TABLE {quoted(f'new_{table.name}')} (LIKE {name}) ON COMMIT DELETE ROWS",
        f"COPY {_new(table)} ({columns}) FROM STDIN",
        f"INSERT INTO {name} ({columns}) SELECT {columns} FROM {_new(table)}"
        f" ON CONFLICT ({names(table.key)}) DO UPDATE SET {changed}"
        f" WHERE ({', '.join(f'{name}.{column}' for column in rest)})"
        f" IS DISTINCT FROM ({', '.join(f'EXCLUDED.{column}' for column in rest)})",
    )
