"""Ordinals that rank or count ("a third charge"), told from fractions and adverbs."""

from extractor.components.figures.nouns import Reader
from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize import numbers

_NOUNS = frozenset({"NOUN", "PROPN"})


def read_ordinal(reader: Reader, quantity: Quantity) -> bool:
    """Set what an ordinal ranks; tell whether an ordinal or fraction is a figure at all."""
    lexemes = reader.lexemes
    word = lexemes.word(quantity.numeral.stop - 1)
    if quantity.kind == "fraction":
        worth = numbers.lexicon().ordinals.get(word)
        if (
            worth is None
            or lexemes.word(quantity.start) not in ("a", "an")
            or not _before_noun(reader, quantity)
        ):
            return True
        quantity.kind, quantity.ratio, quantity.start = "ordinal", (worth, 1), quantity.start + 1
        quantity.numeral = quantity.numeral._replace(start=quantity.start, form="ordinal")
    token = reader.token(quantity.numeral.stop - 1)
    head = token.head
    if token.pos_ not in ("ADJ", "ADV", "NUM", "NOUN") or (token.dep_ == "advmod" and head.pos_ != "ADJ"):
        return False
    while head.pos_ == "ADJ" and head.head.i > head.i:  # "second-largest steelmaker"
        head = head.head
    if head.pos_ not in _NOUNS or head.i <= token.i or head.lower_ in patterns().not_ranked:
        return False
    quantity.of = (head.idx, head.idx + len(head))
    return True


def _before_noun(reader: Reader, quantity: Quantity) -> bool:
    after = quantity.numeral.stop
    if after >= len(reader.lexemes) or reader.lexemes.word(after) in patterns().follow:  # "a fifth lower"
        return False
    return reader.token(quantity.numeral.stop).pos_ in ("NOUN", "PROPN", "ADJ")
