"""What a figure measures: the phrase of it as written, and the entity in that phrase."""

from bisect import bisect_left

from spacy.tokens import Doc, Token

from extractor.components.figures.nouns import Reader
from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OUTSIDE = frozenset(
    {"relcl", "acl", "appos", "punct", "prep", "conj", "cc", "advcl", "advmod", "mark", "case"}
)
_INTO_PHRASE = frozenset({"of", "at", "with", "between", "by", "from", "to"})
_FARTHEST = 6
_LINKS = frozenset({"of", "-"})
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "some", "any", "every", "each"})


class Names:
    """Finds the entity that is named within a stretch of text."""

    def __init__(self, doc: Doc) -> None:
        self.mentions: list[tuple[int, int, str]] = sorted(
            (mention.start, mention.end, entity.id)
            for entity in doc._.entities
            for mention in entity.mentions
        )
        self.starts = [start for start, _, _ in self.mentions]

    def within(self, start: int, end: int) -> str | None:
        """Return the id of the first entity with a mention between two offsets."""
        at = bisect_left(self.starts, start)
        for begin, stop, entity in self.mentions[at : at + _FARTHEST]:
            if begin >= end:
                break
            if stop <= end:
                return entity
        return None


def read_measured(reader: Reader, quantity: Quantity, noun: Token | None) -> None:
    """Set what the quantity measures.

    Args:
        reader: the Doc.
        quantity: it has its unit and bound.
        noun: the counted noun, if it counts.
    """
    if quantity.kind in ("score", "ordinal"):
        return
    is_part = quantity.kind == "fraction" and reader.lexemes.word(quantity.stop) == "of"
    if noun is not None and (quantity.noun or quantity.kind == "fraction") and not is_part:
        quantity.of = _counted_phrase(reader, quantity.numeral.stop, noun)
        return
    modified = _modified(reader, quantity)
    if modified is not None:
        quantity.of = _counted_phrase(reader, quantity.stop, modified)
        return
    head = _part_of(reader, quantity) or _phrase_before(reader, quantity)
    if head is None and quantity.kind == "age":
        head = _named_before(reader, quantity)
    if head is not None:
        quantity.of = _phrase(reader, head, reader.lexemes.starts[quantity.start])


def read_subject(reader: Reader, quantity: Quantity) -> None:
    """Set what a change, a level or a plain statement ("the ship is 72 m long") is about: the subject."""
    if quantity.of is not None or quantity.kind in ("score", "ordinal"):
        return
    token = reader.token(quantity.stop - 1)
    for _ in range(_FARTHEST):
        if token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    if quantity.role is None and token.lemma_.lower() not in patterns().measuring_verbs:
        return
    head = _subject(token)
    if head is not None and head.i < reader.token(quantity.start).i and head.pos_ in ("NOUN", "PROPN"):
        quantity.of = _phrase(reader, head, reader.lexemes.starts[quantity.start])


def _counted_phrase(reader: Reader, start: int, noun: Token) -> tuple[int, int]:
    """Return the phrase after the number up to the noun: "first-team players" of "14 first-team players"."""
    at, last = start, reader.lexeme(noun)
    while at < last and (reader.lexemes.word(at) in _ARTICLES or reader.lexemes.word(at) in _LINKS):
        at += 1
    return reader.lexemes.starts[at], max(noun.idx + len(noun), reader.lexemes.ends[at])


def _part_of(reader: Reader, quantity: Quantity) -> Token | None:
    """Return the whole of "25% of its revenue", "two-thirds of the population"."""
    at = quantity.stop
    if reader.lexemes.word(at) not in ("of", "in") or quantity.kind == "rate":
        return None
    if reader.lexemes.word(at) == "in" and quantity.kind != "money":
        return None
    preposition = reader.token(at)
    inner = _object(preposition)
    return inner if inner is not None and inner.i > preposition.i else _next_noun(reader, at + 1)


def _object(preposition: Token) -> Token | None:
    if preposition.dep_ != "prep":
        return None
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _next_noun(reader: Reader, lexeme: int) -> Token | None:
    """Return the head of the phrase that begins at a lexeme, found without the parse."""
    if lexeme >= len(reader.lexemes):
        return None
    token, found = reader.token(lexeme), None
    for at in range(token.i, min(token.i + _FARTHEST, len(reader.doc))):
        part = reader.doc[at]
        if part.pos_ in _NOUNS:
            found = part
        elif part.pos_ not in ("DET", "ADJ", "PART", "NUM") and part.text not in ("-", "’s", "'s"):
            break
    return found


def _modified(reader: Reader, quantity: Quantity) -> Token | None:
    """Return the noun that the figure stands before: "a £1,000 payment", "25% tariffs"."""
    token = reader.token(quantity.stop - 1)
    for _ in range(3):
        head = token.head
        if head.i <= token.i or head.i > token.i + _FARTHEST:
            return None
        if head.pos_ in _NOUNS and token.dep_ in ("nummod", "compound", "amod", "nmod", "npadvmod", "poss"):
            return head
        token = head
    return None


def _phrase_before(reader: Reader, quantity: Quantity) -> Token | None:
    """Return the noun of "a loss of $12m", "a price of $5", "speeds of up to 400 km/h"."""
    before = reader.lexemes.word(quantity.start - 1)
    if before not in _INTO_PHRASE or quantity.start < 2:
        return None
    preposition = reader.token(quantity.start - 1)
    if preposition.head.pos_ in ("NOUN", "PROPN") and preposition.head.i < preposition.i:
        return preposition.head
    return None


def _named_before(reader: Reader, quantity: Quantity) -> Token | None:
    """Return the person of "Sims, 28,"."""
    at = quantity.start - (2 if reader.lexemes.raw(quantity.start - 1) in (",", "(") else 1)
    token = reader.token(max(at, 0))
    return token if token.pos_ == "PROPN" else None


def _subject(verb: Token) -> Token | None:
    """Return the subject of a verb or of the verb it is joined to, or the object of "raised prices by 5%"."""
    for _ in range(_FARTHEST):
        children = list(verb.children)
        moved = next((child for child in children if child.dep_ == "dobj" and child.pos_ in _NOUNS), None)
        if moved is not None and moved.i > verb.i and not any(part.like_num for part in moved.lefts):
            return moved
        found = next((child for child in children if child.dep_ in _SUBJECTS), None)
        if found is not None or verb.dep_ not in ("conj", "xcomp", "advcl", "acl") or verb.head == verb:
            return found
        verb = verb.head
    return None


def _phrase(reader: Reader, head: Token, before: int) -> tuple[int, int]:
    """Return the offsets of a noun with its determiner and modifiers, and phrases with prepositions after it.

    Args:
        reader: the Doc.
        head: the noun.
        before: the offset of the figure; a phrase that comes before it ends there.
    """
    first = last = head
    for child in head.lefts:
        if child.dep_ not in _OUTSIDE or child.dep_ == "case":
            first = child.left_edge
            break
    while first.i < head.i and (first.is_punct or first.is_space):
        first = reader.doc[first.i + 1]
    for child in head.rights:
        inner = _object(child)
        if inner is None or child.i != last.i + 1 or (head.idx < before <= inner.right_edge.idx):
            break
        last = inner
    return first.idx, last.idx + len(last)
