"""The program `extractor`."""

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True)


@app.callback()
def program() -> None:
    """News articles in, structured events out."""


@app.command()
def run(
    inputs: list[Path],
    to: Annotated[Path, typer.Option()],
    records: str = "events",
) -> None:
    """Extract events from articles."""
    from extractor import Article, Extractor, event_records

    extractor = Extractor()
    articles = (
        Article(**json.loads(line)) if file.suffix == ".jsonl" else Article(id=file.name, text=line)
        for file in inputs
        for line in (
            file.open(encoding="utf-8") if file.suffix == ".jsonl" else [file.read_text(encoding="utf-8")]
        )
    )
    with to.open("w", encoding="utf-8") as out:
        for record in extractor.pipe(articles):
            for line in [record] if records == "articles" else event_records(record):
                out.write(line.model_dump_json() + "\n")


def main() -> None:
    """Run the program."""
    app()
