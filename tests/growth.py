"""How cost grows with size."""

import time
from collections.abc import Callable


def growth(run: Callable[[int], object], size: int, factor: int) -> float:
    """Return how many times the CPU time of `run(size)` a run of `factor` times that size takes.

    About `factor` is linear, its square quadratic; the machine's noise lies between, so test against a few
    times the factor.
    """
    small = min(_seconds(run, size) for _ in range(3))
    return _seconds(run, size * factor) / max(small, 0.01)  # less is all noise


def _seconds(run: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    run(size)
    return time.process_time() - start
