"""Whether a clause speaks of what is ahead or of what is over, by its verb."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from extractor.components.times.patterns import lexicon

_FURTHEST = 12  # steps up the tree
_PAST_TAGS = frozenset({"VBD", "VBN"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})


class _Words(NamedTuple):
    future_auxiliaries: frozenset[str]
    prospective: frozenset[str]
    reporting: frozenset[str]
    ahead: frozenset[str]
    postpone: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(**{name: frozenset(words) for name, words in lexicon()["tense"].items()})


def tense(token: Token) -> int:
    """Return 1 if the clause of a time expression is future, -1 if past, 0 if it leaves that open."""
    words = _words()
    for step in _path(token):
        if step.lower_ in words.ahead:
            return 1
        if step is not token and step.lemma_.lower() in words.prospective and step.tag_ != "VBD":
            return 1
        if step.pos_ in {"VERB", "AUX"}:
            return _of_verb(step)
    return 0


def _path(token: Token) -> Iterator[Token]:
    """Yield the token and its heads, up to the root."""
    for _ in range(_FURTHEST):
        yield token
        if token.head is token:
            return
        token = token.head


def _of_verb(verb: Token, further: int = 3) -> int:
    words = _words()
    auxiliaries = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ in words.future_auxiliaries for child in auxiliaries):
        return 1
    if verb.lemma_.lower() in words.postpone:
        return 1
    if any(child.tag_ == "TO" for child in auxiliaries):
        return _of_infinitive(verb, further)
    finite = [child.tag_ for child in auxiliaries] or [verb.tag_]
    if verb.dep_ == "conj" and not auxiliaries and verb.tag_ in {"VB", "VBG", "VBN"} and further:
        return _of_verb(verb.head, further - 1)
    if finite[0] in _PAST_TAGS or (auxiliaries and verb.tag_ == "VBN"):
        return -1
    if finite[0] in _PRESENT_TAGS and verb.lemma_.lower() not in words.reporting:
        return 1 if verb.tag_ != "VBN" else -1
    return 0


def _of_infinitive(verb: Token, further: int) -> int:
    """What is planned is ahead; what somebody began, had or was asked to do was when that was."""
    head = verb.head
    words = _words()
    if head is verb or not further:
        return 1
    if head.lemma_.lower() in words.prospective or head.lemma_ == "be" or head.tag_ == "VBG":
        return 1
    if head.pos_ in {"VERB", "AUX"}:
        return _of_verb(head, further - 1)
    return 1
