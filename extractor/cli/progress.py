"""What a run shows: a bar on a terminal, a summary at the end; both on standard error."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from extractor.runner import Progress, Summary

_TYPES_SHOWN = 12


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
    state = summary.state
    events, rejected = state.events.total(), state.rejects.total()
    console.print(
        f"{state.articles:,} articles, {events:,} events, {rejected:,} rejected in {state.seconds:.1f} s"
        + (f" ({summary.before:,} were done before)" if summary.before else ""),
        markup=False,
    )
    if events:
        console.print(f"events: {_counts(state.events)}", markup=False)
    if rejected:
        console.print(f"rejected: {_counts(state.rejects)}; see {summary.rejects}", markup=False)


def _counts(counts: Counter[str]) -> str:
    common = counts.most_common()
    shown = ", ".join(f"{name} {count:,}" for name, count in common[:_TYPES_SHOWN])
    rest = len(common) - _TYPES_SHOWN
    return f"{shown}, {rest} more types" if rest > 0 else shown
