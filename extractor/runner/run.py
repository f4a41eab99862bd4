"""The run: read, extract, write, batch by batch."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extractor.errors import TargetError
from extractor.pipeline import grouped
from extractor.readers import Meter, Options, Reading, read, sources
from extractor.runner.config import RunConfig, settings
from extractor.runner.engine import Local, Processes, engine
from extractor.runner.interrupt import Interrupt
from extractor.runner.outputs import Outputs
from extractor.runner.state import State
from extractor.runner.work import Job
from extractor.schema import Article

_REJECT_WEIGHT = 1_000  # characters that a reading without an article counts for in a batch


@dataclass(frozen=True)
class Progress:
    """How far a run has come: articles done and bytes of the input files read, as they stand on disk."""

    articles: int
    read: int


@dataclass(frozen=True)
class Summary:
    """What a run did, earlier parts of it included; `before` counts the articles of those."""

    state: State
    before: int
    interrupted: bool
    rejects: Path


def input_size(config: RunConfig) -> int:
    """Return how many bytes the input files hold on disk."""
    return sum(source.size for source in sources(config.inputs, Outputs(config).files))


def run(config: RunConfig, report: Callable[[Progress], None]) -> Summary:
    """Extract from all inputs and write the targets.

    Args:
        config: what to do.
        report: is called after each batch.

    Raises:
        ExtractorError: the run cannot start or go on. What is committed is kept, and the same call goes on.
    """
    with closing(Outputs(config)) as outputs:
        job = Job(
            config.pipeline,
            config.model,
            config.ontology,
            config.gazetteer,
            config.min_confidence,
            outputs.views,
        )
        found = sources(config.inputs, outputs.files)
        with Interrupt() as interrupt, engine(job, config.workers) as at:
            state = outputs.open(settings(config, at.describe()), config.fresh)
            before = state.done
            if not state.complete:
                meter = Meter()
                options = Options.parsed(config.published, config.fields)
                every = (reading.settled() for source in found for reading in read(source, options, meter))
                readings = islice(every, config.limit)
                for _ in _commits(at, _undone(readings, state), outputs, state):
                    report(Progress(state.done, meter.done))
                    if interrupt.requested:
                        return Summary(state, before, True, outputs.rejects.path)
            outputs.publish(state)
    return Summary(state, before, False, outputs.rejects.path)


def _commits(
    at: Local | Processes, readings: Iterable[Reading], outputs: Outputs, state: State
) -> Iterator[None]:
    """Extract and commit; yield after each batch."""
    started = time.monotonic() - state.seconds
    for batch, outcomes in at.extract(grouped(readings, _characters)):
        state.seconds = time.monotonic() - started
        outputs.commit(batch, outcomes, state)
        yield


def _undone(readings: Iterator[Reading], state: State) -> Iterator[Reading]:
    """Pass over what is done, and make sure that it is what was done.

    Raises:
        TargetError: the inputs are not those of the unfinished run.
    """
    again = State(settings={})
    for reading in islice(readings, state.done):
        again.add(reading)
    if again.digest != state.digest:
        raise TargetError(
            f"the first {state.done} articles are not those of the unfinished run: the inputs have changed."
            " Use --fresh to start over"
        )
    yield from readings


def _characters(reading: Reading) -> int:
    return len(reading.outcome.text) if isinstance(reading.outcome, Article) else _REJECT_WEIGHT
