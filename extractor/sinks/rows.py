"""From records to the rows of tables."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticSerializationError

from extractor.schema import ArticleRecord, EventRecord, event_records
from extractor.schema.base import Record
from extractor.sinks.kinds import JSON, KEY, InexactError, Kind, is_surely_tame, key_of
from extractor.sinks.layout import Group
from extractor.sinks.tables import Table, roots

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]


def article_rows(record: ArticleRecord) -> Rows:
    """Return the rows of an article with everything in it, by table."""
    events = list(event_records(record))
    whole = key_of(record.article.id)
    filler = _Filler(whole, whole, {event.local_id: event.id for event in events})
    articles, _ = roots()
    filler.add(articles, record, ())
    filler.add_events(events)
    return filler.rows


def event_rows(article: str, events: Iterable[EventRecord]) -> Rows:
    """Return the rows of an article's events without the article, by table: with what their ids stand for.

    Of events of one id the last counts.
    """
    filler = _Filler(key_of(article), None, {})
    filler.add_events(list({event.id: event for event in events}.values()))
    return filler.rows


class _Filler:
    """Fills the rows of one article.

    Args:
        article: its key.
        whole: the same if the whole article is stored, else None.
        events: the global ids of its events by their local ones.
    """

    def __init__(self, article: str, whole: str | None, events: Mapping[str, str]) -> None:
        self.article = article
        self.whole = whole
        self.events = events
        self.rows: Rows = defaultdict(list)

    def add_events(self, events: Sequence[EventRecord]) -> None:
        _, table = roots()
        for position, event in enumerate(events):
            self.add(table, event, (self.whole, position))

    def add(self, table: Table, item: Any, inherited: Row) -> None:
        """Add the row of an item and the rows of the lists in it."""
        row = _Row(inherited)
        if table.group is None:
            name = table.columns[len(inherited)].name
            row.put(name, KEY, self.events[item] if name == "event" else item)
        else:
            row.fill(table.group, item)
            if table.resolves:
                row.resolve({} if self.whole else _resolved(table.group, item))
        values = row.finished()
        self.rows[table.name].append(values)
        passed = self._passed(table, values, inherited) if table.children else ()
        for child in table.children:
            part = item
            for attribute in child.path:
                part = getattr(part, attribute)
            for position, below in enumerate(part):
                self.add(child.table, below, (*passed, position))

    def _passed(self, table: Table, row: Row, inherited: Row) -> Row:
        """Return what the rows below a row inherit: the values of `table.passed`."""
        own = inherited[-1:] if table.id is None else (row[table.id],)
        if table.name == "articles":
            return own
        return (self.article, self.whole, *own) if table.name == "events" else (*inherited[:-1], *own)


class _Row:
    """Gathers the values of a row, and what its columns cannot hold exactly."""

    def __init__(self, inherited: Row) -> None:
        self.values: list[Any] = list(inherited)
        self.written: dict[str, Any] = {}

    def fill(self, group: Group, item: Record) -> None:
        """Add the values of an item's fields."""
        values, fields = self.values, item.__dict__
        for attribute, name, encode, resolved in group.plan:
            value = fields[attribute]
            if value is not None:
                if resolved:
                    value = value.id
                try:
                    value = encode(value)
                except InexactError as error:
                    self.written[name] = value
                    value = error.stored
            values.append(value)
        for nested in group.groups:
            self._nest(nested, getattr(item, nested.attribute))

    def _nest(self, group: Group, part: Record | None) -> None:
        start = len(self.values)
        if part is None:
            self.values += [None] * group.width
            return
        self.fill(group, part)
        if group.optional and all(value is None for value in self.values[start:]):
            self.written[group.prefix] = {}  # it is there, with nothing in it

    def resolve(self, parts: Mapping[str, Record]) -> None:
        """Add what ids stand for, as JSON; nothing is null."""
        try:
            text = ",".join(f'"{column}":{part.model_dump_json()}' for column, part in parts.items())
        except PydanticSerializationError:  # half of a surrogate pair
            text = ""
        if text and is_surely_tame(text):
            self.values.append(f"{{{text}}}")
        else:
            found = {column: part.model_dump() for column, part in parts.items()}
            self.put("resolved", JSON, found or None)

    def put(self, name: str, kind: Kind, value: Any) -> None:
        """Add a value."""
        if value is not None:
            try:
                value = kind.encode(value)
            except InexactError as error:
                self.written[name] = value
                value = error.stored
        self.values.append(value)

    def finished(self) -> Row:
        """Return the row."""
        return (*self.values, json.dumps(self.written) if self.written else None)


def _resolved(group: Group, item: Any) -> dict[str, Record]:
    """Return what stands in an event or argument for the ids in its columns, by column."""
    found = {}
    for path, column in group.references:
        part = item
        for attribute in path:
            part = part and getattr(part, attribute)
        if part:
            found[column] = part
    if isinstance(item, EventRecord) and item.claim:
        found["claim"] = item.claim
    return found
