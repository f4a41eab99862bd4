"""`extractor gate`."""

from pathlib import Path
from typing import Annotated

import typer


def gate(
    corpora: Annotated[Path, typer.Argument(help="The folder of corpora, with baseline.json.")] = Path(
        "corpora"
    ),
    update: Annotated[bool, typer.Option("--update", help="Pin the floors anew.")] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --update lower floors.")] = False,
    pipeline: Annotated[
        str, typer.Option(help="A pipeline of models/pipelines: accurate, or fast.")
    ] = "accurate",
) -> None:
    """Check that the pipeline is no worse on annotated articles than the pinned floors.

    Exit code: 0 all floors hold, 1 one does not or the data has changed, 2 could not measure or update.

    Example: extractor gate --update
    """
    from extractor.evaluation.baseline import Baseline
    from extractor.evaluation.run import System

    baseline = Baseline(corpora)
    names = baseline.sets() if update else sorted({*baseline.pinned(), *baseline.sets()})
    measured = baseline.measure(names, System(pipeline=pipeline))
    if update:
        baseline.update(measured, allow_lower=allow_lower)
        typer.echo(f"pinned the floors of {', '.join(names)} in {baseline.file}")
        return
    failures = baseline.failures(measured)
    for failure in failures:
        typer.echo(failure, err=True)
    if failures or not names:
        typer.echo("no annotated set found" if not names else f"{len(failures)} failures", err=True)
        raise typer.Exit(1)
    typer.echo(f"all floors hold: {', '.join(names)}")
