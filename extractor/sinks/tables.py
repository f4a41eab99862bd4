"""The tables of a database, derived from the models of the records.

A list becomes a table of its own, a nested part columns named by their path. A column is named as the field
in JSON; where that is a keyword of SQL, it ends in an underscore (`from_`). Events stand as in the `events`
view, but refer by id to what has a row of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from extractor.schema import ArticleInfo, ArticleRecord, EventRecord
from extractor.schema.base import Record
from extractor.sinks import kinds
from extractor.sinks.comments import table_comment
from extractor.sinks.kinds import Kind
from extractor.sinks.layout import Column, Group, Listing, layout

# Lists that are not simply called by their path.
_TABLES = {
    "article.segments": "segments",
    "entities.mentions": "mentions",
    "claims.source.spans": "claim_sources",
    "claims.content.spans": "claim_contents",
    "events.mentions": "event_mentions",
    "events.arguments": "arguments",
    "events.relations": "relations",
    "events.mentions.arguments": "mention_arguments",
}
_ONE = {"entities": "entity"}  # others lose their s
# Which table an id is of, by the name of its field; lists of ids are called like their table.
_REFERENCES = {
    "entity": "entities",
    "base": "entities",
    "figure": "figures",
    "same_as": "figures",
    "time": "times",
    "reported_by": "claims",
}
_ARTICLE = Column("article_id", kinds.KEY, False, "Id of the article.")
_WHOLE = Column(
    "whole_article",
    kinds.KEY,
    True,
    "The article's id where the whole article is stored, null where only its events are; for foreign keys.",
)
_POSITION = Column("position", kinds.INTEGER, False, "Place in the list, from 0.")
_RESOLVED = Column(
    "resolved",
    kinds.JSON,
    True,
    "What the ids stand for, as in the events view; null where the whole article is stored.",
)
_AS_WRITTEN = Column(
    "as_written",
    kinds.TEXT,
    True,
    "JSON, by column: what its type cannot hold exactly. Null: there is nothing.",
)


@dataclass(frozen=True)
class Reference:
    """A foreign key."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Child:
    """A list in the items of a table: the fields that lead to it (`aliases`: in JSON), and its table."""

    path: tuple[str, ...]
    aliases: tuple[str, ...]
    table: "Table"


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        above: the columns that tell which row it belongs to; `inherited` are those and its place there.
        passed: the columns that tell the rows below it which of its rows they belong to.
        columns: all of them: `inherited`, what an item holds, what else there is to say.
        key: the names of the columns of the primary key.
        group: how an item is laid out; None: it is an id.
    """

    name: str
    comment: str
    above: tuple[Column, ...]
    inherited: tuple[Column, ...]
    passed: tuple[Column, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    group: Group | None
    children: tuple[Child, ...]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def article(self) -> int:
        """The place of the column that holds the article's id."""
        return self.names.index("article_id" if "article_id" in self.names else "id")

    @cached_property
    def id(self) -> int | None:
        """The place of the column `id`, if the rows have ids of their own."""
        return self.names.index("id") if "id" in self.names else None

    @cached_property
    def of_events(self) -> bool:
        """Tell whether it holds (parts of) events, which may be there without the rest of their article."""
        return _WHOLE in self.columns

    @cached_property
    def resolves(self) -> bool:
        """Tell whether its rows may hold what their ids stand for, in the last column but one."""
        return _RESOLVED in self.columns


@cache
def roots() -> tuple[Table, Table]:
    """Return the tables `articles` and `events`; all others are below them."""
    articles, events = layout(ArticleRecord), layout(EventRecord)
    return (
        _with_children(
            Table(
                "articles",
                table_comment(ArticleInfo),
                above=(),
                inherited=(),
                passed=(_ARTICLE,),
                columns=_columns((), articles),
                key=("id",),
                references=(),
                group=articles,
                children=(),
            ),
            "",
        ),
        _with_children(
            Table(
                "events",
                table_comment(EventRecord),
                above=(_WHOLE,),
                inherited=(_WHOLE, _POSITION),
                passed=(_ARTICLE, _WHOLE, _below("event_id", "events")),
                columns=_columns((_WHOLE, _POSITION), events, resolves=True),
                key=("id",),
                references=(Reference((_WHOLE.name,), "articles", ("id",)), *_references(events, _WHOLE)),
                group=events,
                children=(),
            ),
            "events.",
        ),
    )


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables, each after those that it refers to."""
    found = [table for root in roots() for table in _walk(root)]
    return tuple(sorted(found, key=lambda table: table.name == "claim_events"))


def _walk(table: Table) -> Iterator[Table]:
    yield table
    for child in table.children:
        yield from _walk(child.table)


def _with_children(table: Table, path: str) -> Table:
    """Return the table with those of the lists in its items; `path` leads to it and ends in a dot."""
    children = []
    for attributes, aliases, listing in _lists(table.group) if table.group else ():
        whole = path + ".".join(attributes)
        name = _TABLES.get(whole, whole.replace("claims.", "claim_").replace(".", "_"))
        child = _parts(name, table, listing.item) if listing.item else _links(name, table)
        children.append(Child(attributes, aliases, _with_children(child, f"{whole}.")))
    return replace(table, children=tuple(children))


def _lists(group: Group) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Listing]]:
    for listing in group.lists:
        yield (listing.attribute,), (listing.alias,), listing
    for nested in group.groups:
        for path, aliases, listing in _lists(nested):
            yield (nested.attribute, *path), (nested.alias, *aliases), listing


def _parts(name: str, parent: Table, item: type[Record]) -> Table:
    """Return the table of a list of parts; its key ends in their id, or else their place."""
    group = layout(item)
    own = "id" if any(leaf.attribute == "id" for leaf in group.leaves) else _POSITION.name
    keys = _keys(parent)
    one = _ONE.get(name, name.removesuffix("s"))
    below = _below(f"{one}_{own}", name, kinds.KEY if own == "id" else kinds.INTEGER)
    return Table(
        name,
        table_comment(item),
        above=parent.passed,
        inherited=(*parent.passed, _POSITION),
        passed=(*parent.passed, below),
        columns=_columns(
            (*parent.passed, _POSITION), group, any(leaf.resolved for leaf in group.all_leaves())
        ),
        key=(*keys, own),
        references=(Reference(keys, parent.name, parent.key), *_references(group, _whole(parent))),
        group=group,
        children=(),
    )


def _links(name: str, parent: Table) -> Table:
    """Return the table of a list of ids, whose table is called like the list."""
    keys, target = _keys(parent), name.split("_")[-1]
    column = Column(target.removesuffix("s"), kinds.KEY, False, f"Id of the row of {target}.")
    reference = (
        ((column.name,), ("id",))
        if target == "events"
        else (("article_id", column.name), ("article_id", "id"))
    )
    return Table(
        name,
        f"Which {target} belong to which {parent.name}.",
        above=parent.passed,
        inherited=(*parent.passed, _POSITION),
        passed=(),
        columns=(*parent.passed, _POSITION, column, _AS_WRITTEN),
        key=(*keys, _POSITION.name),
        references=(Reference(keys, parent.name, parent.key), Reference(reference[0], target, reference[1])),
        group=None,
        children=(),
    )


def _keys(parent: Table) -> tuple[str, ...]:
    """Return what refers from the rows below a table to its primary key."""
    redundant = (_ARTICLE, _WHOLE) if parent.of_events else ()
    return tuple(column.name for column in parent.passed if column not in redundant)


def _whole(parent: Table) -> Column:
    return _WHOLE if parent.of_events else _ARTICLE


def _below(name: str, table: str, kind: Kind = kinds.KEY) -> Column:
    return Column(name, kind, False, f"The row of {table} that it belongs to.")


def _columns(inherited: tuple[Column, ...], group: Group, resolves: bool = False) -> tuple[Column, ...]:
    own = [leaf.column for leaf in group.all_leaves()]
    return (*inherited, *own, *([_RESOLVED] if resolves else []), _AS_WRITTEN)


def _references(group: Group, article: Column) -> Iterator[Reference]:
    for leaf in group.all_leaves():
        target = _REFERENCES.get(leaf.attribute)
        if target and leaf.column.kind is kinds.KEY:
            yield Reference((article.name, leaf.column.name), target, ("article_id", "id"))
