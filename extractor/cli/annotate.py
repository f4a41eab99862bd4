"""`extractor annotate`: round trips to annotation tools."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.schema import ArticleRecord

app = typer.Typer(no_args_is_help=True, help="Have our predictions corrected in an annotation tool.")


class Tool(StrEnum):
    """The tools that there are round trips to."""

    LABELSTUDIO = "labelstudio"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


Chosen = Annotated[Tool, typer.Option(help="The annotation tool.")]
Records = Annotated[Path, typer.Argument(metavar="RECORDS.jsonl", help="Records of the articles view.")]
Target = Annotated[Path, typer.Option(metavar="FILE", help="What to write.")]


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="FOLDER")], tool: Chosen) -> None:
    """Write the labels as the tool's project settings.

    Example: extractor annotate init project --tool labelstudio
    """
    from extractor.evaluation.annotation.export import SETTINGS

    folder.mkdir(parents=True, exist_ok=True)
    for name, content in SETTINGS[tool]().items():
        (folder / name).write_text(content, encoding="utf-8")
        typer.echo(f"wrote {folder / name}")


@app.command()
def export(records: Records, to: Target, tool: Chosen) -> None:
    """Write records as tasks, with their names, times, figures, claims, events and arguments marked.

    Example: extractor annotate export records.jsonl --to tasks.json --tool labelstudio
    """
    from extractor.evaluation.annotation.export import EXPORTS

    read = _read(records)
    to.write_text(EXPORTS[tool](read.values()), encoding="utf-8", newline="")
    typer.echo(f"wrote {len(read)} tasks to {to}")


@app.command("import")
def import_(
    tasks: Annotated[Path, typer.Argument(metavar="TASKS", help="What the tool exported.")],
    records: Records,
    to: Target,
    tool: Chosen,
) -> None:
    """Read corrected tasks back into the records that they were made from.

    What was not touched keeps all that was known of it. New times, figures and claims are to be completed by
    hand: their values, or polarity, certainty and class.

    Example: extractor annotate import done.json records.jsonl --to gold.jsonl --tool labelstudio
    """
    from extractor.evaluation.annotation.back import corrected

    done = list(corrected(tasks, tool, _read(records)))
    with to.open("w", encoding="utf-8", newline="") as target:
        for one in done:
            target.write(one.record.model_dump_json() + "\n")
    for one in done:
        if one.by_hand:
            ids = ", ".join(one.by_hand)
            typer.echo(f"{one.record.article.id}: new, to be completed by hand: {ids}", err=True)
    typer.echo(f"wrote {len(done)} records to {to}")


def _read(file: Path) -> "dict[str, ArticleRecord]":
    from extractor.evaluation.adapters import read

    return {record.article.id: record for record in read(file, "articles").records}
