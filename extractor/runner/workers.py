"""A process at work, watched: it is started anew when it dies, hangs or has worked long enough."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection, wait
from typing import Any

from extractor.errors import ExtractorError, InputError, WorkerError
from extractor.runner.counts import LATE, Usage
from extractor.runner.interrupt import ignore_signals, shielded
from extractor.runner.work import Done, Job, Task, describe, perform
from extractor.schema import Provenance
from extractor.threads import one_thread_each

_RECYCLED_AFTER = 500  # tasks, some twenty minutes of work: what leaks in libraries is given back
_STARTS = 3
_starting = threading.Lock()


class _Died(Exception):  # noqa: N818
    """The process ended, or was ended because its time was up."""

    def __init__(self, reason: InputError) -> None:
        super().__init__(reason)
        self.reason = reason


class Worker:
    """One process that holds the models; used by one thread.

    Args:
        job: what to do.
        timeout: seconds that an article may take; None: as long as it wants.
    """

    def __init__(self, job: Job, timeout: float | None) -> None:
        self._job = job
        self._timeout = timeout
        self._process: Any = None
        self._pipe: Connection | None = None
        self._tasks = 0
        self._closed = False
        self.provenance: Provenance | None = None

    def perform(self, task: Task) -> Done:
        """Do a task; see `work.perform`. An article that kills the process twice is rejected, not the others.

        Raises:
            ExtractorError: the process cannot be started.
        """
        try:
            return self._attempt(task)
        except _Died:
            done = [self._alone(task[number : number + 1]) for number in range(len(task))]
        usage = Usage()
        for each in done:
            usage.add(each.usage)
        return Done([outcome for each in done for outcome in each.outcomes], usage)

    def start(self) -> Provenance:
        """Start the process if there is none; return what makes the records.

        Raises:
            ExtractorError: it cannot start.
        """
        for _ in range(_STARTS):
            if self._process is None:
                self._launch()
            if self.provenance is None:
                try:
                    self.provenance = self._received(None)
                except _Died:
                    continue
            return self.provenance
        raise WorkerError(
            "a worker process died while it loaded the models, perhaps for want of memory:"
            " use fewer --workers, and run the same command to go on"
        )

    def close(self) -> None:
        """End the process; nothing is started any more."""
        self._closed = True
        self._stop()

    def _alone(self, task: Task) -> Done:
        reason = InputError("worker died")
        for _ in range(2):
            try:
                return self._attempt(task)
            except _Died as died:
                reason = died.reason
                if reason.kind == LATE:
                    break
        return Done([reason], Usage())

    def _attempt(self, task: Task) -> Done:
        self.start()
        assert self._pipe is not None
        try:
            self._pipe.send(task)
        except OSError as error:
            raise self._dead() from error
        done: Done = self._received(self._timeout and self._timeout * len(task))
        self._tasks += 1
        if self._tasks >= _RECYCLED_AFTER:
            self._stop()
        return done

    def _received(self, timeout: float | None) -> Any:
        pipe = self._pipe
        assert pipe is not None
        try:
            if not pipe.poll(timeout):
                self._stop()
                raise _Died(InputError(LATE, f"took more than {timeout:g} s; it is tried again next time"))
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            raise self._dead() from error
        if isinstance(answer, ExtractorError):
            raise answer
        return answer

    def _dead(self) -> _Died:
        process = self._process
        self._stop()
        if self._closed:
            raise WorkerError("the run is over")
        code = process.exitcode if process else None
        how = f"signal {signal.Signals(-code).name}" if code and code < 0 else f"exit code {code}"
        return _Died(InputError("worker died", f"the process that read it ended twice ({how})"))

    def _launch(self) -> None:
        if self._closed:
            raise WorkerError("the run is over")
        # Not forked: a forked process would share what spaCy's threads and locks were doing.
        context = multiprocessing.get_context("spawn")
        mine, its = context.Pipe()
        with _starting, shielded(), one_thread_each():
            self._process = context.Process(target=_work, args=(self._job, its), daemon=True)
            self._process.start()
        its.close()
        self._pipe, self._tasks, self.provenance = mine, 0, None

    def _stop(self) -> None:
        process, pipe = self._process, self._pipe
        self._process, self._pipe, self.provenance = None, None, None
        if process:
            process.kill()
            process.join()
        if pipe:
            pipe.close()


def _work(job: Job, pipe: Connection) -> None:
    """Do what is asked through the pipe, until it is closed or the parent ends."""
    ignore_signals()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=[parent.sentinel], daemon=True).start()
    try:
        pipe.send(describe(job))
        while True:
            pipe.send(perform(job, pipe.recv()))
    except ExtractorError as error:
        pipe.send(error)
    except (EOFError, OSError):  # the other side has closed it
        return


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
