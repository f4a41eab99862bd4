"""What a database holds, to compare."""

import json
from collections.abc import Iterable
from pathlib import Path

from extractor.schema import ArticleRecord, EventRecord
from extractor.schema.base import Record
from extractor.sinks import DatabaseSink, sink_for
from extractor.sinks.kinds import key_of

GOLD = Path(__file__).parents[2] / "corpora" / "gold" / "news" / "gold.jsonl"


def gold() -> list[ArticleRecord]:
    """Return the records of the gold corpus."""
    return [ArticleRecord.model_validate_json(line) for line in GOLD.read_bytes().splitlines()]


def content(record: Record) -> str:
    """Return what a record says, 1 and 1.0 told apart; the order of an object's keys says nothing."""
    return json.dumps(record.model_dump(), sort_keys=True)


def contents(records: Iterable[ArticleRecord | EventRecord]) -> list[str]:
    """Return what records say, in the order in which databases give them back."""

    def place(record: ArticleRecord | EventRecord) -> str:
        return key_of(record.article.id)

    return [content(record) for record in sorted(records, key=place)]


def stored(target: str) -> list[str]:
    """Return what a target holds, read by a sink of its own."""
    sink = sink_for(target)
    assert isinstance(sink, DatabaseSink)
    sink.open(None)
    try:
        sink.publish()
        return contents(sink.records())
    finally:
        sink.close()
