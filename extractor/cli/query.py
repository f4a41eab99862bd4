"""`extractor query`."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

import typer

EXAMPLES = """
Examples:

    extractor query news.duckdb --type cyber.data_breach --since 2025 --min-figure 1000000

    extractor query news.sqlite --entity "Harbour Bank" --format jsonl

    extractor query news.duckdb "SELECT type, count(*) FROM events GROUP BY type" --format csv
"""


def query(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", help="A .duckdb, .sqlite, FOLDER/*.parquet or postgresql://… database."
        ),
    ],
    sql: Annotated[
        str | None, typer.Argument(metavar="[SQL]", help="SQL that reads; without it, the options ask.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="A type of event, or a family: 'cyber.*'.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="2025, 2025-02 or 2025-02-28.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last year, month or day.")] = None,
    entity: Annotated[
        str | None, typer.Option(metavar="NAME", help="A participant, by any of its names.")
    ] = None,
    min_figure: Annotated[
        float | None, typer.Option(metavar="N", help="Events with a figure of at least N.")
    ] = None,
    unit: Annotated[str | None, typer.Option(help="The figure's unit: USD, user, person.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The latest N events.")] = 100,
    format_: Annotated[
        Literal["table", "jsonl", "csv"], typer.Option("--format", help="How to write the answer.")
    ] = "table",
) -> None:
    """Ask a database: with SQL, or by options for the common questions about events.

    Nothing is changed: the database is opened for reading only. Tables and views are described in
    docs/databases.md; the view event_overview has a line for each event.

    Exit code: 0 answered, 2 not.
    """
    from extractor.cli import answers
    from extractor.sinks.asking import answer
    from extractor.sinks.questions import Question, first_day, last_day

    question = Question(type_, _day(since, first_day), _day(until, last_day), entity, min_figure, unit, limit)
    if sql is not None and question != Question(limit=limit):
        raise typer.BadParameter("give SQL or options, not both")
    with answer(target, question if sql is None else sql) as found:
        answers.write(found, format_)


def _day(text: str | None, way: Callable[[str], date]) -> date | None:
    try:
        return way(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date such as 2025, 2025-02 or 2025-02-28") from error
