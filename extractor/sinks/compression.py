"""Compress batch by batch: each is a member of its own, so that a file can be cut after any of them."""

import gzip
from collections.abc import Callable

import zstandard

_LEVEL = 6


def _gzip(data: bytes) -> bytes:
    # No clock time inside: the same records give the same bytes.
    return gzip.compress(data, _LEVEL, mtime=0)


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(_LEVEL).compress(data)


COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".zst": _zstd}
