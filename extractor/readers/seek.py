"""Formats that are read from their end need a file."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

_IN_MEMORY = 8_000_000  # bytes


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Give the stream itself if it can be read at any place, else a copy, on disk where it is large."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)
