"""What a run is asked to do."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor import resources
from extractor.schema import Provenance
from extractor.schema.views import View


@dataclass(frozen=True)
class RunConfig:
    """A run: see the options of `extractor run`.

    `targets` has at least one. `published` is an ISO 8601 date, `limit` counts articles, rejected ones
    included.
    """

    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    view: View = "events"
    workers: int = 1
    published: str | None = None
    pipeline: str = "fast"
    model: str | None = None
    ontology: tuple[Path, ...] = ()
    gazetteer: Path | None = None
    min_confidence: float | None = None
    fields: tuple[str, ...] = ()
    limit: int | None = None
    rejects: str | None = None
    fresh: bool = False


def settings(config: RunConfig, made_by: Provenance) -> dict[str, Any]:
    """Return everything that the bytes of the output depend on, except what the inputs hold.

    The number of workers is not among it.
    """
    return {
        "INPUT": list(config.inputs),
        "--to": list(config.targets),
        "--records": config.view,
        "--published": config.published,
        "--field": list(config.fields),
        "--limit": config.limit,
        "--rejects": config.rejects,
        "--model": config.model,
        "--ontology": [_digest(sorted(folder.glob("*.yaml"))) for folder in config.ontology],
        "--min-confidence": config.min_confidence,
        "--gazetteer": _digest([config.gazetteer]) if config.gazetteer else None,
        "models folder": resources.digest(),
        **{f"version of {key}": value for key, value in made_by.model_dump().items()},
    }


def _digest(files: Iterable[Path]) -> str:
    """Return a hash of what files hold: a user's own knowledge is part of what the output depends on."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
