"""`extractor evaluate`."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.evaluation.report import Report


class Layer(StrEnum):
    """The layers that can be scored."""

    ENTITIES = "entities"
    TIMES = "times"
    FIGURES = "figures"
    CLAIMS = "claims"
    EVENTS = "events"


class By(StrEnum):
    """What scores can be broken down by."""

    SOURCE = "source"
    TYPE = "type"
    SEGMENT = "segment"


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Annotated files, or folders of them.")
    ],
    pred: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Predictions in the articles view; else the pipeline runs."),
    ] = None,
    layer: Annotated[list[Layer] | None, typer.Option(help="Score this layer only; may be repeated.")] = None,
    split: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only articles of this split in splits.json beside GOLD."),
    ] = None,
    by: Annotated[By | None, typer.Option(help="Break the scores down.")] = None,
    report: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Write .html, .json or .md; may be repeated.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="OTHER.jsonl", help="Predictions of another system or version.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="The format of GOLD, if it is not recognised."),
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP.yaml", help="What the labels of GOLD stand for, if they are of no known scheme."
        ),
    ] = None,
    pipeline: Annotated[
        str, typer.Option(help="A pipeline of models/pipelines: accurate, or fast.")
    ] = "accurate",
) -> None:
    """Score the pipeline, or predictions of any system, against annotated articles.

    Example: extractor evaluate corpora/gold/news/gold.jsonl --layer events --by type --report report.html
    """
    from extractor.evaluation.run import System, read, run

    for file in report or ():
        if file.suffix not in _WRITERS:
            raise typer.BadParameter(f"{file}: a report ends in {', '.join(_WRITERS)}")
    sets = read(files, form, split, labels)
    system, other = System(pred, pipeline), System(compare) if compare else None
    if not split:
        for one in filter(None, (system, other)):
            one.check(sets)
    for source, given in ((pred, system), (compare, other)):
        lacking = given.missing(sets) if given else []
        if lacking:
            typer.echo(f"{source}: no prediction for {len(lacking)} articles; they count as missed", err=True)
    found = run(sets, system, [one.value for one in layer or ()], by.value if by else None, other)
    _show(found)
    for file in report or ():
        file.write_text(_written(found, file.suffix), encoding="utf-8")


_WRITERS = (".html", ".json", ".md")


def _written(report: "Report", ending: str) -> str:
    from extractor.evaluation.html import html
    from extractor.evaluation.markdown import markdown

    if ending == ".html":
        return html(report)
    if ending == ".json":
        return json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n"
    return markdown(report)


def _show(report: "Report") -> None:
    from rich.console import Console

    from extractor.viewer.scores import score_table

    console = Console()
    for table in report.tables:
        part = f", {table.part}" if table.part else ""
        rows = [
            (row.measure, row.precision, row.recall, row.f1, f"{row.low:.1f}–{row.high:.1f}", row.macro)
            for row in table.rows
        ]
        title = f"{table.data}: {table.layer}{part} ({table.articles} articles)"
        console.print(score_table(title, ("", "P", "R", "F1", "95 %", "macro F1"), rows), "")
    if report.comparisons:
        found = [
            (
                f"{row.data}: {row.layer} {row.measure}",
                row.f1,
                row.other,
                f"{row.f1 - row.other:+.1f}",
                row.chance,
            )
            for row in report.comparisons
        ]
        console.print(score_table("compared", ("", "F1", "other", "difference", "p"), found))
