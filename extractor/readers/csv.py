"""CSV (RFC 4180) and its likes: a row is an article."""

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.readers.base import LARGEST, Found, Reader
from extractor.readers.charsets import encoding_of
from extractor.readers.compression import peek

csv.field_size_limit(LARGEST)
_SEPARATORS = "\t;|,"
_START = 65_536  # bytes by which the character set is told


class CsvReader(Reader):
    """Reads a table with a header, by the names of `Article`; empty cells count as nothing."""

    endings = (".csv", ".tsv")

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        encoding = encoding_of(peek(stream, _START))
        text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
        try:
            yield from _rows(text)
        finally:
            text.detach()


def _rows(text: io.TextIOWrapper) -> Iterator[Found]:
    header = text.readline(LARGEST).removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator), [])
    rows = csv.reader(iter(lambda: text.readline(LARGEST), ""), delimiter=separator, strict=True)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Found(line, None, InputError("not CSV", str(error)))
            continue
        if row is None:
            return
        if row:
            yield _found(line, names, row)


def _found(line: int, names: list[str], row: list[str]) -> Found:
    fields: dict[str, Any] = {name: cell for name, cell in zip(names, row, strict=False) if cell}
    if len(row) != len(names):
        error = InputError("not CSV", f"a row of {len(row)} cells, the header has {len(names)}")
        return Found(line, fields, error)
    return Found(line, fields)
