"""From the rows of tables back to the records: the reverse of `rows`."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractor.schema import ArticleRecord, EventRecord
from extractor.sinks.kinds import JSON, Kind
from extractor.sinks.layout import Group
from extractor.sinks.rows import Row
from extractor.sinks.tables import Table, roots

_OF_THE_VIEW = (
    "local_id",
    "article",
    "main",
    "provenance",
    "claim",
)  # what an event has only in the events view


def rebuilt(rows: Mapping[str, Iterable[Row]]) -> Iterator[ArticleRecord | EventRecord]:
    """Yield the records of articles: of those that are stored whole the article's, else those of the events.

    Args:
        rows: all rows of some articles by table, their values as the kinds encode them.
    """
    articles, events = roots()
    below = _Below(rows)
    of_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows.get("events", ()), key=lambda row: int(row[len(events.above)])):
        of_article[row[events.article]].append(below.item(events, row))
    for row in sorted(rows.get("articles", ())):
        told = of_article.pop(row[articles.article], [])
        fields = below.item(articles, row)
        local = {event["id"]: event["local_id"] for event in told}
        for claim in fields["claims"]:
            claim["events"] = [local[event] for event in claim["events"]]
        yield ArticleRecord.model_validate(
            {**fields, "events": [_as_in_article(event, local) for event in told]}
        )
    for article in sorted(of_article):
        for event in of_article[article]:
            yield EventRecord.model_validate(event)


def _as_in_article(event: dict[str, Any], local: Mapping[str, str]) -> dict[str, Any]:
    """Return an event of the events view as the article has it, whose own ids are local."""
    same = {name: value for name, value in event.items() if name not in _OF_THE_VIEW}
    relations = [
        {"type": relation["type"], "event": local[relation["event"]], "cue": relation["cue"]}
        for relation in event["relations"]
    ]
    return {**same, "id": event["local_id"], "relations": relations}


class _Below:
    """Finds the rows below a row, and puts items together of both."""

    def __init__(self, rows: Mapping[str, Iterable[Row]]) -> None:
        self._rows: dict[str, dict[Row, list[Row]]] = {}
        for root in roots():
            self._sort(root, rows)

    def _sort(self, table: Table, rows: Mapping[str, Iterable[Row]]) -> None:
        for child in table.children:
            place = len(child.table.above)
            groups = self._rows[child.table.name] = defaultdict(list)
            for row in sorted(rows.get(child.table.name, ()), key=lambda row: int(row[place])):
                groups[row[:place]].append(row)
            self._sort(child.table, rows)

    def item(self, table: Table, row: Row) -> Any:
        """Return the item of a row as it is in JSON, with the lists in it."""
        written: dict[str, Any] = json.loads(row[-1]) if row[-1] else {}
        inherited = len(table.inherited)
        if table.group is None:
            column = table.columns[inherited]
            return _value(column.name, column.kind, row[inherited], written)
        item, _ = _nested(table.group, iter(row[inherited:]), written)
        for child in table.children:
            part = item
            for alias in child.aliases[:-1]:
                part = part[alias]
            rows = self._rows[child.table.name].get(self._passed(table, row), ())
            part[child.aliases[-1]] = [self.item(child.table, below) for below in rows]
        if table.resolves:
            resolved = _value("resolved", JSON, row[-2], written)
            if resolved is not None:
                _resolve(table.group, item, resolved)
            if table.name == "events":
                item["claim"] = (resolved or {}).get("claim")
        return item

    def _passed(self, table: Table, row: Row) -> Row:
        own = row[table.names.index("position")] if table.id is None else row[table.id]
        if table.name == "articles":
            return (own,)
        if table.name == "events":
            return (row[table.article], row[0], own)
        return (*row[: len(table.above)], own)


def _nested(group: Group, values: Iterator[Any], written: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return a part as it is in JSON, and whether there is anything in it."""
    item: dict[str, Any] = {}
    holds = group.prefix in written
    for leaf in group.leaves:
        value = item[leaf.alias] = _value(leaf.column.name, leaf.column.kind, next(values), written)
        holds = holds or value is not None
    for inner in group.groups:
        part, filled = _nested(inner, values, written)
        item[inner.alias] = part if filled or not inner.optional else None
        holds = holds or filled
    return item, holds


def _value(name: str, kind: Kind, stored: Any, written: Mapping[str, Any]) -> Any:
    if name in written:
        return written[name]
    return None if stored is None else kind.decode(stored)


def _resolve(group: Group, item: dict[str, Any], resolved: dict[str, Any]) -> None:
    """Put what ids stand for in their places."""
    for leaf in group.leaves:
        if leaf.resolved:
            item[leaf.alias] = resolved.get(leaf.column.name)
    for nested in group.groups:
        if item[nested.alias] is not None:
            _resolve(nested, item[nested.alias], resolved)
