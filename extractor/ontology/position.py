"""Positions: the named places around a trigger where its arguments stand."""

import re
from dataclasses import dataclass

NAMED = frozenset(
    {
        "subject",
        "object",
        "patient",
        "indirect_object",
        "attribute",
        "compound",
        "adjective",
        "possessive",
        "apposition",
        "head",
        "purpose",
        "gerund",
        "clause",
        "sentence",
    }
)
GUARDS = frozenset({"governor", "predicated", "next", "previous", "article", "tense", "number"})
_WITH_WORDS = frozenset({"subject", "object", "patient", "head", "sentence"})
_CALL = re.compile(r"(?P<name>[a-z_]+)\((?P<words>[^()]+)\)")
_FROM_ROLE = re.compile(r"(?P<role>[a-z_]+)\.(?P<name>[a-z_]+)")
_PREPOSITION = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Position:
    """A place: `name` (a preposition if it is not in `NAMED`), of a governing word, or of a role's filler.

    Attributes:
        words: lemmas of the verb (or noun) between trigger and place; empty if there is none.
        role: the role from whose filler the place is seen; empty for the trigger.
    """

    name: str
    words: frozenset[str] = frozenset()
    role: str = ""

    @property
    def is_preposition(self) -> bool:
        """Tell whether the place is the object of the preposition `name`."""
        return self.name not in NAMED and self.name not in GUARDS


def parse_position(text: str, lists: dict[str, frozenset[str]]) -> Position:
    """Read a position as it is written in a file.

    Raises:
        ValueError: it is none, or names a list that does not exist.
    """
    if call := _CALL.fullmatch(text):
        if call["name"] not in _WITH_WORDS:
            raise ValueError(f"position {text!r}: only {', '.join(sorted(_WITH_WORDS))} take words")
        return Position(call["name"], expand([word.strip() for word in call["words"].split("|")], lists))
    if seen := _FROM_ROLE.fullmatch(text):
        return Position(seen["name"], role=seen["role"])
    if text == "patient":
        raise ValueError("position 'patient' needs the verbs: patient(accuse|jail)")
    if text in NAMED or text in GUARDS or _PREPOSITION.fullmatch(text):
        return Position(text)
    raise ValueError(f"{text!r} is no position")


def expand(words: list[str], lists: dict[str, frozenset[str]]) -> frozenset[str]:
    """Replace every `@name` by the words of that list.

    Raises:
        ValueError: there is no such list.
    """
    found: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in lists:
            found |= lists[word[1:]]
        else:
            raise ValueError(f"there is no list {word!r}; there are: {', '.join(sorted(lists))}")
    return frozenset(found)
