"""Parquet: a row is an article."""

import math
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.extras import need
from extractor.readers.base import Found, Reader
from extractor.readers.seek import seekable

_ROWS = 256  # that are held at once


class ParquetReader(Reader):
    """Reads a table whose columns have the names of `Article`; the place of an article is its row."""

    endings = (".parquet",)

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return start.startswith(b"PAR1")

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        arrow = need("pyarrow", "archives", "reading Parquet")
        parquet = need("pyarrow.parquet", "archives", "reading Parquet")
        number = 0
        try:
            with seekable(stream) as file:
                for batch in parquet.ParquetFile(file).iter_batches(_ROWS):
                    for row in batch.to_pylist():
                        number += 1
                        yield Found(number, {key: _plain(value) for key, value in row.items()})
        except (arrow.ArrowException, OSError) as error:
            message = " ".join(str(error).split())[:200]
            raise InputError("damaged file", f"after row {number}: {message}") from error


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; what it has no form for is kept as text."""
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, float) and math.isnan(value):  # pandas' nothing
        return None
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | bool | int | float) else str(value)
