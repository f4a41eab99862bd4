"""Which files the INPUTs of a run name."""

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from extractor.errors import SourceError
from extractor.readers.compression import DAMAGED, peek, plain
from extractor.readers.remote import is_remote, remote
from extractor.readers.source import LEFT_BY_RUNS, Input, Source, ending

STDIN = "-"
_OF_RECORDS = (".jsonl", ".ndjson")
_RECORD = b'{"schema":"'  # how a line starts that a run wrote


def discover(inputs: Iterable[str], endings: Collection[str], own: Collection[Path]) -> Iterator[Input]:
    """Yield the sources that INPUTs name, each file once: in the order given, folders in sorted order.

    Args:
        inputs: files, folders, globs or `-`.
        endings: of the files in folders that are taken; hidden files and folders are not.
        own: resolved paths of the run's own files and folders: never read.
    """
    seen: set[Path] = set()
    for name in dict.fromkeys(inputs):
        for source in _of_input(name, endings):
            if not isinstance(source, Source) or source.path is None:
                yield source
            elif (real := source.path.resolve()) not in seen and not _is_within(real, own):
                seen.add(real)
                yield source


def check(inputs: Iterable[str], endings: Collection[str], own: Collection[Path]) -> None:
    """Make sure that every INPUT names something to read, and none a file that the run is going to write.

    Raises:
        SourceError: it is not so.
    """
    for name in inputs:
        if name == STDIN:
            continue
        if is_remote(name):
            if not any(True for _ in remote(name, endings)):
                raise SourceError(f"nothing to read in {name!r}")
            continue
        if not os.path.lexists(name) and not glob.has_magic(name):
            raise SourceError(f"no such file or folder: {name!r}")
        if Path(name).resolve() in own:
            raise SourceError(f"{name!r} would be overwritten: choose another --to or --rejects")
        if not any(True for _ in _of_input(name, endings)):
            known = ", ".join(sorted(endings))
            raise SourceError(f"nothing to read in {name!r}: no file there ends in {known}")


def _of_input(name: str, endings: Collection[str]) -> Iterator[Input]:
    if name == STDIN:
        yield Source(None, "standard input", "")
    elif is_remote(name):
        yield from remote(name, endings)
    elif os.path.isdir(name):
        yield from _of_folder(Path(name), Path(name), endings)
    elif os.path.lexists(name):
        yield _source(Path(name), Path(name).parent)
    else:
        yield from _of_glob(name, endings)


def _of_glob(pattern: str, endings: Collection[str]) -> Iterator[Input]:
    """Match a pattern that no shell has expanded; ids are relative to its part without wildcards."""
    parts = Path(pattern).parts
    fixed = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:fixed])
    for match in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(match):
            # `**` matches the folders on the way as well; their files are matched themselves.
            if "**" not in parts:
                yield from _of_folder(Path(match), base, endings)
        else:
            yield _source(Path(match), base)


def _of_folder(folder: Path, base: Path, endings: Collection[str]) -> Iterator[Input]:
    unreadable: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            source = _source(Path(parent, file), base)
            hidden = file.startswith(".") or file.endswith(LEFT_BY_RUNS)
            if ending(source) in endings and not hidden and _is_input(source):
                yield source
    # Reading these will fail and say why: nothing is left out in silence.
    yield from (_source(Path(error.filename), base) for error in unreadable)


def _is_input(source: Source) -> bool:
    """Tell whether a file may hold articles: it is no folder or device, and not what a run wrote."""
    if not source.is_file:
        return source.path is not None and not source.path.exists()  # a broken link
    return ending(source) not in _OF_RECORDS or not _holds_records(source)


def _holds_records(source: Source) -> bool:
    try:
        with source.open() as raw:
            return peek(plain(raw), len(_RECORD)).startswith(_RECORD)
    except (OSError, *DAMAGED):  # reading it will say so
        return False


def _source(path: Path, base: Path) -> Source:
    return Source(path, _printable(str(path)), _printable(path.relative_to(base).as_posix()))


def _printable(name: str) -> str:
    """File names may hold any bytes, records only UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_within(path: Path, own: Collection[Path]) -> bool:
    return any(place in own for place in (path, *path.parents))
