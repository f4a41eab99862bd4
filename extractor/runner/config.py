"""What a run is asked to do."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import extractor
from extractor import resources
from extractor.filters import FilterConfig
from extractor.schema import Provenance
from extractor.schema.views import View


@dataclass(frozen=True)
class RunConfig:
    """A run: see the options of `extractor run`.

    `targets` has at least one. `workers` are processes, 0 is this process itself. `published` is an ISO 8601
    date, `limit` counts articles, rejected ones and those left out included. `timeout` is the seconds that an
    article may take where there are workers.
    """

    inputs: tuple[str, ...]
    targets: tuple[str, ...]
    view: View = "events"
    workers: int = 0
    published: str | None = None
    pipeline: str = "accurate"
    model: str | None = None
    ontology: tuple[Path, ...] = ()
    gazetteer: Path | None = None
    min_confidence: float | None = None
    fields: tuple[str, ...] = ()
    filters: FilterConfig = field(default_factory=FilterConfig)
    limit: int | None = None
    timeout: float | None = None
    rejects: str | None = None
    fresh: bool = False


def settings(config: RunConfig, made_by: Provenance, targets: Iterable[str]) -> dict[str, Any]:
    """Return everything that the bytes of the output depend on, except what the inputs hold.

    The number of workers is not among it, nor the timeout. `targets` are names without secrets.
    """
    asked = asdict(config.filters)
    return {
        "INPUT": list(config.inputs),
        "--to": list(targets),
        "--records": config.view,
        "--published": config.published,
        "--field": list(config.fields),
        "--limit": config.limit,
        **{f"--{name.replace('_', '-')}": _plain(value) for name, value in asked.items()},
        "--rejects": config.rejects,
        "--model": config.model,
        "--ontology": [_digest(sorted(folder.glob("*.yaml"))) for folder in config.ontology],
        "--min-confidence": config.min_confidence,
        "--gazetteer": _digest([config.gazetteer]) if config.gazetteer else None,
        "models folder": resources.digest(),
        "program": _digest(sorted(Path(extractor.__file__).parent.rglob("*.py"))),
        **{f"version of {key}": value for key, value in made_by.model_dump().items()},
    }


def _plain(value: Any) -> Any:
    """Return a value as JSON gives it back."""
    return (
        list(value) if isinstance(value, tuple) else value.isoformat() if isinstance(value, date) else value
    )


def _digest(files: Iterable[Path]) -> str:
    """Return a hash of what files hold: a user's own knowledge is part of what the output depends on."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
