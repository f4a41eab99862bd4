"""The manifest of a run: its settings, its inputs, and what is committed; lines are only ever added."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from extractor.errors import TargetError
from extractor.filters import Trace
from extractor.readers import Stamp
from extractor.runner.counts import Counts, Usage

VERSION = 1


class Part(BaseModel):
    """What a batch did with one input.

    `readings` were done, `articles` are the ids of those written, `lines` how many lines they have by view,
    `rejects` how many of the rejects file. `digest` is that of all readings so far, of an input without a
    stamp. `late` are the lines for the rejects file of readings that ran out of time, by their number;
    `in_time` the numbers of such ones that were tried again and settled. `done`: nothing more is to come.
    """

    input: str
    stamp: Stamp | None = None
    readings: int = 0
    digest: str = ""
    articles: list[str] = []
    lines: dict[str, int] = {}
    rejects: int = 0
    traces: list[tuple[Trace, ...]] = []
    copies_of: list[str] = []
    late: dict[int, str] = {}
    in_time: list[int] = []
    done: bool = False
    counts: Counts = Counts()


class Commit(BaseModel):
    """A batch that is safe: how far the targets and at last the rejects are written, and what it took.

    `complete`: only publishing is left; `published`: nothing is.
    """

    parts: list[Part] = []
    positions: list[int] = []
    usage: Usage = Usage()
    complete: bool = False
    published: bool = False


@dataclass(slots=True)
class Input:
    """What is known of an input that was begun; see `Part`. There may be a million."""

    name: str
    stamp: Stamp | None = None
    readings: int = 0
    digest: str = ""
    copies_of: tuple[str, ...] = ()
    late: dict[int, str] | None = None
    done: bool = False


@dataclass
class State:
    """All that is committed, put together."""

    settings: dict[str, Any]
    inputs: dict[str, Input] = field(default_factory=dict)
    positions: list[int] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    usage: Usage = field(default_factory=Usage)
    complete: bool = False
    published: bool = False

    @property
    def late(self) -> list[str]:
        """The lines for the rejects file of what ran out of time."""
        return [line for entry in self.inputs.values() for line in (entry.late or {}).values()]

    def apply(self, commit: Commit) -> None:
        """Take one more batch into account."""
        for part in commit.parts:
            entry = self.inputs.setdefault(part.input, Input(name=part.input, stamp=part.stamp))
            entry.readings += part.readings
            entry.digest = part.digest or entry.digest
            if part.copies_of:
                entry.copies_of = tuple({*entry.copies_of, *part.copies_of})
            if part.late or part.in_time:
                left = {
                    number: line for number, line in (entry.late or {}).items() if number not in part.in_time
                }
                entry.late = {**left, **part.late}
            entry.done = entry.done or part.done
            self.counts.add(part.counts)
        self.positions = commit.positions or self.positions
        self.usage.add(commit.usage)
        self.complete, self.published = commit.complete, commit.published


class Manifest:
    """The file.

    Args:
        path: where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> State | None:
        """Return what is committed; None where there is no manifest.

        Raises:
            TargetError: it cannot be read.
        """
        try:
            with self.path.open("rb") as lines:
                state = State(settings=json.loads(next(lines))["settings"])
            for commit in self.commits():
                state.apply(commit)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, StopIteration, ValidationError) as error:
            raise TargetError(
                f"cannot read the manifest of a run, {str(self.path)!r}: use --fresh"
            ) from error
        return state

    def commits(self) -> Iterator[Commit]:
        """Yield what was committed, in order; a line that was cut off never was."""
        with self.path.open("rb") as lines:
            next(lines)
            for line in lines:
                if line.endswith(b"\n"):
                    yield Commit.model_validate_json(line)

    def write(self, settings: dict[str, Any], commits: Iterable[Commit]) -> None:
        """Replace the file; whatever happens, it is either the old one or the new one."""
        draft = self.path.with_name(self.path.name + ".new")
        with draft.open("wb") as out:
            out.write(json.dumps({"manifest": VERSION, "settings": settings}).encode() + b"\n")
            for commit in commits:
                out.write(_line(commit))
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, self.path)

    def add(self, commit: Commit) -> None:
        """Add what was committed; when this returns, it is safe."""
        with self.path.open("r+b") as out:
            out.seek(0, os.SEEK_END)
            _cut_half_line(out)
            out.write(_line(commit))
            out.flush()
            os.fsync(out.fileno())


def _line(commit: Commit) -> bytes:
    return commit.model_dump_json(exclude_defaults=True).encode() + b"\n"


def _cut_half_line(out: Any) -> None:
    """Drop what a run that was killed left of a line."""
    end = out.tell()
    out.seek(end - 1)
    if out.read(1) == b"\n":
        return
    while end and b"\n" not in (block := _block(out, end)):
        end -= len(block)
    end -= len(block) - 1 - block.rindex(b"\n")
    out.seek(end)
    out.truncate()


def _block(out: Any, end: int) -> bytes:
    start = max(0, end - 65_536)
    out.seek(start)
    data: bytes = out.read(end - start)
    return data
