"""Files that are not on this machine, such as `s3://bucket/folder`, by fsspec."""

import glob
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from extractor.errors import DependencyError, SourceError
from extractor.extras import need
from extractor.readers.source import LEFT_BY_RUNS, Stamp, ending


@dataclass(frozen=True)
class Remote:
    """A file by its address; see `Input`. `version` is what the store says: a tag, or when it changed."""

    name: str
    id: str
    size: int
    version: str
    is_file = True
    is_stream = False

    def open(self) -> BinaryIO:
        """Return its bytes, not decompressed.

        Raises:
            OSError: it cannot be opened.
        """
        system, path = _system(self.name)
        return cast(BinaryIO, io.BufferedReader(system.open(path, "rb")))

    def stamp(self) -> Stamp:
        """Return what tells later whether it is still the same, without reading it."""
        return Stamp(self.size, 0, self.version)

    def is_still(self, stamp: Stamp | None) -> bool:
        """Tell whether it is what it was."""
        return stamp == self.stamp()


def is_remote(name: str) -> bool:
    """Tell whether an INPUT is an address."""
    return "://" in name


def remote(name: str, endings: Collection[str]) -> Iterator[Remote]:
    """Yield the files that an address names: a file, a folder or a pattern; folders in sorted order.

    Raises:
        DependencyError: a library for its kind is not installed.
        SourceError: it is not there, or cannot be reached.
    """
    system, path = _system(name)
    try:
        found, base = _listed(system, path)
    except OSError as error:
        raise SourceError(f"cannot read {name!r}: {error}") from error
    for key in sorted(found):
        one = _remote(system, key, base, found[key])
        if key == path or (not _is_left_out(one.id) and ending(one) in endings):
            yield one


def _listed(system: Any, path: str) -> tuple[dict[str, dict[str, Any]], str]:
    """Return the files with what is known of them, and what their ids are relative to."""
    if glob.has_magic(path):
        parts = PurePosixPath(path).parts
        fixed = next(index for index, part in enumerate(parts) if glob.has_magic(part))
        every = system.glob(path, detail=True)
        return {key: info for key, info in every.items() if info["type"] == "file"}, "/".join(parts[:fixed])
    if system.isfile(path):
        return {path: system.info(path)}, str(PurePosixPath(path).parent)
    return system.find(path, detail=True), path


def _remote(system: Any, key: str, base: str, info: dict[str, Any]) -> Remote:
    tags = (info.get(name) for name in ("ETag", "etag", "md5Hash", "LastModified", "mtime", "created"))
    version = str(next(filter(None, tags), ""))
    relative = key.removeprefix(base).lstrip("/")
    return Remote(system.unstrip_protocol(key), relative, info.get("size") or 0, version)


def _is_left_out(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/")) or name.endswith(LEFT_BY_RUNS)


def _system(name: str) -> tuple[Any, str]:
    fsspec = need("fsspec.core", "remote", f"reading {name!r}")
    try:
        system, path = fsspec.url_to_fs(name)
    except ImportError as error:
        raise DependencyError(f"reading {name!r} needs another library: {error}") from error
    except (ValueError, OSError) as error:
        raise SourceError(f"cannot read {name!r}: {error}") from error
    return system, path
