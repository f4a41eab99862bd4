"""Ages said without "years": "Sims, 28,", "aged 18 to 34", "she was 10"."""

from extractor.components.figures.nouns import Reader
from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize.numbers import number

_BE = frozenset({"was", "is", "be", "turned", "turns", "turn", "been", "'s", "’s", "am", "'m", "’m"})
_PERSONAL = frozenset({"he", "she", "i", "who"})
_ENDS = frozenset({",", ")", "", ".", ";"})
_AFTER_BE = _ENDS | frozenset({"when", "by", "and", "at", "in", "on", "but", "years"})
YEAR_OLD = "year old"
_YOUNGEST_IN_BRACKETS = 12  # "(4)" after a name is a number on a shirt


def read_age(reader: Reader, quantity: Quantity) -> bool:
    """Make a bare number, or a duration after "aged", an age where the words around say so."""
    lexemes = reader.lexemes
    values = [ratio for ratio in (quantity.ratio, quantity.low, quantity.high) if ratio]
    if quantity.kind not in ("count", "duration") or any(
        not 0 < number(ratio) <= patterns().oldest for ratio in values
    ):
        return False
    at = quantity.start - 1
    before = lexemes.word(at - 1) if lexemes.word(at) in ("of", "between", "at") else lexemes.word(at)
    if before in patterns().age_cues:
        return _make(quantity)
    if not quantity.bare or quantity.numeral.scale > 1 or lexemes.word(quantity.stop) == "of":
        return False
    after = lexemes.word(quantity.stop)
    if lexemes.word(at) in _BE and after in _AFTER_BE:
        return _subject_is_person(reader, at) and _make(quantity)
    return _follows_person(reader, quantity, after) and _make(quantity)


def _make(quantity: Quantity) -> bool:
    quantity.unit, quantity.noun = None, None
    quantity.age, quantity.kind = YEAR_OLD, "age"
    return True


def _subject_is_person(reader: Reader, verb: int) -> bool:
    token = reader.token(verb)
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in _PERSONAL or child.ent_type_ == "PERSON"
        ):
            return True
    return reader.lexemes.word(verb - 1) in _PERSONAL or reader.lexemes.word(verb - 2) in _PERSONAL


def _follows_person(reader: Reader, quantity: Quantity, after: str) -> bool:
    """Tell whether a name comes before: "Sims, 28, said", "Sims (28)", "Sims 28 has"."""
    lexemes = reader.lexemes
    comma = lexemes.raw(quantity.start - 1)
    at = quantity.start - (2 if comma in (",", "(") else 1)
    if at < 0 or not (lexemes.raw(at)[:1].isupper() or lexemes.raw(at) in (")", "”")):
        return False
    if comma == "(" and number(quantity.ratio or (0, 1)) < _YOUNGEST_IN_BRACKETS:
        return False
    if comma in (",", "(") and after not in _ENDS | {"from", "and", "a", "who"}:
        return False
    if (
        comma not in (",", "(")
        and reader.token(quantity.stop - 1).i + 1 < len(reader.doc)
        and reader.doc[reader.token(quantity.stop - 1).i + 1].pos_ not in ("VERB", "AUX")
    ):
        return False
    return reader.ends_person(at)
