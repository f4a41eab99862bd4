"""What a run says of all its inputs: the date of undated articles, the names of fields."""

import copy
import re
from dataclasses import dataclass
from typing import Any, Self

from extractor.errors import SourceError
from extractor.schema import Article

_PATH = re.compile(r"\$(\.[^.\[\]]+|\[\d+\])+")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Options:
    """`published` is the date of articles that bring none; `fields` says where fields of an article stand."""

    published: str | None = None
    fields: tuple[tuple[str, Path], ...] = ()

    @classmethod
    def parsed(cls, published: str | None, fields: tuple[str, ...]) -> Self:
        """Return the options of `--published` and `--field`s: `text=body`, `published=$.meta.date`.

        Raises:
            SourceError: a field is not of that form.
        """
        return cls(published, tuple(map(_parsed, fields)))

    def mapped(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the fields by the names of `Article`; what is not at its path is looked for by name."""
        if not self.fields:
            return given
        rest = copy.deepcopy(given)
        found = {name: _taken(rest, path) for name, path in self.fields}
        return {**rest, **{name: value for name, value in found.items() if value is not None}}


def _parsed(field: str) -> tuple[str, Path]:
    name, equals, key = field.partition("=")
    if not equals or not key or name not in Article.model_fields:
        known = ", ".join(Article.model_fields)
        raise SourceError(f"--field {field!r} is not NAME=KEY with a NAME of {known}")
    if not key.startswith("$."):
        return name, (key,)
    if not _PATH.fullmatch(key):
        raise SourceError(f"--field {field!r}: a path is written like $.a.b or $.a[0].b")
    return name, tuple(step or int(index) for step, index in _STEP.findall(key))


def _taken(node: Any, path: Path) -> Any:
    """Take a value out of nested fields; None where there is none."""
    *way, last = path
    for step in way:
        node = _at(node, step)
    value = _at(node, last)
    if value is not None and isinstance(node, dict):
        del node[last]
    return value


def _at(node: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return node.get(step) if isinstance(node, dict) else None
    return node[step] if isinstance(node, list) and step < len(node) else None
