"""`extractor validate`."""

from pathlib import Path
from typing import Annotated

import typer


def validate(files: Annotated[list[Path], typer.Argument(metavar="FILE...")]) -> None:
    """Check JSONL files of either view, compressed or not, against the record contract.

    Prints file, line, field and reason of every violation.

    Exit code: 0 none, 1 some, 2 a file could not be read.

    Example: extractor validate events.jsonl
    """
    from extractor.readers.records import records

    valid = broken = 0
    for file in files:
        for checked in records(file):
            if not isinstance(checked, list):
                valid += 1
                continue
            broken += 1
            for violation in checked:
                where = f"{file}:{violation.line}: {violation.field or 'record'}"
                typer.echo(f"{where}: {violation.reason}")
    typer.echo(f"{valid:,} records hold to the contract, {broken:,} break it", err=True)
    if broken:
        raise typer.Exit(1)
