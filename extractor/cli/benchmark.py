"""`extractor benchmark`."""

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.errors import InputError
from extractor.threads import one_thread_each

if TYPE_CHECKING:
    from extractor.pipeline.benchmark import Throughput


def benchmark(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Articles, as for `run`.")],
    pipeline: Annotated[
        str, typer.Option(help="A pipeline of models/pipelines: accurate, or fast.")
    ] = "accurate",
    rounds: Annotated[int, typer.Option(min=1, help="How often each side is timed; the best counts.")] = 3,
    types: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="With N event types: the package's own and copies of them."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Take N articles.")] = None,
) -> None:
    """Measure words per CPU-second beside the bare spaCy model, in one run of one thread.

    Example: extractor benchmark corpora/samples

    Example: extractor benchmark corpora/samples --types 1200
    """
    with one_thread_each():  # CPU time of threads that wait for each other is no work
        measured, count = _measured(inputs, pipeline, rounds, types, limit)
    typer.echo(f"{count:,} articles, {measured.words:,} words")
    typer.echo(f"bare spaCy model   {measured.bare:9,.0f} words per CPU-second")
    typer.echo(f"whole pipeline     {measured.ours:9,.0f} words per CPU-second ({measured.ratio:.0%})")
    whole = sum(measured.stages.values())
    for stage, cost in sorted(measured.stages.items(), key=lambda item: -item[1]):
        typer.echo(f"  {stage:22s} {cost:8.1f} µs a word {cost / whole:6.1%}")


def _measured(
    inputs: list[str], pipeline: str, rounds: int, types: int | None, limit: int | None
) -> tuple["Throughput", int]:
    """Return what was measured, and on how many articles."""
    from itertools import islice

    from extractor import readers
    from extractor.pipeline.benchmark import throughput
    from extractor.schema import Article

    found = readers.articles(readers.sources(inputs, own=()), readers.Options())
    read = (reading.outcome for reading in found if isinstance(reading.outcome, Article))
    articles = list(islice(read, limit))
    if not articles:
        raise InputError("no article to measure with", ", ".join(inputs))
    return throughput(articles, pipeline, rounds, types), len(articles)
