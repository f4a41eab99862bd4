"""Where pages and articles are worked on: in this process, or in several that hold the models each."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, Self

from extractor.runner.counts import Usage
from extractor.runner.items import Item
from extractor.runner.work import Done, Job, Task, describe, perform
from extractor.runner.workers import Worker
from extractor.schema import Provenance

Batch = list[Item]


class Engine(Protocol):
    """Works on batches and keeps their order; `usage` is what was taken since it was last emptied."""

    usage: Usage

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *_: object) -> None:
        """Let go of all processes."""

    def describe(self) -> Provenance:
        """Return what makes the records; see `work.describe`."""

    def settled(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Yield batches with their pages read."""

    def extracted(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """Yield batches with the outcomes of their articles."""


class Local:
    """Works in this process."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.usage = Usage()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def describe(self) -> Provenance:
        """See `Engine.describe`."""
        return describe(self.job)

    def settled(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """See `Engine.settled`."""
        for batch in batches:
            yield self._through(batch, _pages, _settle)

    def extracted(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """See `Engine.extracted`."""
        for batch in batches:
            yield self._through(batch, _articles, _extract)

    def _through(
        self, batch: Batch, task_of: Callable[[Batch], Task], put: Callable[[Batch, Done], None]
    ) -> Batch:
        task = task_of(batch)
        if task:
            done = perform(self.job, task)
            self.usage.add(done.usage)
            put(batch, done)
        return batch


class Processes:
    """Works in several processes.

    Args:
        job: what to do.
        workers: how many processes; they are started when there is something for them to do.
        timeout: seconds that an article may take.
    """

    def __init__(self, job: Job, workers: int, timeout: float | None) -> None:
        self.job = job
        self.usage = Usage()
        self._timeout = timeout
        self._in_flight = 2 * workers
        self._threads = ThreadPoolExecutor(workers)
        self._own = threading.local()
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()

    def describe(self) -> Provenance:
        """See `Engine.describe`."""
        return self._threads.submit(lambda: self._worker().start()).result()

    def settled(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """See `Engine.settled`."""
        return self._through(batches, _pages, _settle)

    def extracted(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """See `Engine.extracted`."""
        return self._through(batches, _articles, _extract)

    def _through(
        self, batches: Iterable[Batch], task_of: Callable[[Batch], Task], put: Callable[[Batch, Done], None]
    ) -> Iterator[Batch]:
        """Yield batches in order; no more are taken than are in flight, two for each worker."""
        flying: deque[tuple[Batch, Future[Done] | None]] = deque()

        def land() -> Batch:
            batch, future = flying.popleft()
            if future:
                done = future.result()
                self.usage.add(done.usage)
                put(batch, done)
            return batch

        for batch in batches:
            task = task_of(batch)
            flying.append((batch, self._threads.submit(self._perform, task) if task else None))
            if len(flying) >= self._in_flight or not any(future for _, future in flying):
                yield land()
        while flying:
            yield land()

    def _perform(self, task: Task) -> Done:
        return self._worker().perform(task)

    def _worker(self) -> Worker:
        """Return the thread's own worker."""
        worker: Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = Worker(self.job, self._timeout)
            self._workers.append(worker)
        return worker


def engine(job: Job, workers: int, timeout: float | None) -> Engine:
    """Return the engine for a number of workers; 0 is this process itself."""
    return Processes(job, workers, timeout) if workers else Local(job)


def _pages(batch: Batch) -> Task:
    return [item.page for item in batch if item.page]


def _articles(batch: Batch) -> Task:
    return [item.article for item in batch if item.article]


def _settle(batch: Batch, done: Done) -> None:
    for item, outcome in zip([item for item in batch if item.page], done.outcomes, strict=True):
        item.settle(outcome)


def _extract(batch: Batch, done: Done) -> None:
    for item, outcome in zip([item for item in batch if item.article], done.outcomes, strict=True):
        item.outcome = outcome
