"""Open files that may be compressed, told by their first bytes: no UTF-8 text starts with these."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Any, BinaryIO, NamedTuple, cast

import zstandard

from extractor.errors import InputError

_XZ_MEMORY = 200_000_000  # bytes that a file may ask for; the highest level of xz needs 65 MB


class _Format(NamedTuple):
    """`magic` is what files start with, `chunk` how many bytes are decompressed at once.

    A chunk may hold 1,000 times (gzip) or 30,000 times as much as it takes: memory stays bounded.
    """

    magic: bytes
    new: Callable[[], Any]
    chunk: int


_FORMATS = (
    _Format(b"\x1f\x8b", lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), 16_384),
    _Format(b"\x28\xb5\x2f\xfd", lambda: zstandard.ZstdDecompressor().decompressobj(), 1_024),
    _Format(b"BZh", bz2.BZ2Decompressor, 1_024),
    _Format(b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY), 1_024),
)
SUFFIXES = (".gz", ".zst", ".bz2", ".xz")

# What decompressing a damaged file raises. EOFError: it ends too early.
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError, lzma.LZMAError)

# Text gets ten times smaller, tables of it a hundred times. Beyond this it is made to fill machines.
_RATIO = 500
_ALLOWED = 20_000_000  # bytes that may come out whatever went in


def plain(stream: BinaryIO) -> BinaryIO:
    """Return the stream itself or, if it is compressed, one of its decompressed bytes.

    Args:
        stream: must have `peek`.
    """
    start = peek(stream, 8)
    for form in _FORMATS:
        if start.startswith(form.magic):
            return io.BufferedReader(_Decompressed(stream, form))
    return stream


def peek(stream: BinaryIO, size: int) -> bytes:
    """Return the first bytes without consuming them."""
    return cast(io.BufferedReader, stream).peek(size)[:size]


def check_ratio(taken: int, given: int) -> None:
    """Make sure that what was compressed is no bomb.

    Raises:
        InputError: `given` bytes came out of `taken` ones.
    """
    if given > _ALLOWED and given > taken * _RATIO:
        raise InputError("over the limit", f"decompresses to more than {_RATIO} times its size")


class _Decompressed(io.RawIOBase):
    """The content of all frames (members, streams) of a compressed file.

    Some of the libraries' own readers take the end of the input in the middle of a frame for the end of the
    data; this one raises EOFError.
    """

    def __init__(self, source: IO[bytes], form: _Format) -> None:
        self._source = source
        self._form = form
        self._frame = form.new()
        self._input = b""
        self._output = b""
        self._inside = False
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._output and self._fill():
            pass
        count = min(len(buffer), len(self._output))
        buffer[:count] = self._output[:count]
        self._output = self._output[count:]
        return count

    def _fill(self) -> bool:
        """Decompress one more chunk; tell whether there was one."""
        chunk = self._input or self._read()
        if not self._inside:
            chunk = chunk.lstrip(b"\0") or self._read()  # frames may be padded
        if not chunk:
            if self._inside:
                raise EOFError("it is cut off")
            return False
        try:
            self._output = self._frame.decompress(chunk)
        except OSError as error:  # of bz2
            raise zlib.error(str(error)) from error
        self._given += len(self._output)
        check_ratio(self._taken, self._given)
        self._inside, self._input = not self._frame.eof, self._frame.unused_data
        if self._frame.eof:
            self._frame = self._form.new()
        return True

    def _read(self) -> bytes:
        chunk = self._source.read(self._form.chunk)
        self._taken += len(chunk)
        return chunk
