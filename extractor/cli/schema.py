"""`extractor schema`."""

import typer

from extractor.schema.views import View


def schema(view: View) -> None:
    """Print the JSON Schema of a view: what each line of `extractor run --records VIEW` holds."""
    from extractor.schema.export import json_schema

    typer.echo(json_schema(view), nl=False)
