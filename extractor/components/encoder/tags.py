"""The tags of the encoder's heads, and where in its output each head stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tagged = tuple[int, int, str]  # first word, one past the last word, label
_EDGES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)  # distances in words that are told apart
DISTANCES = 2 * (len(_EDGES) + 1) + 1


@dataclass(frozen=True, slots=True)
class ArgumentTags:
    """The predicate types and argument tags of one scorer; `roles` says which roles a type has."""

    types: list[str]
    tags: list[str]
    roles: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All heads: taggers by name (each a list of tags), argument scorers by name, and their width."""

    taggers: dict[str, list[str]]
    arguments: dict[str, ArgumentTags]
    width: int

    @property
    def size(self) -> int:
        """Number of logits of all taggers together."""
        return sum(map(len, self.taggers.values()))

    def columns(self, tagger: str) -> slice:
        """Return where in `Outputs.tags` a tagger's logits stand."""
        ends = [0, *accumulate(map(len, self.taggers.values()))]
        number = list(self.taggers).index(tagger)
        return slice(ends[number], ends[number + 1])

    def part(self, scorer: str) -> slice:
        """Return where in `Outputs.keys` and `Outputs.queries` a scorer's numbers stand."""
        number = list(self.arguments).index(scorer)
        return slice(number * self.width, (number + 1) * self.width)

    def to_json(self) -> dict[str, Any]:
        """Return the inventory as plain data."""
        arguments = {
            name: {"types": one.types, "tags": one.tags, "roles": one.roles}
            for name, one in self.arguments.items()
        }
        return {"taggers": self.taggers, "arguments": arguments, "width": self.width}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Inventory":
        """Return the inventory that `to_json` gave."""
        arguments = {name: ArgumentTags(**one) for name, one in data["arguments"].items()}
        return cls(data["taggers"], arguments, data["width"])


def bio(labels: Sequence[str]) -> list[str]:
    """Return the tags of some labels: outside, beginning and inside (Ramshaw and Marcus 1995)."""
    return ["O", *(f"{mark}-{label}" for label in labels for mark in "BI")]


def distances(count: int, start: int, end: int) -> NDArray[np.int64]:
    """Return for each of so many words the class of its distance from the predicate's words `start` to `end`.

    `end` is outside; the predicate's own words are of class 0.
    """
    words = np.arange(count)
    after = words >= end
    steps = np.where(after, words - end + 1, start - words)
    far = 1 + np.searchsorted(_EDGES, steps) + (len(_EDGES) + 1) * after
    return np.where((words >= start) & ~after, 0, far)
