"""`extractor doctor`."""

import platform
from importlib.metadata import PackageNotFoundError, metadata, requires, version

import typer

import extractor

_DISTRIBUTION = "news-event-extractor"


def doctor() -> None:
    """Show what is installed: versions, the model, the models folder, optional extras.

    Exit code: 0 the pipeline works, 2 it does not.
    """
    from extractor import resources
    from extractor.pipeline import DEFAULT_PIPELINE, Extractor

    typer.echo(f"extractor      {extractor.__version__}")
    typer.echo(f"Python         {platform.python_version()} on {platform.platform(terse=True)}")
    for package in ("spacy", "pydantic"):
        typer.echo(f"{package:14} {version(package)}")
    typer.echo(f"models folder  {resources.models_dir()}")
    for extra in metadata(_DISTRIBUTION).get_all("Provides-Extra") or []:
        typer.echo(f"extra {extra:8} {_state(extra)}")
    made_by = Extractor().provenance
    typer.echo(f"pipeline       {DEFAULT_PIPELINE}: works")
    typer.echo(f"model          {made_by.model}")
    typer.echo(f"ontology       {made_by.ontology}")


def _state(extra: str) -> str:
    """Tell which of an extra's packages are missing."""
    missing = [name for name in _packages(extra) if not _is_installed(name)]
    return f"missing: {', '.join(missing)}" if missing else "installed"


def _packages(extra: str) -> list[str]:
    from packaging.requirements import Requirement

    wanted = [Requirement(line) for line in requires(_DISTRIBUTION) or []]
    return [
        requirement.name
        for requirement in wanted
        if requirement.marker
        and requirement.marker.evaluate({"extra": extra})
        and not requirement.marker.evaluate({"extra": ""})
    ]


def _is_installed(package: str) -> bool:
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False
