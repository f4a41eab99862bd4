"""Parquet: in a folder, for each table a file for each month of publication; the extra `[parquet]`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.errors import TargetError
from extractor.extras import need
from extractor.schema import ArticleRecord, EventRecord
from extractor.sinks import parquet_files as files
from extractor.sinks.records import rebuilt
from extractor.sinks.rows import Row, Rows
from extractor.sinks.sqlite import SQLiteSink
from extractor.sinks.tables import Table, roots, tables

_UNDATED = "unknown"
_AT_ONCE = 500  # articles


class ParquetSink(SQLiteSink):
    """Writes `FOLDER/*.parquet`, as FOLDER/TABLE/month=2026-02/rows.parquet.

    What a run brings is gathered in an SQLite file in the folder, which takes whole batches, and merged into
    the Parquet files by `publish`. Each is replaced as a whole; what was interrupted is done again.
    """

    endings = (".parquet",)

    @property
    def folder(self) -> Path:
        """The folder of the tables' folders: the target with or without `/*.parquet`."""
        target = Path(self.target)
        return target.parent if target.name == "*.parquet" else target

    @property
    def path(self) -> Path:
        """The file that gathers what a run brings."""
        return self.folder / ".gathered.sqlite"

    @property
    def files(self) -> list[Path]:
        """The folder, with all that is in it."""
        return [self.folder]

    def open(self, position: int | None) -> None:
        """See `DatabaseSink.open`."""
        need("pyarrow", "parquet", f"writing {self.target!r}")
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise TargetError(f"cannot write {self.target!r}: {error.strerror}") from error
        for table in tables():
            for file in self._months(table).values():
                files.check(file)
        super().open(position)

    def publish(self) -> None:
        """Merge what was gathered into the Parquet files; see `Sink.publish`."""
        if not self.path.exists():
            return
        if self._connection is None:
            self.open(None)
        with self._transaction():
            self._drop_what_is_left_alone()
        month_of = dict(self._gathered())
        touched = {key for (key,) in self._opened().execute("SELECT id FROM touched")}
        for month in sorted(self._months_with(touched).union(month_of.values())):
            added = sorted(key for key, its_month in month_of.items() if its_month == month)
            for table in tables():
                file = self.folder / table.name / f"month={month}" / files.NAME
                if added or file.exists():
                    files.rewrite(table, file, sorted(touched), self._selected(table, added))
        self.close()
        for path in super().files:
            path.unlink(missing_ok=True)

    def records(self) -> Iterator[ArticleRecord | EventRecord]:
        """Yield what is published, month by month; see `DatabaseSink.records`."""
        for month in sorted({month for root in roots() for month in self._months(root)}):
            found = {table.name: self._months(table).get(month) for table in tables()}
            yield from rebuilt(
                {
                    table.name: list(files.rows(table, file))
                    for table in tables()
                    if (file := found[table.name])
                }
            )

    def _connect(self) -> None:
        super()._connect()
        self._run("CREATE TABLE IF NOT EXISTS touched (id TEXT PRIMARY KEY)")

    def _replace(self, articles: Sequence[str], rows: Rows) -> None:
        super()._replace(articles, rows)
        self._opened().executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(key,) for key in articles])

    def _months(self, table: Table) -> dict[str, Path]:
        """Return the files of a table by month."""
        found = self.folder.glob(f"{table.name}/month=*/{files.NAME}")
        return {file.parent.name.removeprefix("month="): file for file in found}

    def _months_with(self, articles: set[str]) -> set[str]:
        """Return the months in which any of some articles is stored."""
        return {
            month
            for root in roots()
            for month, file in self._months(root).items()
            if files.column(file, root.names[root.article]) & articles
        }

    def _gathered(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of the articles that were gathered, with their months of publication."""
        query = (
            "SELECT id, published FROM articles"
            " UNION ALL SELECT article_id, article_published FROM events WHERE whole_article IS NULL"
        )
        for key, published in self._opened().execute(query):
            yield key, published[:7] if published else _UNDATED

    def _drop_what_is_left_alone(self) -> None:
        """Forget the events that came alone, of articles that are stored whole."""
        came = self._opened().execute("SELECT article_id FROM events WHERE whole_article IS NULL")
        counts = Counter(key for (key,) in came)
        articles, _ = roots()
        alone = {
            key for file in self._months(articles).values() for key in files.column(file, "id") & {*counts}
        }
        for table in reversed(tables()) if alone else ():
            self._delete(table, sorted(alone))
        self._opened().executemany("DELETE FROM touched WHERE id = ?", [(key,) for key in alone])
        self.left_alone += sum(counts[key] for key in alone)

    def _selected(self, table: Table, articles: Sequence[str]) -> Iterator[list[Row]]:
        for start in range(0, len(articles), _AT_ONCE):
            yield list(self._select(table, articles[start : start + _AT_ONCE]))
