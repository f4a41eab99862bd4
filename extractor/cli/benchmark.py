"""`extractor benchmark`."""

from typing import Annotated

import typer

from extractor.errors import InputError


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
    """Measure words per CPU-second beside the bare spaCy model, on the same articles in one run.

    Example: extractor benchmark corpora/samples

    Example: extractor benchmark corpora/samples --types 1200
    """
    from itertools import islice

    from extractor import readers
    from extractor.pipeline.benchmark import throughput
    from extractor.schema import Article

    found = readers.articles(readers.sources(inputs, own=()), readers.Options())
    articles = [reading.outcome for reading in found if isinstance(reading.outcome, Article)]
    if not articles:
        raise InputError("no article to measure with", ", ".join(inputs))
    measured = throughput(list(islice(articles, limit)), pipeline, rounds, types)
    typer.echo(f"{len(articles):,} articles, {measured.words:,} words")
    typer.echo(f"bare spaCy model   {measured.bare:9,.0f} words per CPU-second")
    typer.echo(f"whole pipeline     {measured.ours:9,.0f} words per CPU-second ({measured.ratio:.0%})")
    whole = sum(measured.stages.values())
    for stage, cost in sorted(measured.stages.items(), key=lambda item: -item[1]):
        typer.echo(f"  {stage:22s} {cost:8.1f} µs a word {cost / whole:6.1%}")
