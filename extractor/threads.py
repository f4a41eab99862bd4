"""Threads of libraries of linear algebra: as many as there are cores in every process, unless told."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_NUMBERS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Libraries loaded and processes started within it have one such thread, unless the user says more."""
    added = {name: "1" for name in _NUMBERS if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
