"""Classes that plug in by entry point: readers and sinks."""

from functools import cache
from importlib.metadata import entry_points
from typing import Any


@cache
def plugins(group: str) -> tuple[type[Any], ...]:
    """Return the classes declared under an entry point group, e.g. `extractor.readers`, sorted by name."""
    declared = sorted(entry_points(group=group), key=lambda entry: entry.name)
    return tuple(entry.load() for entry in declared)
