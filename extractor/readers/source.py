"""Where articles stand: files, standard input, members of archives."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

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


@dataclass(frozen=True)
class Source:
    """A file, or standard input where there is no path."""

    path: Path | None
    name: str
    id: str

    def open(self) -> BinaryIO:
        """Return its bytes, not decompressed.

        Raises:
            OSError: it cannot be opened.
        """
        return self.path.open("rb") if self.path else sys.stdin.buffer

    @property
    def is_file(self) -> bool:
        """Tell whether it is an ordinary file, and not a pipe for example."""
        return self.path is not None and self.path.is_file()

    @property
    def size(self) -> int:
        """Bytes on disk; 0 where that is not known."""
        return self.path.stat().st_size if self.path and self.is_file else 0


def ending(place: Place) -> str:
    """Return the ending that tells the format, without that of a compression: `.jsonl` of `a.jsonl.gz`."""
    path = Path(place.id)
    return (path.with_suffix("") if path.suffix.lower() in SUFFIXES else path).suffix.lower()
