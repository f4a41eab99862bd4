"""What a run shows: a bar or lines, and a summary at the end; all on standard error."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from extractor.runner import Progress, Summary

_TYPES_SHOWN = 12
_SECONDS_BETWEEN_LINES = 30


@contextmanager
def shown(total: int, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Show progress on standard error: a bar on a terminal, else a line now and then; yield what moves it on.

    Args:
        total: bytes of the input files; 0 if unknown.
        quiet: show nothing.
    """
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with bar(total) as advance:
            yield advance
    else:
        yield _Lines(total).advance


class _Lines:
    """Progress in plain lines, for logs."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._start = self._last = time.monotonic()
        self._first: Progress | None = None

    def advance(self, progress: Progress) -> None:
        """Print a line, if the last one is some time ago."""
        now = time.monotonic()
        self._first = self._first or progress
        if now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        rate = (progress.articles - self._first.articles) / (now - self._start)
        print(
            f"{progress.articles:,} articles, {rate:.1f}/s{self._left(progress, now)}",
            file=sys.stderr,
            flush=True,
        )

    def _left(self, progress: Progress, now: float) -> str:
        done = progress.read - self._first.read if self._first else 0
        if not self._total or done <= 0:
            return ""
        seconds = (now - self._start) / done * (self._total - progress.read)
        return f", {progress.read / self._total:.0%}, {timedelta(seconds=round(seconds))} left"


@contextmanager
def bar(total: int) -> Iterator[Callable[[Progress], None]]:
    """Show a bar; yield the function that moves it on.

    Args:
        total: bytes of the input files; 0 if unknown.
    """
    columns = [TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()]
    with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("starting", total=total or None)
        first: list[int] = []

        def advance(progress: Progress) -> None:
            first.append(progress.articles)
            seconds = shown.tasks[0].elapsed or 1
            rate = (progress.articles - first[0]) / seconds
            shown.update(
                task, completed=progress.read, description=f"{progress.articles:,} articles, {rate:.1f}/s"
            )

        yield advance


def print_summary(summary: Summary) -> None:
    """Print what a run did."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    counts = summary.state.counts
    events, rejected, left_out = counts.events.total(), counts.rejects.total(), counts.left_out.total()
    console.print(
        f"{counts.articles:,} articles, {events:,} events, {rejected:,} rejected"
        + (f", {left_out:,} left out" if left_out else "")
        + f" in {summary.state.usage.seconds:.1f} s"
        + (f" ({summary.before:,} were done before)" if summary.before else ""),
        markup=False,
    )
    if events:
        console.print(f"events: {_counts(counts.events)}", markup=False)
    if left_out:
        console.print(f"left out: {_counts(counts.left_out)}", markup=False)
    if rejected:
        console.print(f"rejected: {_counts(+counts.rejects)}; see {summary.rejects}", markup=False)


def _counts(counts: Counter[str]) -> str:
    common = counts.most_common()
    shown = ", ".join(f"{name} {count:,}" for name, count in common[:_TYPES_SHOWN])
    rest = len(common) - _TYPES_SHOWN
    return f"{shown}, {rest} more types" if rest > 0 else shown
