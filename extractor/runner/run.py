"""The run: read, extract, write, batch by batch."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor import readers
from extractor.filters import Filters
from extractor.pipeline import grouped
from extractor.readers import Meter, Options, sources
from extractor.runner.config import RunConfig, settings
from extractor.runner.counts import Usage
from extractor.runner.engine import Engine, engine
from extractor.runner.inputs import Undone, plan
from extractor.runner.interrupt import Interrupt
from extractor.runner.items import Item
from extractor.runner.manifest import State
from extractor.runner.outputs import Outputs
from extractor.runner.work import job_of, peak

_SMALL = 200_000  # bytes that one process has done before others have loaded their models


@dataclass(frozen=True)
class Progress:
    """How far a run has come: readings done and bytes of the input files read, as they stand on disk."""

    articles: int
    read: int


@dataclass(frozen=True)
class Summary:
    """What a run did, earlier parts of it included.

    `before` counts the readings of those.
    """

    state: State
    before: int
    interrupted: bool
    rejects: Path


def input_size(config: RunConfig, of_a_folder: bool) -> int:
    """Return how many bytes the input files hold on disk, at least 1; 0 if that is not known.

    Args:
        config: the run.
        of_a_folder: whether the target is a folder, and no sink's.
    """
    own = set() if of_a_folder else Outputs(config).files
    size = 1
    for source in sources(config.inputs, own):
        if source.is_stream:
            return 0
        size += source.size
    return size


def workers_for(size: int, timeout: float | None) -> int:
    """Return how many workers are best where none are asked for: the cores, none where there is little to do.

    Args:
        size: bytes of the inputs; 0 if unknown.
        timeout: as asked for; only workers can be stopped.
    """
    if 0 < size < _SMALL:
        return 1 if timeout else 0
    return len(os.sched_getaffinity(0))


def run(config: RunConfig, report: Callable[[Progress], None], shard: readers.Input | None = None) -> Summary:
    """Extract from all inputs and write the targets; go on with what was interrupted, add what is new.

    Args:
        config: what to do.
        report: is called after each batch.
        shard: the only input that is read, of those that the configuration names.

    Raises:
        ExtractorError: the run cannot start or go on. What is committed is kept, and the same call goes on.
    """
    with closing(Outputs(config)) as outputs:
        if not shard:
            sources(config.inputs, outputs.files)  # says at once what cannot be read
        job = job_of(config, outputs.views)
        with Interrupt() as interrupt, engine(job, config.workers, config.timeout) as at:
            return _Run(config, outputs, at, interrupt, report, shard).run()


class _Run:
    """One run: what all its parts need."""

    def __init__(
        self,
        config: RunConfig,
        outputs: Outputs,
        at: Engine,
        interrupt: Interrupt,
        report: Callable[[Progress], None],
        shard: readers.Input | None,
    ) -> None:
        self.config = config
        self.shard = shard
        self.outputs = outputs
        self.at = at
        self.interrupt = interrupt
        self.report = report
        self.options = Options.parsed(config.published, config.fields)

    def run(self) -> Summary:
        """Do what there is to do."""
        state = self._begun()
        before = state.counts.read
        stale = True
        while stale and self._is_to_do(state):
            if state.published:
                state = self.outputs.revise(state, plan(self._sources(), state).changed)
            else:
                self.outputs.open(state)
            undone = Undone(state, self.options, Meter(), self.config.limit)
            for _ in self._commits(undone, state):
                if self.interrupt.requested:
                    return Summary(state, before, True, self.outputs.rejects.path)
            self.outputs.publish(state)
            stale = undone.stale
        return Summary(state, before, False, self.outputs.rejects.path)

    def _begun(self) -> State:
        made_by = settings(self.config, self.at.describe(), [target.shown for target in self.outputs.targets])
        state = self.outputs.begin(made_by, self.config.fresh)
        if state.published and any(source.is_stream for source in self._sources()):
            return State(settings=made_by)  # a stream cannot be compared with what it was
        if state.complete and not state.published:
            self.outputs.publish(state)
        return state

    def _sources(self) -> Iterator[readers.Input]:
        if self.shard:
            return iter([self.shard])
        return sources(self.config.inputs, self.outputs.files)

    def _is_to_do(self, state: State) -> bool:
        if not state.published:
            return True
        found = plan(self._sources(), state)
        limit = self.config.limit
        return bool(found.changed) or (found.more and (limit is None or state.counts.read < limit))

    def _commits(self, undone: Undone, state: State) -> Iterator[None]:
        """Read, extract and commit; yield after each batch."""
        clock = time.monotonic()
        items = undone.items(self._sources())
        settled = self.at.settled(grouped(items, _characters))
        judged = self._judged((item for batch in settled for item in batch), state)
        for batch in self.at.extracted(grouped(judged, _characters)):
            usage, self.at.usage = self.at.usage, Usage()
            now = time.monotonic()
            usage.add(Usage(seconds=now - clock, memory=peak("main")))
            clock = now
            self.outputs.commit(batch, usage, state)
            self.report(Progress(state.counts.read, undone.meter.done))
            yield

    def _judged(self, items: Iterable[Item], state: State) -> Iterator[Item]:
        """Pass what is left out by a filter with its verdict."""
        filters = Filters(self.config.filters)
        if filters.compares and state.positions:
            for commit in self.outputs.manifest.commits():
                for part in commit.parts:
                    for traces in part.traces:
                        filters.restore(traces)
        for item in items:
            if item.article and not item.again:
                item.verdict = filters.judge(item.article, item.input.name)
                if item.verdict.duplicate_of and item.article:
                    item.settle(item.article.model_copy(update={"duplicate_of": item.verdict.duplicate_of}))
            yield item


def _characters(item: Item) -> int:
    return item.characters
