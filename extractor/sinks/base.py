"""What all sinks share; files are written beside their target and take its place at the end."""

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, ClassVar

from extractor.errors import TargetError
from extractor.schema.views import View
from extractor.sinks.compression import COMPRESSIONS


class Sink(ABC):
    """Takes the records of a run.

    A run calls `open`, then for every batch `write` and `commit`, at the end `publish`. Before the articles
    of an input that has changed are written again, it calls `forget` with the ids of those that the input
    gave before. A sink plugs in by an entry point of the group `extractor.sinks`. `view` is the view that it
    takes, None: the one that is asked for. `endings` are those of its targets, `forms` what its targets look
    like otherwise.

    Args:
        target: as given with `--to`.
    """

    endings: ClassVar[tuple[str, ...]] = ()
    forms: ClassVar[tuple[str, ...]] = ()
    view: ClassVar[View | None] = None

    def __init__(self, target: str) -> None:
        self.target = target

    @classmethod
    def claims(cls, target: str) -> bool:
        """Tell whether this is a sink for the target, by its ending."""
        return target.lower().endswith(cls.endings)

    @property
    def shown(self) -> str:
        """The target for messages and files: it holds no secrets."""
        return self.target

    @property
    def files(self) -> list[Path]:
        """The files that it writes: a run never takes them for input."""
        return []

    @abstractmethod
    def open(self, position: int | None) -> None:
        """Start anew (None), or go on from what `commit` returned.

        Raises:
            TargetError: the target cannot be written, or what was written is not there any more.
        """

    @abstractmethod
    def write(self, lines: Sequence[bytes]) -> None:
        """Take records, each as one line of JSON without line end."""

    @abstractmethod
    def forget(self, articles: Sequence[str]) -> None:
        """Drop what was written of these articles, by their ids, with the next commit.

        A file whose records are in order is written anew instead, and has nothing to do here.
        """

    @abstractmethod
    def commit(self) -> int:
        """Make durable what was written, and return the position from which `open` can go on."""

    @abstractmethod
    def publish(self) -> None:
        """Make the finished target visible, also if not opened; doing it again changes nothing."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything that is held open."""


class FileSink(Sink):
    """Writes a file, `TARGET.part` until it is finished; a format implements `encode`.

    With an ending of `COMPRESSIONS` the file is compressed.
    """

    _file: BinaryIO | None = None

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.path = Path(target)
        self.part = self.path.with_name(self.path.name + ".part")
        self._compress = COMPRESSIONS.get(self.path.suffix.lower(), bytes)

    @classmethod
    def claims(cls, target: str) -> bool:
        """Tell whether the target ends as the format does, compressed or not."""
        name, suffix = os.path.splitext(target.lower())
        return (name if suffix in COMPRESSIONS else target.lower()).endswith(cls.endings)

    @property
    def shown(self) -> str:
        """The target for messages and files: it holds no secrets."""
        return self.target

    @property
    def files(self) -> list[Path]:
        """The target and what stands in its place during the run."""
        return [self.path, self.part]

    @abstractmethod
    def encode(self, lines: Sequence[bytes]) -> bytes:
        """Return the bytes to append for these records."""

    def open(self, position: int | None) -> None:
        """See `Sink.open`."""
        if self.path.is_dir():
            raise TargetError(f"{self.target!r} is a folder: name a file")
        try:
            if position is not None and self.part.stat().st_size < position:
                raise TargetError(f"{str(self.part)!r} was changed since the run stopped: use --fresh")
            self._file = self.part.open("wb" if position is None else "r+b")
        except OSError as error:
            raise TargetError(f"cannot write {str(self.part)!r}: {error.strerror}") from error
        if position is not None:
            self._file.truncate(position)
            self._file.seek(position)

    def write(self, lines: Sequence[bytes]) -> None:
        """See `Sink.write`."""
        if lines:
            self._opened().write(self._compress(self.encode(lines)))

    def forget(self, articles: Sequence[str]) -> None:
        """See `Sink.forget`."""

    def commit(self) -> int:
        """See `Sink.commit`."""
        file = self._opened()
        file.flush()
        os.fsync(file.fileno())
        return file.tell()

    def publish(self) -> None:
        """See `Sink.publish`."""
        self.close()
        if self.part.exists():
            if self.part.stat().st_size == 0:  # no records: compressed, that is more than nothing
                self.part.write_bytes(self._compress(b""))
            os.replace(self.part, self.path)

    def close(self) -> None:
        """See `Sink.close`."""
        if self._file:
            self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            raise TargetError(f"{self.target!r} is not open")
        return self._file
