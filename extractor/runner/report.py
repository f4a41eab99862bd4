"""What a run did, for machines."""

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import TargetError

if TYPE_CHECKING:
    from extractor.runner.run import Summary

_LIBRARIES = ("spacy", "numpy", "trafilatura", "fastwarc", "pyarrow", "ray")


def report(summary: "Summary") -> dict[str, Any]:
    """Return the report of a run, all its parts together: `docs/running.md` explains the fields."""
    state = summary.state
    counts, usage = state.counts, state.usage
    return {
        "finished": state.published,
        "inputs": len(state.inputs),
        "read": counts.read,
        "articles": counts.articles,
        "words": counts.words,
        "duplicates_marked": counts.marked,
        "events": dict(counts.events.most_common()),
        "left_out": dict(counts.left_out.most_common()),
        "rejects": dict((+counts.rejects).most_common()),
        "seconds": round(usage.seconds, 3),
        "articles_per_second": _rate(counts.articles, usage.seconds),
        "words_per_second": _rate(counts.words, usage.seconds),
        "seconds_by_stage": {stage: round(seconds, 3) for stage, seconds in sorted(usage.stages.items())},
        "peak_memory_bytes": usage.memory,
        "settings": state.settings,
        "versions": {"python": platform.python_version(), **_versions()},
    }


def write_report(summary: "Summary", file: Path) -> None:
    """Write the report, as JSON.

    Raises:
        TargetError: the file cannot be written.
    """
    draft = file.with_name(file.name + ".new")
    try:
        draft.write_text(json.dumps(report(summary), indent=1) + "\n", encoding="utf-8")
        os.replace(draft, file)
    except OSError as error:
        raise TargetError(f"cannot write the report {str(file)!r}: {error.strerror}") from error


def _rate(count: int, seconds: float) -> float | None:
    return round(count / seconds, 2) if seconds else None


def _versions() -> dict[str, str]:
    found = {}
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            continue
    return found
