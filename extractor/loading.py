"""Load records that were written before into a database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import RecordError, TargetError
from extractor.readers.records import Violation, records
from extractor.schema import ArticleRecord, EventRecord
from extractor.sinks import DatabaseSink, sink_for

_ARTICLES = 500  # in a batch, at most
_CHARACTERS = 4_000_000  # in a batch, beyond which it is full
_EVENT = 1_000  # characters that an event counts for


@dataclass
class Loaded:
    """What was loaded: whole articles, and events; `rejected` counts records.

    `left_alone`: events that came alone, of articles that are stored whole. `interrupted`: by Ctrl-C.
    """

    articles: int = 0
    events: int = 0
    left_alone: int = 0
    rejected: int = 0
    interrupted: bool = False


@dataclass(frozen=True)
class _Item:
    """What is stored or refused as one: an article, or all events of an article that follow one another."""

    article: str
    records: list[ArticleRecord] | list[EventRecord]
    where: str

    @property
    def weight(self) -> int:
        return sum(
            len(record.article.text) if isinstance(record, ArticleRecord) else _EVENT
            for record in self.records
        )

    def put(self, sink: DatabaseSink) -> None:
        for record in self.records:
            if isinstance(record, ArticleRecord):
                sink.put(record)
        events = [record for record in self.records if isinstance(record, EventRecord)]
        if events:
            sink.put_events(self.article, events)


def load(
    files: Iterable[Path], target: str, report: Callable[[Loaded], None], reject: Callable[[str], None]
) -> Loaded:
    """Load files of either view, batch by batch; doing it again changes nothing.

    Args:
        files: JSONL, compressed or not. The lines of the events view must have an article's events together.
        target: a database.
        report: is called after each batch.
        reject: is called with place and reason of what is not stored.

    Raises:
        ExtractorError: it cannot be read or written. What is committed stays; the same call completes it.
    """
    sink = sink_for(target)
    if not isinstance(sink, DatabaseSink):
        raise TargetError(
            f"{target!r} is no database: load writes .duckdb, .sqlite, postgresql://… and .parquet"
        )
    loaded = Loaded()
    sink.open(None)
    try:
        for batch in _batches(_items(files, loaded, reject)):
            _store(sink, batch, loaded, reject)
            report(loaded)
        sink.publish()
    except KeyboardInterrupt:
        loaded.interrupted = True
    finally:
        sink.close()
    loaded.left_alone = sink.left_alone
    loaded.events -= sink.left_alone
    return loaded


def _store(sink: DatabaseSink, batch: list[_Item], loaded: Loaded, reject: Callable[[str], None]) -> None:
    """Store a batch; where the database refuses something in it, all but that."""
    try:
        for item in batch:
            item.put(sink)
        sink.commit()
    except RecordError as error:
        if len(batch) > 1:
            for item in batch:
                _store(sink, [item], loaded, reject)
            return
        reject(f"{batch[0].where}: {error}")
        loaded.rejected += len(batch[0].records)
        return
    for item in batch:
        for record in item.records:
            loaded.articles += isinstance(record, ArticleRecord)
            loaded.events += len(record.events) if isinstance(record, ArticleRecord) else 1


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    batch: list[_Item] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += item.weight
        if len(batch) >= _ARTICLES or weight >= _CHARACTERS:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _items(files: Iterable[Path], loaded: Loaded, reject: Callable[[str], None]) -> Iterator[_Item]:
    for file in files:
        events: list[EventRecord] = []
        first = 0
        for line, record in enumerate(records(file), start=1):
            if events and not (isinstance(record, EventRecord) and record.article.id == events[0].article.id):
                yield _Item(events[0].article.id, events, f"{file}:{first}")
                events = []
            if isinstance(record, ArticleRecord):
                yield _Item(record.article.id, [record], f"{file}:{line}")
            elif isinstance(record, EventRecord):
                first = first if events else line
                events.append(record)
            elif isinstance(record, list):
                loaded.rejected += 1
                reject(_described(file, record))
        if events:
            yield _Item(events[0].article.id, events, f"{file}:{first}")


def _described(file: Path, violations: list[Violation]) -> str:
    found = "; ".join(f"{violation.field or 'record'}: {violation.reason}" for violation in violations[:3])
    return f"{file}:{violations[0].line}: {found}"
