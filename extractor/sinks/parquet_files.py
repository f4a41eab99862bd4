"""The files of the Parquet sink: one table, one month."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractor.errors import TargetError
from extractor.extras import need
from extractor.sinks import migrations
from extractor.sinks.rows import Row
from extractor.sinks.tables import Table

NAME = "rows.parquet"
_VERSION = b"extractor.schema_version"
_TYPES = {
    "key": "string",
    "text": "string",
    "json": "string",
    "day": "date32",
    "integer": "int64",
    "boolean": "bool_",
    "number": "float64",
    "real": "float64",
}


def check(file: Path) -> None:
    """Make sure that a file is ours and not of a newer version.

    Raises:
        TargetError: it is not.
    """
    pa, pq = _arrow()
    try:
        metadata = pq.read_schema(file).metadata or {}
    except (OSError, pa.ArrowInvalid) as error:
        raise TargetError(f"cannot read {str(file)!r}: {error}") from error
    version = metadata.get(_VERSION, b"")
    found = list(range(1, int(version) + 1)) if version.isdigit() else None
    migrations.check(str(file), found, occupied=True)


def column(file: Path, name: str) -> set[Any]:
    """Return the values of a column."""
    _, pq = _arrow()
    return {
        value for batch in pq.ParquetFile(file).iter_batches(columns=[name]) for value in batch[0].to_pylist()
    }


def rows(table: Table, file: Path) -> Iterator[Row]:
    """Yield the rows of a file, their values as the kinds encode them."""
    _, pq = _arrow()
    for batch in pq.ParquetFile(file).iter_batches():
        yield from zip(*(part.to_pylist() for part in _conform(table, batch).columns), strict=True)


def rewrite(table: Table, file: Path, replaced: Sequence[str], added: Iterator[list[Row]]) -> None:
    """Replace a file: without the rows of some articles, by their keys, and with other rows."""
    _, pq = _arrow()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{NAME}.new")
    count = 0
    with pq.ParquetWriter(draft, _schema(table)) as writer:
        for batch in _merged(table, file, replaced, added):
            writer.write_batch(batch)
            count += batch.num_rows
    if not count:
        draft.unlink()
        file.unlink(missing_ok=True)
        return
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    os.replace(draft, file)


def _merged(table: Table, file: Path, replaced: Sequence[str], added: Iterator[list[Row]]) -> Iterator[Any]:
    pa, pq = _arrow()
    if file.exists():
        compute = need("pyarrow.compute", "parquet", "Parquet")
        gone = pa.array(replaced, pa.string())
        for batch in pq.ParquetFile(file).iter_batches():
            whose = batch[table.names[table.article]]
            yield _conform(table, batch.filter(compute.invert(compute.is_in(whose, value_set=gone))))
    for some in added:
        if some:
            columns = zip(*some, strict=True)
            schema = _schema(table)
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            yield pa.record_batch(arrays, schema=schema)


def _conform(table: Table, batch: Any) -> Any:
    """Return a batch with the columns of now: those that its file is too old for have their defaults."""
    pa, _ = _arrow()
    schema = _schema(table)
    arrays = [
        batch[column.name]
        if column.name in batch.schema.names
        else pa.array([column.default] * batch.num_rows, field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def _schema(table: Table) -> Any:
    pa, _ = _arrow()
    types = {kind: getattr(pa, name)() for kind, name in _TYPES.items()} | {
        "moment": pa.timestamp("us", "UTC")
    }
    fields = [
        pa.field(column.name, types[column.kind.name], metadata={"comment": column.comment})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={_VERSION: str(migrations.current()).encode()})


def _arrow() -> tuple[Any, Any]:
    return need("pyarrow", "parquet", "Parquet"), need("pyarrow.parquet", "parquet", "Parquet")
