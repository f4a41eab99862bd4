"""Open files that may be compressed, told by their first bytes: no UTF-8 text starts with these."""

import gzip
import io
import zlib
from typing import IO, BinaryIO, cast

import zstandard

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
SUFFIXES = (".gz", ".zst")

# What decompressing a damaged file raises. EOFError: it ends too early.
DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError)


def plain(stream: BinaryIO) -> BinaryIO:
    """Return the stream itself or, if it is compressed, one of its decompressed bytes.

    Args:
        stream: must have `peek`.
    """
    magic = peek(stream, len(_ZSTD))
    if magic.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if magic == _ZSTD:
        return io.BufferedReader(_ZstdFrames(stream))
    return stream


def peek(stream: BinaryIO, size: int) -> bytes:
    """Return the first bytes without consuming them."""
    return cast(io.BufferedReader, stream).peek(size)[:size]


class _ZstdFrames(io.RawIOBase):
    """The content of all frames of a Zstandard stream.

    The library's own stream reader takes the end of the input in the middle of a frame for the end of the
    data; this one raises EOFError.
    """

    # Small, because a frame may hold 30,000 times as much as it takes: memory stays bounded.
    _CHUNK = 1024

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._input = b""
        self._output = b""
        self._inside = False

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
        chunk = self._input or self._source.read(self._CHUNK)
        if not chunk:
            if self._inside:
                raise EOFError("the last Zstandard frame is cut off")
            return False
        self._output = self._frame.decompress(chunk)
        self._inside, self._input = not self._frame.eof, self._frame.unused_data
        if self._frame.eof:
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        return True
