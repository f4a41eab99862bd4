"""The program `extractor`."""

import sys
from typing import Annotated

import typer

import extractor
from extractor.cli import annotate, ontology
from extractor.cli.benchmark import benchmark
from extractor.cli.doctor import doctor
from extractor.cli.evaluate import evaluate
from extractor.cli.gate import gate
from extractor.cli.load import EXAMPLES as LOAD_EXAMPLES
from extractor.cli.load import load
from extractor.cli.query import EXAMPLES as QUERY_EXAMPLES
from extractor.cli.query import query
from extractor.cli.run import EXAMPLES, run
from extractor.cli.schema import schema
from extractor.cli.show import show
from extractor.cli.validate import validate
from extractor.errors import ExtractorError

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False)
app.command(epilog=EXAMPLES)(run)
app.command()(show)
app.command(epilog=LOAD_EXAMPLES)(load)
app.command(epilog=QUERY_EXAMPLES)(query)
app.command()(validate)
app.command()(schema)
app.add_typer(ontology.app, name="ontology")
app.command()(doctor)
app.command()(benchmark)
app.command()(evaluate)
app.command()(gate)
app.add_typer(annotate.app, name="annotate")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(extractor.__version__)
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """News articles in, structured events out.

    Example: extractor run articles/ --to events.jsonl
    """


def main() -> None:
    """Run the program; foreseeable errors are one line and exit code 2."""
    try:
        app()
    except ExtractorError as error:
        typer.echo(f"extractor: {error}", err=True)
        sys.exit(2)
