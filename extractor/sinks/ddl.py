"""The statements that make the tables, in the words of each database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.sinks.layout import Column
from extractor.sinks.tables import Table, tables

# What else is looked up by, beside keys and references.
_LOOKED_UP = {"events": (("article_id",), ("type", "when_from"), ("article_published",))}


@dataclass(frozen=True)
class Dialect:
    """How a database speaks.

    Attributes:
        types: its type for each kind of column.
        references: what follows a foreign key; None: it has none.
        lookups: it wants indexes for foreign keys and common questions.
        indexes: statements that make other indexes.
        after_table: what follows the columns of a table.
        comments: it keeps comments.
        joined: an ordered list of values as one text, from `{value}`, `{table}`, `{where}`.
        number: a text as a number, null if it is none, from `{text}`.
        day: the day of a moment, in UTC, from `{moment}`.
    """

    types: Mapping[str, str]
    joined: str
    number: str
    day: str
    references: str | None = ""
    lookups: bool = True
    indexes: tuple[str, ...] = ()
    after_table: str = ""
    comments: bool = False


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def names(columns: tuple[str, ...]) -> str:
    """Return names as a list of SQL identifiers."""
    return ", ".join(map(quoted, columns))


def create_tables(dialect: Dialect) -> Iterator[str]:
    """Yield the statements that make all tables with their keys, indexes and comments."""
    for table in tables():
        yield create_table(table, dialect)
        if dialect.lookups:
            yield from _lookups(table)
        if dialect.comments:
            yield from _comments(table)
    yield from dialect.indexes


def create_table(table: Table, dialect: Dialect) -> str:
    """Return the statement that makes a table."""
    parts = [
        f"{_column(column, dialect)}{'' if column.nullable else ' NOT NULL'}" for column in table.columns
    ]
    parts.append(f"PRIMARY KEY ({names(table.key)})")
    if dialect.references is not None:
        parts += [
            f"FOREIGN KEY ({names(reference.columns)})"
            f" REFERENCES {quoted(reference.table)} ({names(reference.target)}){dialect.references}"
            for reference in table.references
        ]
    body = ",\n  ".join(parts)
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n){dialect.after_table}"


def add_column(table: Table, column: Column, dialect: Dialect) -> Iterator[str]:
    """Yield the statements that add a column to a table that may hold rows: they get its default."""
    default = "" if column.default is None else f" DEFAULT {_literal(column.default)}"
    yield f"ALTER TABLE {quoted(table.name)} ADD COLUMN {_column(column, dialect)}{default}"
    if dialect.comments:
        yield _comment_on_column(table, column)


def _column(column: Column, dialect: Dialect) -> str:
    return f"{quoted(column.name)} {dialect.types[column.kind.name]}"


def _lookups(table: Table) -> Iterator[str]:
    """Yield an index for each reference that the primary key does not serve, and for common questions."""
    referring = {reference.columns[:1] for reference in table.references} - {table.key[:1]}
    for columns in (*sorted(referring), *_LOOKED_UP.get(table.name, ())):
        name = quoted(f"{table.name}_{'_'.join(columns)}")
        yield f"CREATE INDEX {name} ON {quoted(table.name)} ({names(columns)})"


def _comments(table: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {quoted(table.name)} IS {_literal(table.comment)}"
    for column in table.columns:
        yield _comment_on_column(table, column)


def _comment_on_column(table: Table, column: Column) -> str:
    return f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {_literal(column.comment)}"


def _literal(value: object) -> str:
    """Return a value of our own models as an SQL literal: data never comes here."""
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value).upper() if isinstance(value, bool) else str(value)
