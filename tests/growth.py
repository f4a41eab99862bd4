"""How cost grows with size."""

import gc
import time
from collections.abc import Callable


def growth(run: Callable[[int], object], size: int, factor: int) -> float:
    """Return how many times the CPU time of `run(size)` a run of `factor` times that size takes.

    About `factor` is linear, its square quadratic; the machine's noise lies between, so test against a few
    times the factor. The best of three runs counts, without the collector's visits to other tests' objects.
    """
    gc.collect()
    gc.disable()
    try:
        small, large = (min(_seconds(run, each) for _ in range(3)) for each in (size, size * factor))
    finally:
        gc.enable()
    return large / max(small, 0.01)  # less is all noise


def _seconds(run: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    run(size)
    return time.process_time() - start
