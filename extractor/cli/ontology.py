"""`extractor ontology`: look at, check and try the event types."""

from pathlib import Path
from typing import Annotated

import typer

from extractor.errors import ResourceError

app = typer.Typer(no_args_is_help=True, help="List, show, check and try the event types.")

Folders = Annotated[
    list[Path] | None,
    typer.Option("--ontology", metavar="DIR", help="A folder of event types that adds to the package's own."),
]


@app.command("list")
def list_types(ontology: Folders = None) -> None:
    """List the event types with their definitions.

    Example: extractor ontology list
    """
    from rich.console import Console
    from rich.table import Table

    from extractor.ontology.load import load

    table = Table("type", "definition", "roles", box=None, pad_edge=False)
    for name, entry in load(tuple(ontology or ())).entries.items():
        table.add_row(name, entry.spec.definition.strip(), ", ".join(entry.spec.roles))
    Console().print(table)


@app.command()
def show(name: Annotated[str, typer.Argument(metavar="TYPE")], ontology: Folders = None) -> None:
    """Show one type as it is written: roles, triggers, examples, codes.

    Example: extractor ontology show cyber.data_breach
    """
    import yaml

    from extractor.ontology.load import load

    entries = load(tuple(ontology or ())).entries
    if name not in entries:
        near = [other for other in entries if other.split(".")[0] == name.split(".")[0]] or list(entries)
        raise ResourceError(f"no event type {name!r}; there are: {', '.join(near)}")
    entry = entries[name]
    typer.echo(f"# {name}, from {entry.file}")
    written = entry.spec.model_dump(mode="json", exclude_defaults=True)
    typer.echo(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=110))


@app.command()
def lint(ontology: Folders = None) -> None:
    """Check the files for mistakes and gaps; exit code 1 if there are some.

    Example: extractor ontology lint --ontology my-types
    """
    from extractor.ontology.lint import lint as problems_of
    from extractor.ontology.load import load

    loaded = load(tuple(ontology or ()))
    _report(problems_of(loaded), f"{len(loaded.entries)} types are well formed")


@app.command("test")
def try_examples(
    names: Annotated[list[str] | None, typer.Argument(metavar="TYPE...", help="All if none.")] = None,
    ontology: Folders = None,
) -> None:
    """Run the example sentences of the types; exit code 1 if one does not come out as written.

    Example: extractor ontology test cyber.data_breach
    """
    from extractor.ontology.examples import check_examples
    from extractor.ontology.load import load
    from extractor.pipeline import Extractor
    from extractor.schema import Article

    loaded = load(tuple(ontology or ()))
    extractor = Extractor(ontology=tuple(ontology or ()))
    problems = check_examples(loaded, lambda text: extractor.extract(Article(text=text)), names)
    _report(problems, f"the examples of {len(names or loaded.entries)} types come out as written")


def _report(problems: list[str], otherwise: str) -> None:
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(otherwise)
