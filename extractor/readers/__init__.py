"""Readers: from files to articles."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.plugins import plugins
from extractor.readers.base import Reader, Reading, unreadable
from extractor.readers.compression import DAMAGED, peek, plain
from extractor.readers.discovery import Source, check, discover
from extractor.readers.jsonl import JsonlReader
from extractor.readers.text import TextReader

__all__ = ["Meter", "Reader", "Reading", "Source", "read", "sources"]


def sources(inputs: Iterable[str], own: Collection[Path]) -> Iterator[Source]:
    """Yield what INPUTs name and a reader can read, except the run's own files.

    Raises:
        SourceError: at once, if an INPUT is not there, holds nothing to read or is one of the own files.
    """
    endings = set(_by_ending())
    check(inputs, endings, own)
    return discover(inputs, endings, own)


@dataclass
class Meter:
    """How many bytes of the files have been read, as they stand on disk."""

    done: int = 0


def read(found: Iterable[Source], published: str | None, meter: Meter) -> Iterator[Reading]:
    """Yield the articles of all sources in order; what cannot be read is yielded in its place as an error.

    Args:
        found: what to read.
        published: the date of articles that bring none, ISO 8601.
        meter: is moved on.
    """
    for source in found:
        before = meter.done
        try:
            with source.open() as raw:
                stream = plain(raw)
                for reading in _reader(source, stream)(published).read(stream, source):
                    if source.is_file:
                        meter.done = before + raw.tell()
                    yield reading
        except OSError as error:
            yield unreadable(source, InputError("cannot be read", error.strerror or str(error)))
        meter.done = before + source.size


def _reader(source: Source, stream: BinaryIO) -> type[Reader]:
    if source.ending or source.is_file:
        return _by_ending().get(source.ending, TextReader)
    try:
        start = peek(stream, 64).lstrip(b"\xef\xbb\xbf \t\r\n")
    except DAMAGED:  # so will the reader find it, and say so
        start = b""
    return JsonlReader if start.startswith(b"{") else TextReader


def _by_ending() -> dict[str, type[Reader]]:
    readers = cast(tuple[type[Reader], ...], plugins("extractor.readers"))
    return {ending: reader for reader in readers for ending in reader.endings}
