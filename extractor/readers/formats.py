"""Which reader reads what: by the ending, and by what stands at the beginning where that is not enough."""

from collections.abc import Iterator
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.plugins import plugins
from extractor.readers.base import Reader, Reading, unreadable
from extractor.readers.compression import DAMAGED, peek, plain
from extractor.readers.options import Options
from extractor.readers.source import Place, ending
from extractor.readers.text import TextReader

_START = 4_096  # bytes by which a format is told


def endings() -> set[str]:
    """Return the endings of all files that can be read."""
    return {ending for reader in _readers() for ending in reader.endings}


def read_stream(raw: BinaryIO, place: Place, options: Options) -> Iterator[Reading]:
    """Yield the articles of a stream, compressed or not, whatever its format.

    Args:
        raw: must have `peek`.
        place: where it stands.
        options: what the run says of all its inputs.
    """
    stream = plain(raw)
    try:
        reader = _reader(place, stream)
    except InputError as error:
        yield unreadable(place, error)
    else:
        yield from reader(options).read(stream, place)


def _reader(place: Place, stream: BinaryIO) -> type[Reader]:
    """Return the reader for a stream.

    Raises:
        InputError: several formats have its ending, and it is of none of them.
    """
    claiming = [reader for reader in _readers() if ending(place) in reader.endings]
    if len(claiming) == 1:
        return claiming[0]
    try:
        start = peek(stream, _START)
    except DAMAGED:  # so will the reader find it, and say so
        return TextReader
    for reader in claiming or _readers():
        if reader.recognises(start):
            return reader
    if claiming:
        names = ", ".join(sorted(reader.__name__.removesuffix("Reader") for reader in claiming))
        raise InputError("unknown format", f"{ending(place)} that is none of {names}")
    return TextReader


def _readers() -> tuple[type[Reader], ...]:
    return cast(tuple[type[Reader], ...], plugins("extractor.readers"))
