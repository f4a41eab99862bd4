"""How the fields of a record's part become columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from extractor.schema import ArticleRecord, EventRecord, Figure, Time
from extractor.schema.base import Meaning, Record
from extractor.schema.event_record import EntityRef
from extractor.sinks import kinds
from extractor.sinks.comments import column_comment
from extractor.sinks.kinds import Kind

# What the events view puts in the place of an id.
_RESOLVED = (EntityRef, Figure, Time)
# The version of the schema is the database's, events stand as in their view, `reported_by` tells their claim.
_LEFT_OUT = {
    (ArticleRecord, "schema_"),
    (ArticleRecord, "events"),
    (EventRecord, "schema_"),
    (EventRecord, "claim"),
}
_UNPREFIXED = {(ArticleRecord, "article")}
_KEYWORDS = {"end", "from", "offset", "to"}
_BY_TYPE = {str: kinds.TEXT, bool: kinds.BOOLEAN, int: kinds.INTEGER, float: kinds.REAL}
_BY_MEANING = {"key": kinds.KEY, "day": kinds.DAY, "moment": kinds.MOMENT}


@dataclass(frozen=True)
class Column:
    """A column: its kind, what it means, and what records have that are older than the field."""

    name: str
    kind: Kind
    nullable: bool
    comment: str
    default: Any = None


@dataclass(frozen=True)
class Leaf:
    """A field that is a column. `resolved`: the field holds a thing, the column its id."""

    attribute: str
    alias: str
    column: Column
    resolved: bool


@dataclass(frozen=True)
class Listing:
    """A field that is a table of its own: a list of parts, or of ids."""

    attribute: str
    alias: str
    item: type[Record] | None


@dataclass(frozen=True)
class Group:
    """A part whose fields are columns: what a row holds, or what is nested in it.

    Attributes:
        attribute: the field that it stands in, `alias` in JSON; empty for a whole row.
        prefix: what the names of its columns begin with.
        optional: it may be missing.
    """

    attribute: str
    alias: str
    prefix: str
    optional: bool
    leaves: tuple[Leaf, ...]
    groups: tuple["Group", ...]
    lists: tuple[Listing, ...]

    @cached_property
    def width(self) -> int:
        """The number of its columns."""
        return sum(1 for _ in self.all_leaves())

    @cached_property
    def plan(self) -> tuple[tuple[str, str, Callable[[Any], Any], bool], ...]:
        """For each leaf the field, the column, how a value is stored, and whether that is an id."""
        return tuple(
            (leaf.attribute, leaf.column.name, leaf.column.kind.encode, leaf.resolved) for leaf in self.leaves
        )

    @cached_property
    def references(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """For each leaf that is the id of what is there: the fields that lead to it, and the column."""
        own = [((leaf.attribute,), leaf.column.name) for leaf in self.leaves if leaf.resolved]
        nested = [
            ((group.attribute, *path), column) for group in self.groups for path, column in group.references
        ]
        return (*own, *nested)

    def all_leaves(self) -> Iterator[Leaf]:
        """Yield the leaves, nested ones last."""
        yield from self.leaves
        for group in self.groups:
            yield from group.all_leaves()


def layout(
    model: type[Record],
    attribute: str = "",
    alias: str = "",
    prefix: str = "",
    optional: bool = False,
    nullable: bool = False,
) -> Group:
    """Return the layout of a model; `nullable`: whatever it is nested in may be missing."""
    nullable = nullable or optional
    parts = [_part(model, name, info, prefix, nullable) for name, info in model.model_fields.items()]
    return Group(
        attribute,
        alias,
        prefix,
        optional,
        tuple(part for part in parts if isinstance(part, Leaf)),
        tuple(part for part in parts if isinstance(part, Group)),
        tuple(part for part in parts if isinstance(part, Listing)),
    )


def _part(
    model: type[Record], name: str, info: FieldInfo, prefix: str, nullable: bool
) -> Leaf | Group | Listing | None:
    if (model, name) in _LEFT_OUT:
        return None
    type_, optional, meaning = _inner(info)
    alias = info.alias or name
    if get_origin(type_) is list and (listing := _listing(name, alias, *get_args(type_))):
        return listing
    called = prefix + alias
    resolved = _is_record(type_) and issubclass(type_, _RESOLVED)
    if _is_record(type_) and not resolved:
        nested = "" if (model, name) in _UNPREFIXED else f"{called}_"
        return layout(type_, name, alias, nested, optional, nullable)
    column = Column(
        f"{called}_" if called in _KEYWORDS else called,
        kinds.KEY if resolved else _BY_MEANING[meaning] if meaning else _kind(type_),
        nullable or optional,
        column_comment(model, alias, info),
        None if info.is_required() or info.default_factory else info.default,
    )
    return Leaf(name, alias, column, resolved)


def _listing(name: str, alias: str, item: Any) -> Listing | None:
    if _is_record(item):
        return Listing(name, alias, item)
    return Listing(name, alias, None) if _meaning(get_args(item)[1:]) == "key" else None


def _inner(info: FieldInfo) -> tuple[Any, bool, str | None]:
    """Return a field's type without None, whether it may be None, and what a string means."""
    type_, optional = info.annotation, False
    if get_origin(type_) in (Union, UnionType):
        types = [one for one in get_args(type_) if one is not type(None)]
        optional = len(types) < len(get_args(type_))
        type_ = types[0] if len(types) == 1 else type_
    if get_origin(type_) is Annotated:
        type_, *metadata = get_args(type_)
        return type_, optional, _meaning(metadata)
    return type_, optional, _meaning(info.metadata)


def _meaning(metadata: Any) -> str | None:
    return next((data.kind for data in metadata if isinstance(data, Meaning)), None)


def _is_record(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, Record)


def _kind(type_: Any) -> Kind:
    origin = get_origin(type_)
    if origin is Literal:
        return kinds.TEXT
    if origin in (list, dict):
        return kinds.JSON
    if origin in (Union, UnionType) and set(get_args(type_)) == {int, float}:
        return kinds.NUMBER
    return _BY_TYPE[type_]
