"""`extractor load`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.loading import Loaded

EXAMPLES = """
Examples:

    extractor load articles.jsonl.gz --to news.duckdb

    extractor load events.jsonl --to postgresql://me@localhost/news
"""


def load(
    files: Annotated[list[Path], typer.Argument(metavar="RECORDS...", help="JSONL of either view.")],
    to: Annotated[
        str,
        typer.Option(
            metavar="TARGET", help="Where to: .duckdb, .sqlite, FOLDER/*.parquet, postgresql://USER@HOST/DB."
        ),
    ],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Load records into a database, which is made if it is not there.

    The articles view fills every table; the events view fills those of events, and leaves articles alone that
    are stored whole. What is stored of an article is replaced by what is loaded of it: loading again changes
    nothing, and completes what was interrupted.

    Exit code: 0 all done, 1 done but some records rejected, 2 could not run, 130 interrupted.
    """
    from extractor.loading import load

    shown = sys.stderr.isatty() and not quiet
    loaded = load(
        files,
        to,
        lambda so_far: typer.echo(f"\r{_counts(so_far)} …", err=True, nl=False) if shown else None,
        lambda reason: typer.echo(reason, err=True),
    )
    if not quiet:
        typer.echo(("\r" if shown else "") + _counts(loaded), err=True)
    if loaded.interrupted:
        typer.echo("interrupted: run the same command again to complete it", err=True)
        raise typer.Exit(130)
    raise typer.Exit(1 if loaded.rejected else 0)


def _counts(loaded: "Loaded") -> str:
    parts = [f"{loaded.articles:,} articles", f"{loaded.events:,} events", f"{loaded.rejected:,} rejected"]
    if loaded.left_alone:
        parts.append(f"{loaded.left_alone:,} events left alone, their articles are stored whole")
    return ", ".join(parts)
