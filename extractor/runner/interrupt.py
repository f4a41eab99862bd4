"""Stop at a signal, but not in the middle of a batch."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self

EXIT_CODE = 130  # of programs ended by Ctrl-C
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupt:
    """Within it, Ctrl-C or SIGTERM sets `requested`; the second one ends the program on the spot.

    That loses nothing: what is on disk is consistent at any moment.
    """

    requested = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = [signal.signal(number, self._handle) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        if threading.current_thread() is threading.main_thread():
            for number, handler in zip(_SIGNALS, self._before, strict=True):
                signal.signal(number, handler)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        if self.requested:
            os._exit(EXIT_CODE)
        self.requested = True


def ignore_signals() -> None:
    """Let this process go on at the signals, also in threads of libraries, where they may not be blocked."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def shielded() -> Iterator[None]:
    """Processes that are started within it never get the signals: Ctrl-C reaches all of a terminal's."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
