"""Everything that a run writes: its targets, its rejects, its manifest."""

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import Any

from extractor.errors import InputError, RecordError, TargetError
from extractor.runner.config import RunConfig
from extractor.runner.counts import LATE, Usage
from extractor.runner.items import Item
from extractor.runner.manifest import Commit, Manifest, Part, State
from extractor.runner.revision import revise
from extractor.runner.work import Extracted
from extractor.schema.views import View
from extractor.sinks import JsonlSink, Sink, sink_for
from extractor.sinks.base import FileSink


class Outputs:
    """The targets of a run with its rejects and its manifest, moved on together, batch by batch.

    Raises:
        TargetError: a target is of no known kind, or named twice.
    """

    def __init__(self, config: RunConfig) -> None:
        self.targets = [sink_for(target) for target in config.targets]
        self._views = [target.view or config.view for target in self.targets]
        beside = next((sink.files[0] for sink in self.targets if sink.files), _without_file(self.targets))
        stem = beside.name.split(".jsonl")[0]
        self.rejects = JsonlSink(config.rejects or str(beside.with_name(f"{stem}.rejects.jsonl")))
        self.manifest = Manifest(beside.with_name(f"{beside.name}.manifest.jsonl"))
        self._sinks: list[Sink] = [*self.targets, self.rejects]
        files = [file.resolve() for sink in self._sinks for file in sink.files]
        self.files = {*files, self.manifest.path.resolve()}
        if len(self.files) <= len(files) or len(set(config.targets)) < len(config.targets):
            raise TargetError("two of the files to write (targets, rejects) are the same one")

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the targets take."""
        return tuple(sorted(set(self._views)))

    def begin(self, settings: dict[str, Any], fresh: bool) -> State:
        """Return what the manifest holds of the run of these settings; `fresh`: begin in any case.

        Raises:
            TargetError: what was run before is another run.
        """
        with self._said():
            if fresh:
                self.manifest.path.unlink(missing_ok=True)
            state = self.manifest.load()
            if state and state.published and not self._are_there():
                state = None
            if state is None:
                return State(settings=settings)
            check_settings(settings, state, self.manifest.path)
            return state

    def open(self, state: State) -> None:
        """Go on after what is committed.

        Raises:
            TargetError: a target cannot be written, or is not as it was left.
        """
        with self._said():
            for index, sink in enumerate(self._sinks):
                sink.open(state.positions[index] if state.positions else None)
            if not state.positions:
                self.manifest.write(state.settings, ())

    def revise(self, state: State, changed: set[str]) -> State:
        """Open what is published, without what came of inputs that have changed; return what is left.

        Raises:
            TargetError: a target is not as it was left.
        """
        with self._said():
            revise(self.manifest, state, list(zip(self._sinks, [*self._views, None], strict=True)), changed)
            left = self.manifest.load()
        if left is None:
            raise TargetError(f"{str(self.manifest.path)!r} is gone")
        return left

    def commit(self, batch: list[Item], usage: Usage, state: State) -> None:
        """Write a batch and then, when all of it is safe, the manifest.

        Raises:
            TargetError: the disk is full, for example.
        """
        clock = time.monotonic()
        with self._said():
            for target, view in zip(self.targets, self._views, strict=True):
                if not isinstance(target, FileSink):
                    _store(target, view, batch)
            for target, view in zip(self.targets, self._views, strict=True):
                if isinstance(target, FileSink):
                    target.write(_lines(view, batch))
            parts = [self._part(list(items)) for _, items in groupby(batch, lambda item: item.input.name)]
            commit = Commit(parts=parts, positions=[sink.commit() for sink in self._sinks], usage=usage)
            commit.usage.stages["write"] = time.monotonic() - clock
            self.manifest.add(commit)
        state.apply(commit)

    def publish(self, state: State) -> None:
        """Put the finished targets in their places; no rejects leave no file of rejects."""
        with self._said():
            if not state.complete:
                self._end(state, Commit(complete=True))
            for target in self.targets:
                target.publish()
            self.rejects.close()
            if state.late and self.rejects.part.exists():
                self.rejects.open(state.positions[-1])
                self.rejects.write([line.encode(errors="surrogateescape") for line in state.late])
                self.rejects.commit()
            if not +state.counts.rejects:
                self.rejects.part.unlink(missing_ok=True)
                self.rejects.path.unlink(missing_ok=True)
            self.rejects.publish()
            self._end(state, Commit(complete=True, published=True))

    def close(self) -> None:
        """Let go of the files; the unfinished run can be gone on with."""
        for sink in self._sinks:
            with suppress(OSError):  # of a full disk: what is not committed is not missed
                sink.close()

    def _end(self, state: State, commit: Commit) -> None:
        self.manifest.add(commit)
        state.apply(commit)

    def _part(self, items: list[Item]) -> Part:
        """Return what a batch did with one input; write its rejects."""
        entry = items[0].input
        part = Part(input=entry.name, stamp=entry.stamp, digest=entry.digest)
        rejects: list[bytes] = []
        copies_of: set[str] = set()
        for item in items:
            part.digest = item.input.digest
            if item.verdict.of_input not in (None, entry.name):
                copies_of.add(str(item.verdict.of_input))
            if item.verdict.traces:
                part.traces.append(item.verdict.traces)
            reject = _count(item, part)
            if reject:
                rejects.append(reject)
        part.copies_of = sorted(copies_of)
        part.rejects = len(rejects)
        part.lines = {view: len(_lines(view, items)) for view in self.views}
        self.rejects.write(rejects)
        return part

    def _are_there(self) -> bool:
        """Tell whether the targets that are files or folders are still there."""
        return all(_is_there(target.target) for target in self.targets)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn the system's errors of writing into ours."""
        try:
            yield
        except OSError as error:
            where = error.filename or ", ".join(target.shown for target in self.targets)
            raise TargetError(
                f"cannot write {str(where)!r}: {error.strerror}; mend that and run the same command to go on"
            ) from error


def _count(item: Item, part: Part) -> bytes | None:
    """Count an item; return its line for the rejects file if it has one."""
    if item.reading is None:
        part.done = True
        return None
    if item.again:
        part.in_time.append(item.number)
        part.counts.rejects[LATE] -= 1
    else:
        part.readings += 1
    outcome = item.outcome if item.outcome is not None else item.reading.outcome
    if isinstance(outcome, Extracted):
        part.articles.append(item.article.key if item.article else "")
        part.counts.articles += 1
        part.counts.words += outcome.words
        part.counts.events.update(outcome.events)
        part.counts.marked += item.verdict.duplicate_of is not None
    elif isinstance(outcome, InputError):
        part.counts.rejects[outcome.kind] += 1
        line = item.reading.rejected(outcome).reject()
        if outcome.kind != LATE:
            return line
        part.late[item.number] = line.decode(errors="surrogateescape")
    else:
        part.counts.left_out[item.verdict.left_out or "unknown"] += 1
    return None


def _lines(view: View, items: Iterable[Item]) -> list[bytes]:
    return [
        line for item in items if isinstance(item.outcome, Extracted) for line in item.outcome.lines[view]
    ]


def _store(target: Sink, view: View, batch: Sequence[Item]) -> None:
    """Store a batch in a database; what it refuses is rejected for all targets."""
    target.write(_lines(view, batch))
    try:
        target.commit()
    except RecordError:
        for item in batch:
            target.write(_lines(view, [item]))
            try:
                target.commit()
            except RecordError as error:
                item.outcome = InputError("refused by the database", str(error))


def _is_there(target: str) -> bool:
    path = Path(target)
    return "://" in target or (path.parent if "*" in path.name else path).exists()


def _without_file(targets: Sequence[Sink]) -> Path:
    """Return a name for what stands beside a target, where no target is a file: in the current folder."""
    names = "\0".join(target.shown for target in targets)
    return Path(f"extractor-{hashlib.sha256(names.encode()).hexdigest()[:8]}")


def check_settings(settings: dict[str, Any], state: State, manifest: Path) -> None:
    """Make sure that a run is the one that the manifest is of.

    Raises:
        TargetError: it is another one; the message says what has changed.
    """
    changed = [name for name, value in settings.items() if state.settings.get(name) != value]
    if changed:
        now = ", ".join(f"{name} (was {state.settings.get(name)!r})" for name in changed)
        what = "a finished" if state.published else "an unfinished"
        raise TargetError(
            f"{str(manifest)!r} is that of {what} run, and this is not the same run; changed: {now}."
            " Run its command again to go on with it, or use --fresh to start over"
        )
