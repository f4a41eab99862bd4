"""What all databases share: whole batches that replace what is stored of their articles."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, ClassVar

from extractor.schema import ArticleRecord, EventRecord
from extractor.schema.views import View
from extractor.sinks import migrations
from extractor.sinks.base import Sink
from extractor.sinks.ddl import Dialect
from extractor.sinks.kinds import key_of
from extractor.sinks.records import rebuilt
from extractor.sinks.rows import Row, Rows, article_rows, event_rows
from extractor.sinks.tables import Table, tables

_ARTICLES_AT_ONCE = 100


class DatabaseSink(Sink):
    """Writes the tables of `tables`.

    What is put between two commits is one batch, and stored in one transaction. All that is stored of an
    article is replaced by what is put of it last, so that a batch that is stored again changes nothing, and
    `open` needs no position. Where the whole article is stored, events that come alone are left alone.

    Attributes:
        left_alone: how many such events there were.
    """

    view: ClassVar[View | None] = "articles"
    dialect: ClassVar[Dialect]

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.left_alone = 0
        self._whole: dict[str, Rows] = {}
        self._partial: dict[str, Rows] = {}
        self._forgotten: set[str] = set()

    def open(self, position: int | None) -> None:  # noqa: ARG002
        """Make the tables, or bring them up to the current version; see `Sink.open`."""
        self._connect()
        try:
            self._prepare_tables()
        except BaseException:
            self.close()
            raise

    def _prepare_tables(self) -> None:
        with self._transaction():
            present = self._present()
            version = migrations.check(
                self.target,
                self._versions() if "schema_version" in present else None,
                occupied=any(table.name in present for table in tables()),
            )
            for statement in migrations.statements(version, self.dialect):
                self._run(statement)

    def write(self, lines: Sequence[bytes]) -> None:
        """Take lines of the articles view."""
        for line in lines:
            self.put(ArticleRecord.model_validate_json(line))

    def put(self, record: ArticleRecord) -> None:
        """Take an article with everything in it."""
        key = key_of(record.article.id)
        self._partial.pop(key, None)
        self._whole[key] = article_rows(record)

    def put_events(self, article: str, events: Sequence[EventRecord]) -> None:
        """Take all events of an article, by its id."""
        key = key_of(article)
        if key in self._whole:
            self.left_alone += len(events)
        else:
            self._partial[key] = event_rows(article, events)

    def forget(self, articles: Sequence[str]) -> None:
        """See `Sink.forget`."""
        for key in map(key_of, articles):
            self._whole.pop(key, None)
            self._partial.pop(key, None)
            self._forgotten.add(key)

    def commit(self) -> int:
        """Store the batch; see `Sink.commit`.

        Raises:
            RecordError: the database refuses something in it; nothing of it is stored, and it is dropped.
        """
        try:
            if self._whole or self._partial or self._forgotten:
                self._store()
        finally:
            self._whole, self._partial, self._forgotten = {}, {}, set()
        return 0

    def publish(self) -> None:
        """See `Sink.publish`: what is committed is visible already."""

    def records(self) -> Iterator[ArticleRecord | EventRecord]:
        """Yield what is stored, by article: the whole article, or its events where it is not stored."""
        keys = self._keys()
        for start in range(0, len(keys), _ARTICLES_AT_ONCE):
            some = keys[start : start + _ARTICLES_AT_ONCE]
            yield from rebuilt({table.name: self._select(table, some) for table in tables()})

    def _store(self) -> None:
        with self._transaction():
            whole = self._whole_among(list(self._partial))
            partial = {key: rows for key, rows in self._partial.items() if key not in whole}
            self._replace(
                sorted({*self._forgotten, *self._whole, *partial}),
                _together([*self._whole.values(), *partial.values()]),
            )
        self.left_alone += sum(len(self._partial[key]["events"]) for key in whole)

    def _replace(self, articles: Sequence[str], rows: Rows) -> None:
        """Delete what is stored of articles and insert rows in the place of it."""
        known = self._known_among(articles)
        if known:
            for table in reversed(tables()):
                self._delete(table, known)
        for table in tables():
            if rows[table.name]:
                self._insert(table, rows[table.name])

    @abstractmethod
    def _connect(self) -> None:
        """Connect.

        Raises:
            TargetError: that is not possible.
        """

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[object]:
        """Commit at the end of the block, or undo it all.

        Raises:
            RecordError, TargetError: instead of the errors of the driver.
        """

    @abstractmethod
    def _run(self, statement: str) -> None:
        """Run a statement of our own."""

    @abstractmethod
    def _present(self) -> set[str]:
        """Return the names of all tables."""

    @abstractmethod
    def _versions(self) -> list[object]:
        """Return what `schema_version` holds."""

    @abstractmethod
    def _whole_among(self, articles: Sequence[str]) -> set[str]:
        """Return those of some articles, by key, that are stored whole."""

    @abstractmethod
    def _known_among(self, articles: Sequence[str]) -> list[str]:
        """Return those of some articles, by key, of which anything is stored."""

    @abstractmethod
    def _delete(self, table: Table, articles: Sequence[str]) -> None:
        """Delete the rows of articles, by key."""

    @abstractmethod
    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows."""

    @abstractmethod
    def _keys(self) -> list[str]:
        """Return the keys of all articles of which anything is stored, in order."""

    @abstractmethod
    def _select(self, table: Table, articles: Sequence[str]) -> Iterable[Row]:
        """Return the rows of articles, by key, with their values as the kinds encode them."""


def converter(table: Table, ways: Mapping[str, Callable[[Any], Any]]) -> Callable[[Row], Row]:
    """Return what changes a row from the kinds' values to a database's, or back.

    Args:
        table: whose row it is.
        ways: how values change that do, by kind.
    """
    changes = [
        (place, ways[column.kind.name])
        for place, column in enumerate(table.columns)
        if column.kind.name in ways
    ]

    def convert(row: Row) -> Row:
        values = list(row)
        for place, way in changes:
            if values[place] is not None:
                values[place] = way(values[place])
        return tuple(values)

    return convert


def _together(parts: Iterable[Rows]) -> Rows:
    rows: Rows = defaultdict(list)
    for part in parts:
        for name, some in part.items():
            rows[name] += some
    return rows
