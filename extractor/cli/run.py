"""`extractor run`."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.filters import FilterConfig, OnCopy
from extractor.schema.views import View

if TYPE_CHECKING:
    from extractor.runner import Summary

_DAY = ["%Y-%m-%d"]
EXAMPLES = """
Examples:

    extractor run articles/ --to events.jsonl

    extractor run 'archive/**/*.jsonl.gz' --to events.jsonl.zst --workers 4

    extractor run article.txt --published 2026-02-12 --records articles --to article.jsonl

    extractor run CC-NEWS-20260212.warc.gz --language en --near-duplicates skip --to events.jsonl.zst

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


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input."),
    ],
    to: Annotated[
        list[str],
        typer.Option(
            metavar="TARGET",
            help="What to write: .jsonl (.gz, .zst), .duckdb, .sqlite, FOLDER/*.parquet, postgresql://….",
        ),
    ],
    records: Annotated[View, typer.Option(help="One line an event, or one an article.")] = "events",
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="Processes; the output does not depend on it.",
            show_default="the cores; 1 if it is little",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_iso_8601, help="Date of articles that bring none, ISO 8601."),
    ] = None,
    pipeline: Annotated[
        str, typer.Option(help="A pipeline of models/pipelines: accurate, or fast.")
    ] = "accurate",
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
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Leave out articles in other languages than these: en, de, …"),
    ] = None,
    min_words: Annotated[int, typer.Option(min=0, metavar="N", help="Leave out shorter articles.")] = 0,
    since: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="Leave out what is older or undated.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="Leave out what is newer or undated.")
    ] = None,
    duplicates: Annotated[
        OnCopy, typer.Option(help="What to do with articles that are, to the letter, an earlier one.")
    ] = "keep",
    near_duplicates: Annotated[
        OnCopy, typer.Option(help="What to do with those that nearly are; mark: `duplicate_of` says of what.")
    ] = "keep",
    engine: Annotated[
        Literal["local", "ray"],
        typer.Option(help="Where it runs; ray: each input is a shard, --to names a folder (docs/scale.md)."),
    ] = "local",
    timeout: Annotated[
        float | None,
        typer.Option(min=1, metavar="S", help="Give up an article that takes longer; try it next time."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N articles.")] = None,
    rejects: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where rejected articles go.", show_default="beside the target"),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a report: counts, speed, memory, as JSON.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over, whatever was done before.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Extract events from articles.

    A text file is one article; a .jsonl file holds one a line, as {"text": …, "id", "title", "published", …}.
    Also read: HTML, WARC, CSV, Parquet, JSON and ninjs, NITF, NewsML-G2, Reuters SGML, RSS and Atom, mail;
    each compressed (.gz, .zst, .bz2, .xz), and zip and tar of them.

    An interrupted run is finished by the same command. Run again later, it adds what is new, and replaces
    what came of files that have changed.

    Exit code: 0 all done, 1 done but some articles rejected, 2 could not run, 130 interrupted.
    """
    from extractor import runner
    from extractor.cli import progress

    config = runner.RunConfig(
        inputs=tuple(inputs),
        targets=tuple(to),
        view=records,
        published=published,
        pipeline=pipeline,
        model=model,
        ontology=tuple(ontology or ()),
        min_confidence=min_confidence,
        gazetteer=gazetteer,
        fields=tuple(field or ()),
        filters=FilterConfig(
            tuple(language or ()), min_words, _day(since), _day(until), duplicates, near_duplicates
        ),
        limit=limit,
        timeout=timeout,
        rejects=rejects,
        fresh=fresh,
    )
    size = runner.input_size(config, of_a_folder=engine == "ray")
    with progress.shown(size, quiet) as advance:
        if engine == "ray":
            summary = runner.run_on_ray(replace(config, workers=workers or 0), advance)
        else:
            at_work = workers or runner.workers_for(size, timeout)
            summary = runner.run(replace(config, workers=at_work), advance)
    if report:
        runner.write_report(summary, report)
    if not quiet:
        progress.print_summary(summary)
    if summary.interrupted:
        typer.echo("interrupted: run the same command to go on", err=True)
    raise typer.Exit(_exit_code(summary))


def _exit_code(summary: "Summary") -> int:
    from extractor import runner

    if summary.interrupted:
        return runner.EXIT_CODE
    return 1 if summary.state.counts.rejects.total() else 0
