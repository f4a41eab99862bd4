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
def add(
    name: Annotated[str, typer.Argument(metavar="FAMILY.TYPE")],
    ontology: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of your own types; made if missing.")
    ],
    definition: Annotated[str, typer.Option(help="One sentence.")] = "",
    noun: Annotated[list[str] | None, typer.Option(help="A noun that names it; may be repeated.")] = None,
    verb: Annotated[list[str] | None, typer.Option(help="A verb that names it; may be repeated.")] = None,
    role: Annotated[list[str] | None, typer.Option(help="Who takes part: the doer first; repeat.")] = None,
    like: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE", help="Start from this type of the package; to replace it: its own name."
        ),
    ] = None,
) -> None:
    """Add a type to a folder of your own, to be filled in there; no Python is needed.

    Example: extractor ontology add culture.prize --ontology my-types --noun prize --role giver --role winner

    Example: extractor ontology add justice.fine --ontology my-types --like justice.fine
    """
    from extractor.ontology.add import add as add_type
    from extractor.ontology.add import existing, skeleton

    spec = existing(like) if like else skeleton(definition, noun or [], verb or [], role or [])
    file = add_type(ontology, name, spec)
    typer.echo(f"{name} is in {file}; fill in what says TODO, then")
    typer.echo(f"  extractor ontology lint --ontology {ontology}")
    typer.echo(f"  extractor ontology test {name} --ontology {ontology}")


@app.command()
def docs(
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; by default it is printed.")
    ] = None,
    ontology: Folders = None,
) -> None:
    """Write the event types as a page in Markdown.

    Example: extractor ontology docs --to docs/ontology.md
    """
    from extractor import resources
    from extractor.ontology.document import document
    from extractor.ontology.load import load

    page = document(load(tuple(ontology or ())), resources.load("lexicons/media_topics.yaml"))
    if to is None:
        typer.echo(page, nl=False)
    else:
        to.write_text(page, encoding="utf-8")


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
    extractor = Extractor(
        "fast", ontology=tuple(ontology or ()), min_confidence=0
    )  # it is the rules that are tried
    problems = check_examples(loaded, lambda text: extractor.extract(Article(text=text)), names)
    _report(problems, f"the examples of {len(names or loaded.entries)} types come out as written")


def _report(problems: list[str], otherwise: str) -> None:
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo(otherwise)
