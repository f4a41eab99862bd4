"""Where articles stand: files, standard input, members of archives."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from extractor.readers.compression import SUFFIXES


class Place(Protocol):
    """Something that holds articles.

    `name` is what messages call it, `id` its path relative to the INPUT that it came from: the id of an
    article that fills it. `id` is empty of standard input.
    """

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def id(self) -> str:
        """Its path relative to the INPUT."""


@dataclass(frozen=True)
class Member:
    """A file in an archive, named as if the archive were a folder."""

    name: str
    id: str


# What runs leave beside their targets; in a folder they are no articles.
LEFT_BY_RUNS = (".rejects.jsonl", ".part", ".manifest.jsonl")


class Stamp(NamedTuple):
    """What tells whether a file is the same: bytes, time of its last change (ns), hash of its content."""

    size: int
    changed: int
    hash: str


class Input(Place, Protocol):
    """A place that a run reads by itself."""

    @property
    def size(self) -> int:
        """Bytes as they are stored; 0 where that is not known."""

    @property
    def is_file(self) -> bool:
        """Tell whether it is an ordinary file, and not a pipe for example."""

    @property
    def is_stream(self) -> bool:
        """Tell whether it can be read only once, as standard input and pipes."""

    def open(self) -> BinaryIO:
        """Return its bytes, not decompressed.

        Raises:
            OSError: it cannot be opened.
        """

    def stamp(self) -> Stamp | None:
        """Return what tells later whether it is still the same; None of what cannot be read or read again."""

    def is_still(self, stamp: Stamp | None) -> bool:
        """Tell whether it is what it was."""


@dataclass(frozen=True)
class Source:
    """A file, or standard input where there is no path."""

    path: Path | None
    name: str
    id: str

    def open(self) -> BinaryIO:
        """See `Input.open`."""
        return self.path.open("rb") if self.path else sys.stdin.buffer

    @property
    def is_file(self) -> bool:
        """See `Input.is_file`."""
        return self.path is not None and self.path.is_file()

    @property
    def is_stream(self) -> bool:
        """See `Input.is_stream`."""
        return self.path is None or (self.path.exists() and not self.path.is_file())

    @property
    def size(self) -> int:
        """See `Input.size`."""
        return self.path.stat().st_size if self.path and self.is_file else 0

    def stamp(self) -> Stamp | None:
        """See `Input.stamp`."""
        if self.path is None or not self.is_file:
            return None
        try:
            stat = self.path.stat()
            with self.path.open("rb") as file:
                return Stamp(stat.st_size, stat.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())
        except OSError:
            return None

    def is_still(self, stamp: Stamp | None) -> bool:
        """Tell whether it is what it was; where size and time of change are the same, its content is too."""
        if stamp is None or self.path is None or not self.is_file:
            return stamp is None and not self.is_file
        stat = self.path.stat()
        if (stat.st_size, stat.st_mtime_ns) == (stamp.size, stamp.changed):
            return True
        now = self.stamp()
        return now is not None and now.hash == stamp.hash


def ending(place: Place) -> str:
    """Return the ending that tells the format, without that of a compression: `.jsonl` of `a.jsonl.gz`."""
    path = Path(place.id)
    return (path.with_suffix("") if path.suffix.lower() in SUFFIXES else path).suffix.lower()
