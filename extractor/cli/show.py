"""`extractor show`."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from extractor.cli.run import MIN_CONFIDENCE
from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.schema import Article


def show(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An article, or - for standard input.")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Its date, ISO 8601.")] = None,
    pipeline: Annotated[
        str, typer.Option(help="A pipeline of models/pipelines: accurate, or fast.")
    ] = "accurate",
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="P", help=MIN_CONFIDENCE, show_default="chosen on annotated news"),
    ] = None,
    line: Annotated[int, typer.Option(min=1, help="Which article of a .jsonl file.")] = 1,
) -> None:
    """Show what is found in one article: its text with the spans coloured, claims and events as tables.

    Example: extractor show article.txt

    Example: echo "A breach on Monday hit 8,000 users." | extractor show - --published 2026-02-12
    """
    from rich.console import Console

    from extractor import readers
    from extractor.pipeline import Extractor
    from extractor.viewer import render

    found = readers.articles(readers.sources([file], own=()), readers.Options(published))
    reading = next((reading for number, reading in enumerate(found, start=1) if number == line), None)
    if reading is None:
        raise InputError("no such article", f"{file} holds fewer than {line}")
    if isinstance(reading.outcome, InputError):
        raise reading.outcome
    render(
        Extractor(pipeline, min_confidence=min_confidence).extract(cast("Article", reading.outcome)),
        Console(),
    )
