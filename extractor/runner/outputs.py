"""Everything that a run writes: its targets, its rejects, its state."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor.errors import InputError, TargetError
from extractor.runner.config import RunConfig
from extractor.runner.engine import Batch
from extractor.runner.state import State, load
from extractor.runner.work import Extracted, Outcome
from extractor.schema import Article
from extractor.schema.views import View
from extractor.sinks import JsonlSink, Sink, sink_for


class Outputs:
    """The targets of a run with its rejects and its state, moved on together, batch by batch.

    Raises:
        TargetError: a target is of no known kind, or named twice.
    """

    def __init__(self, config: RunConfig) -> None:
        self.targets = [sink_for(target) for target in config.targets]
        self._views = [target.view or config.view for target in self.targets]
        beside = next((sink.files[0] for sink in self.targets if sink.files), Path("extractor"))
        stem = beside.name.split(".jsonl")[0]
        self.rejects = JsonlSink(config.rejects or str(beside.with_name(f"{stem}.rejects.jsonl")))
        self.state_file = beside.with_name(f"{beside.name}.state.json")
        self._sinks: list[Sink] = [*self.targets, self.rejects]
        files = [file.resolve() for sink in self._sinks for file in sink.files]
        self.files = {*files, self.state_file.resolve()}
        if len(self.files) <= len(files) or len(set(config.targets)) < len(config.targets):
            raise TargetError("two of the files to write (targets, rejects) are the same one")

    @property
    def views(self) -> tuple[View, ...]:
        """The views that the targets take."""
        return tuple(sorted(set(self._views)))

    def open(self, settings: dict[str, Any], fresh: bool) -> State:
        """Go on with the unfinished run of the same settings, or begin; `fresh`: begin in any case.

        Raises:
            TargetError: a target cannot be written, or the unfinished run is another one.
        """
        with _said(self.targets):
            if fresh:
                self.state_file.unlink(missing_ok=True)
            state = load(self.state_file, settings)
            if not state.complete:
                for index, sink in enumerate(self._sinks):
                    sink.open(state.positions[index] if state.positions else None)
        return state

    def commit(self, batch: Batch, outcomes: list[Outcome], state: State) -> None:
        """Write a batch and then, when all of it is safe, the state.

        Raises:
            TargetError: the disk is full, for example.
        """
        extracted = iter(outcomes)
        lines: dict[View, list[bytes]] = {view: [] for view in self.views}
        rejects: list[bytes] = []
        for reading in batch:
            outcome = next(extracted) if isinstance(reading.outcome, Article) else reading.outcome
            state.add(reading)
            if not isinstance(outcome, Extracted):
                outcome = outcome if isinstance(outcome, InputError) else InputError("page not read")
                rejects.append(reading.rejected(outcome).reject())
                state.rejects[outcome.kind] += 1
            else:
                for view in self.views:
                    lines[view] += outcome.lines[view]
                state.articles += 1
                state.events.update(outcome.events)
        with _said(self.targets):
            for target, view in zip(self.targets, self._views, strict=True):
                target.write(lines[view])
            self.rejects.write(rejects)
            state.positions = [sink.commit() for sink in self._sinks]
            state.save(self.state_file)

    def publish(self, state: State) -> None:
        """Put the finished targets in their places; no rejects leave no file of rejects."""
        with _said(self.targets):
            state.complete = True
            state.save(self.state_file)
            for target in self.targets:
                target.publish()
            if not state.rejects:
                self.rejects.close()
                self.rejects.part.unlink(missing_ok=True)
                self.rejects.path.unlink(missing_ok=True)
            self.rejects.publish()
            self.state_file.unlink()

    def close(self) -> None:
        """Let go of the files; the unfinished run can be gone on with."""
        for sink in self._sinks:
            sink.close()


@contextmanager
def _said(targets: list[Sink]) -> Iterator[None]:
    """Turn the system's errors of writing into ours."""
    try:
        yield
    except OSError as error:
        where = error.filename or ", ".join(target.target for target in targets)
        raise TargetError(
            f"cannot write {str(where)!r}: {error.strerror}; mend that and run the same command to go on"
        ) from error
