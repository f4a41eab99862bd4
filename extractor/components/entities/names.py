"""A name in the text, and the choice between names that overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from extractor.components.entities.gazetteer import Known
from extractor.components.entities.words import Words
from extractor.schema.entity import EntityType

TYPES: dict[str, EntityType] = {type_: type_ for type_ in get_args(EntityType)}


@dataclass(slots=True)
class Name:
    """A stretch of text that names something.

    `first`, `last`: its words (`last` is outside); `start`, `end`: its characters, which may end within a
    word ("U.S.-listed"). `trust`: how sure its type is, in votes; `source`: what proposed it, and
    `proposed` the type it gave.
    """

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    trust: float
    source: str
    text: str
    known: Known | None
    proposed: EntityType

    @property
    def length(self) -> int:
        """Number of words."""
        return self.last - self.first


def name(words: Words, first: int, last: int, type_: EntityType, trust: float, source: str) -> Name:
    """Make a name of the words `first` to before `last`."""
    start, end = words.start[first], words.end[last - 1]
    return Name(first, last, start, end, type_, trust, source, words.doc_text[start:end], None, type_)


def choose(candidates: Iterable[Name], size: int) -> list[Name]:
    """Return the names that do not overlap, in order: the longer goes first, then one found
    where it stands, then the better trusted.

    `size` is the length of the text in characters.
    """
    taken = bytearray(size)
    chosen = []
    for candidate in sorted(
        candidates, key=lambda n: (n.start - n.end, n.source == "spread", -n.trust, n.start)
    ):
        if not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            chosen.append(candidate)
    return sorted(chosen, key=lambda n: n.start)
