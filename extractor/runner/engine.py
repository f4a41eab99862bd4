"""Where batches are extracted: in this process, or in several that hold the model each."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self, TypeVar

from extractor.errors import WorkerError
from extractor.readers import Reading
from extractor.runner.interrupt import shielded
from extractor.runner.work import Job, Outcome, describe, extract
from extractor.schema import Article, Provenance

Batch = list[Reading]
Result = TypeVar("Result")


class Local:
    """Extracts in this process."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        pass

    def describe(self) -> Provenance:
        """Return what makes the records; see `work.describe`."""
        return describe(self.job)

    def extract(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Yield each batch with the outcomes of its articles, in order."""
        for batch in batches:
            yield batch, extract(self.job, _articles(batch))


class Processes:
    """Extracts in several processes; the order of the batches is kept.

    Args:
        job: what to do.
        workers: how many processes.
    """

    def __init__(self, job: Job, workers: int) -> None:
        self.job = job
        self.in_flight = 2 * workers
        # Not forked: a forked process would share what spaCy's threads and locks were doing.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(workers, context, initializer=_start)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def describe(self) -> Provenance:
        """Return what makes the records; see `work.describe`."""
        return _result(self._submit(describe))

    def extract(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Yield each batch with the outcomes of its articles, in order.

        No more batches are read than are in flight, two for each worker.

        Raises:
            WorkerError: a process died.
        """
        flying: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
        for batch in batches:
            flying.append((batch, self._submit(extract, _articles(batch))))
            if len(flying) >= self.in_flight:
                first, future = flying.popleft()
                yield first, _result(future)
        for batch, future in flying:
            yield batch, _result(future)

    def _submit(self, work: Callable[..., Result], *arguments: object) -> "Future[Result]":
        try:
            with shielded():  # here is where the pool starts its processes
                return self._pool.submit(work, self.job, *arguments)
        except BrokenProcessPool as error:
            raise _died() from error


def engine(job: Job, workers: int) -> Local | Processes:
    """Return the engine for a number of workers."""
    return Local(job) if workers == 1 else Processes(job, workers)


def _articles(batch: Batch) -> list[Article]:
    return [reading.outcome for reading in batch if isinstance(reading.outcome, Article)]


def _result(future: "Future[Result]") -> Result:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise _died() from error


def _died() -> WorkerError:
    return WorkerError("a worker process died, perhaps for want of memory: run the same command to go on")


def _start() -> None:
    """Set up a worker: it ends with its parent, also if that is killed."""
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent.sentinel], daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
