"""Zip and tar: what they hold is read as if they were folders; nothing is unpacked."""

import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, ClassVar, cast

from extractor.errors import InputError
from extractor.readers import formats
from extractor.readers.base import Found, Reader, Reading, unreadable
from extractor.readers.compression import DAMAGED, check_ratio
from extractor.readers.seek import seekable
from extractor.readers.source import Member, Place, ending

_DEPTH = 3  # archives in archives

Content = IO[bytes] | InputError


class _ContainerReader(Reader):
    """Reads the members whose format is known by their ending; a kind of archive implements `members`."""

    damaged: ClassVar[tuple[type[Exception], ...]] = ()

    def members(self, stream: BinaryIO) -> Iterator[tuple[str, Content]]:
        """Yield the names of the members that are no folders, with their content or why there is none."""
        raise NotImplementedError

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """An archive holds no articles but those of its members."""
        raise NotImplementedError

    def read(self, stream: BinaryIO, source: Place) -> Iterator[Reading]:
        """See `Reader.read`."""
        known = formats.endings()
        last = ""
        try:
            for name, content in self.members(stream):
                last = f" after {name!r}"
                member = Member(f"{source.name}/{name}", f"{source.id}/{name}")
                if _is_unsafe(name):
                    yield unreadable(member, InputError("unsafe path", "it leads out of the archive"))
                elif _is_article(name) and ending(member) in known:
                    yield from self._member(member, content)
        except DAMAGED + self.damaged + (OSError,) as error:
            yield unreadable(source, InputError("damaged file", f"cannot unpack it{last}: {error}"))
        except InputError as error:
            yield unreadable(source, error)

    def _member(self, member: Member, content: Content) -> Iterator[Reading]:
        if isinstance(content, InputError):
            yield unreadable(member, content)
        elif sum(part.lower().endswith(_ENDINGS) for part in PurePosixPath(member.id).parts) > _DEPTH:
            yield unreadable(member, InputError("nested too deeply", f"more than {_DEPTH} archives"))
        else:
            yield from formats.read_stream(cast(BinaryIO, content), member, self.options)


class ZipReader(_ContainerReader):
    """Reads `.zip`."""

    endings = (".zip",)
    damaged = (zipfile.BadZipFile, NotImplementedError, RuntimeError)

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return start.startswith(b"PK\x03\x04")

    def members(self, stream: BinaryIO) -> Iterator[tuple[str, Content]]:
        """See `_ContainerReader.members`."""
        with seekable(stream) as file, zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    continue
                if info.flag_bits & 1:
                    yield info.filename, InputError("cannot be read", "it is encrypted")
                elif stat.S_ISLNK(info.external_attr >> 16):
                    yield info.filename, InputError("cannot be read", "it is a link")
                else:
                    yield from _unzipped(archive, info)


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[tuple[str, Content]]:
    try:
        with archive.open(info) as content:
            yield info.filename, io.BufferedReader(_Forward(content, info.compress_size))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        yield info.filename, InputError("damaged file", str(error))


class TarReader(_ContainerReader):
    """Reads `.tar`, compressed or not."""

    endings = (".tar", ".tgz", ".tbz2", ".txz")
    damaged = (tarfile.TarError,)

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return start[257:262] == b"ustar"

    def members(self, stream: BinaryIO) -> Iterator[tuple[str, Content]]:
        """See `_ContainerReader.members`."""
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                content = archive.extractfile(info) if info.isreg() else None
                if content:
                    yield info.name, io.BufferedReader(_Forward(content, info.size))
                elif not info.isdir():
                    yield info.name, InputError("cannot be read", "it is a link or a device")
                archive.members = []  # type: ignore[attr-defined]  # else it remembers them all


class _Forward(io.RawIOBase):
    """A member of an archive, to be read from its beginning to its end.

    Args:
        content: the member.
        packed: the bytes that it takes in the archive.
    """

    def __init__(self, content: IO[bytes], packed: int) -> None:
        self._content = content
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._content.read(len(buffer))
        except zipfile.BadZipFile as error:
            raise zlib.error(str(error)) from error
        self._given += len(data)
        check_ratio(self._packed, self._given)
        buffer[: len(data)] = data
        return len(data)


def _is_unsafe(name: str) -> bool:
    way = PurePosixPath(name)
    return way.is_absolute() or ".." in way.parts or "\\" in name or "\0" in name


def _is_article(name: str) -> bool:
    """Tell whether it is no hidden file, as in a folder."""
    return not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))


_ENDINGS = (*ZipReader.endings, *TarReader.endings, *(f".tar{end}" for end in (".gz", ".zst", ".bz2", ".xz")))
