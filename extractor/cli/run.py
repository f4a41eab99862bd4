"""`extractor run`."""

import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.schema.views import View

if TYPE_CHECKING:
    from extractor.runner import Summary

EXAMPLES = """
Examples:

    extractor run articles/ --to events.jsonl

    extractor run 'archive/**/*.jsonl.gz' --to events.jsonl.zst --workers 4

    extractor run article.txt --published 2026-02-12 --records articles --to article.jsonl

    cat feed.jsonl | extractor run - --to events.jsonl
"""

MIN_CONFIDENCE = "Leave out events less sure; 0 keeps all. Those of claims are kept."


def _iso_8601(value: str | None) -> str | None:
    try:
        if value:
            datetime.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter("not a date in ISO 8601 such as 2026-02-12") from error
    return value


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input."),
    ],
    to: Annotated[
        list[str], typer.Option(metavar="TARGET", help="What to write: .jsonl, .jsonl.gz, .jsonl.zst.")
    ],
    records: Annotated[View, typer.Option(help="One line an event, or one an article.")] = "events",
    workers: Annotated[int, typer.Option(min=1, help="Processes; the output does not depend on it.")] = 1,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_iso_8601, help="Date of articles that bring none, ISO 8601."),
    ] = None,
    pipeline: Annotated[str, typer.Option(help="A pipeline of models/pipelines.")] = "fast",
    model: Annotated[str | None, typer.Option(metavar="NAME|PATH", help="Another spaCy model.")] = None,
    ontology: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="A folder of event types that adds to the package's own."),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Names always known: JSONL of name, type, aliases, identifiers."),
    ] = None,
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=KEY",
            help="Where an article's field stands: text=body, published=$.meta.date. Can be given again.",
        ),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="P", help=MIN_CONFIDENCE, show_default="chosen on annotated news"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N articles.")] = None,
    rejects: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where rejected articles go.", show_default="beside the target"),
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over, drop an unfinished run.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Extract events from articles.

    A text file is one article; a .jsonl file holds one a line, as {"text": …, "id", "title", "published", …}.
    Also read: HTML, WARC, CSV, Parquet, JSON and ninjs, NITF, NewsML-G2, Reuters SGML, RSS and Atom, mail;
    each compressed (.gz, .zst, .bz2, .xz), and zip and tar of them.

    An interrupted run is finished by the same command.

    Exit code: 0 all done, 1 done but some articles rejected, 2 could not run, 130 interrupted.
    """
    from extractor import runner
    from extractor.cli import progress

    config = runner.RunConfig(
        inputs=tuple(inputs),
        targets=tuple(to),
        view=records,
        workers=workers,
        published=published,
        pipeline=pipeline,
        model=model,
        ontology=tuple(ontology or ()),
        min_confidence=min_confidence,
        gazetteer=gazetteer,
        fields=tuple(field or ()),
        limit=limit,
        rejects=rejects,
        fresh=fresh,
    )
    shown = progress.bar(runner.input_size(config)) if sys.stderr.isatty() and not quiet else nullcontext()
    with shown as advance:
        summary = runner.run(config, advance or (lambda _: None))
    if not quiet:
        progress.print_summary(summary)
    if summary.interrupted:
        typer.echo("interrupted: run the same command to go on", err=True)
    raise typer.Exit(_exit_code(summary))


def _exit_code(summary: "Summary") -> int:
    from extractor import runner

    if summary.interrupted:
        return runner.EXIT_CODE
    return 1 if summary.state.rejects else 0
