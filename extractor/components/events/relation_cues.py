"""The cues of `models/patterns/relations.yaml`, made ready for use."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.strings import get_string_id

from extractor import resources
from extractor.schema.event import RelationType

_FILE = "patterns/relations.yaml"


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that relates the event at its place `of` to the one at its place `to`."""

    relation: RelationType
    of: str
    to: str
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Connective:
    """Words that relate what they depend on to what follows them.

    Attributes:
        words: the words in lower case.
        types, others: types or families that the two events must be of; empty: any.
    """

    relation: RelationType
    words: tuple[str, ...]
    reversed: bool
    types: frozenset[str]
    others: frozenset[str]


@cache
def verbs() -> dict[int, list[VerbCue]]:
    """Return the verbs by the vocabulary's key of their lemma."""
    found: dict[int, list[VerbCue]] = {}
    for entry in _load("verbs"):
        made = VerbCue(entry["relation"], entry["of"], entry["to"], frozenset(entry.get("particle", ())))
        for word in entry["words"]:
            found.setdefault(get_string_id(word), []).append(made)
    return found


@cache
def connectives(section: str) -> dict[int, list[Connective]]:
    """Return the entries of `connectives` or `openings` by the key of their first word, the longest first."""
    found: dict[int, list[Connective]] = {}
    for entry in _load(section):
        limits = (frozenset(entry.get(name, ())) for name in ("types", "others"))
        types, others = limits
        for text in entry["words"]:
            words = tuple(text.split())
            made = Connective(entry["relation"], words, entry.get("reversed", False), types, others)
            found.setdefault(get_string_id(words[0]), []).append(made)
    for entries in found.values():
        entries.sort(key=lambda cue: -len(cue.words))
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the file's plain word lists."""
    return frozenset(_load(name))


def _load(name: str) -> list[Any]:
    found: list[Any] = resources.load(_FILE)[name]
    return found
