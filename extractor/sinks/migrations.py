"""Versions of a database's schema: what each added to the one before.

The tables are derived from the models of the records. When these change, so do the tables, and a test says
so: add a version to `ADDED` with the new tables ("relations") and columns ("figures.head").
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version as version_of

from extractor.errors import TargetError
from extractor.sinks.ddl import Dialect, add_column, create_table, create_tables
from extractor.sinks.tables import tables
from extractor.sinks.views import create_views, drop_views

ADDED: dict[int, tuple[str, ...]] = {}

_PROGRAM = version_of("news-event-extractor")
CREATE_VERSIONS = "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, extractor TEXT NOT NULL)"


def current() -> int:
    """Return the version that this program writes."""
    return max(ADDED, default=1)


def check(target: str, found: Sequence[object] | None, occupied: bool) -> int:
    """Return the version of a database; 0: it is empty.

    Args:
        target: its name, for messages.
        found: what its table `schema_version` holds; None: it has none.
        occupied: it has a table that is called like one of ours.

    Raises:
        TargetError: it is none of ours, or of a newer or unknown version.
    """
    if found is None:
        if occupied:
            raise TargetError(
                f"{target!r} has tables called like ours, but no schema_version: another program made them."
                " Name another database, or schema of it"
            )
        return 0
    versions = [version for version in found if isinstance(version, int)]
    if not versions or sorted(versions) != list(range(1, len(found) + 1)):
        raise TargetError(f"{target!r} is of an unknown version: its schema_version holds {list(found)!r}")
    if max(versions) > current():
        raise TargetError(
            f"{target!r} has version {max(versions)} of the schema, and extractor {_PROGRAM}"
            f" knows up to {current()}: install a newer extractor"
        )
    return max(versions)


def statements(version: int, dialect: Dialect) -> Iterator[str]:
    """Yield what brings a database from a version, 0 for an empty one, to the current one."""
    if version == current():
        return
    if version == 0:
        yield CREATE_VERSIONS
        yield from create_tables(dialect)
    else:
        yield from drop_views()
        for number in range(version + 1, current() + 1):
            for name in ADDED[number]:
                yield from _added(name, dialect)
    yield from create_views(dialect)
    for number in range(version + 1, current() + 1):
        yield f"INSERT INTO schema_version VALUES ({number}, '{_PROGRAM}')"


def _added(name: str, dialect: Dialect) -> Iterator[str]:
    table_name, _, column_name = name.partition(".")
    table = next(table for table in tables() if table.name == table_name)
    if not column_name:
        yield create_table(table, dialect)
        return
    column = next(column for column in table.columns if column.name == column_name)
    yield from add_column(table, column, dialect)
