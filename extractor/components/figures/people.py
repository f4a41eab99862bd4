"""People who are counted without a noun: "27 were arrested", "at least 17 dead", "a crowd of 18,000"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.figures.nouns import Reader
from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity

PERSON = "person"
_NEAR = 8
_JOINTS = frozenset({"of", "at", "to", "was", "is"})
_NEAR = 8
_JOINTS = frozenset({"of", "at", "to", "was", "is"})


def counts_people(reader: Reader, quantity: Quantity) -> bool:
    """Make a bare number a count of people where a verb, adjective or noun around it says so."""
    if quantity.numeral.form not in ("cardinal", "vague") or not _says_people(reader, quantity):
        return False
    quantity.noun = quantity.head = PERSON
    return True


def _says_people(reader: Reader, quantity: Quantity) -> bool:
    known, lexemes = patterns(), reader.lexemes
    if lexemes.word(quantity.stop) in known.people_adjectives or lexemes.word(quantity.stop) == "who":
        return True
    before = lexemes.words[max(0, quantity.start - _NEAR) : quantity.start]
    if not known.crowds.isdisjoint(before) and lexemes.word(quantity.start - 1) in _JOINTS:
        return True
    token = reader.number_token(quantity)
    verb = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and verb.lemma_.lower() in known.people_verbs:
        return True
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    return is_subject and any(word.lower_ in known.people_places for word in _near(verb))


def _near(verb: Token) -> Iterator[Token]:
    """Yield the words that hang from a verb directly or by a preposition."""
    for child in verb.children:
        yield child
        if child.dep_ == "prep":
            yield from child.children
