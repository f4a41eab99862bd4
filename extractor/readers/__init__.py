"""Readers: from files to articles."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import InputError
from extractor.readers.base import Reader, Reading, unreadable
from extractor.readers.discovery import check, discover
from extractor.readers.formats import endings, read_stream
from extractor.readers.options import Options
from extractor.readers.pages import Page
from extractor.readers.source import Input, Source, Stamp

__all__ = [
    "Input",
    "Meter",
    "Options",
    "Page",
    "Reader",
    "Reading",
    "Source",
    "Stamp",
    "articles",
    "read",
    "sources",
]


def sources(inputs: Iterable[str], own: Collection[Path]) -> Iterator[Input]:
    """Yield what INPUTs name and a reader can read, except the run's own files.

    Raises:
        SourceError: at once, if an INPUT is not there, holds nothing to read or is one of the own files.
    """
    known = endings()
    check(inputs, known, own)
    return discover(inputs, known, own)


def articles(found: Iterable[Input], options: Options) -> Iterator[Reading]:
    """Yield the articles of all sources in order, pages read."""
    for source in found:
        for reading in read(source, options, Meter()):
            yield reading.settled()


@dataclass
class Meter:
    """How many bytes of the files have been read, as they stand on disk."""

    done: int = 0


def read(source: Input, options: Options, meter: Meter) -> Iterator[Reading]:
    """Yield the articles of a source in order; what cannot be read is yielded in its place as an error.

    Args:
        source: what to read.
        options: what the run says of all its inputs.
        meter: is moved on.
    """
    before = meter.done
    try:
        with source.open() as raw:
            for reading in read_stream(raw, source, options):
                if source.is_file:
                    meter.done = before + raw.tell()
                yield reading
    except OSError as error:
        yield unreadable(source, InputError("cannot be read", error.strerror or str(error)))
    meter.done = before + source.size
