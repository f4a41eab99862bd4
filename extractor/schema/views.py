"""The two views by name, and a record as their lines."""

from typing import Literal, get_args

from extractor.schema.base import Record
from extractor.schema.event_record import EventRecord, event_records
from extractor.schema.record import ArticleRecord

View = Literal["events", "articles"]
VIEWS: tuple[View, ...] = get_args(View)
MODELS: dict[View, type[Record]] = {"events": EventRecord, "articles": ArticleRecord}


def lines(record: ArticleRecord, view: View) -> list[bytes]:
    """Return an article's record as lines of JSON (UTF-8, without line ends) of a view."""
    records = [record] if view == "articles" else event_records(record)
    return [line.model_dump_json().encode() for line in records]
