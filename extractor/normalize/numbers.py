"""Numbers in digits, words and both: from lexemes to exact values.

The grammar is our own; what the words are worth stands in `models/lexicons/numbers.yaml`.
"""

import re

from extractor.normalize.lexemes import DIGITS, Lexemes
from extractor.normalize.number_lexicon import Ratio, lexicon
from extractor.normalize.number_parts import (
    Numeral,
    decimal_ratio,
    number,
    scaled,
    starts_decimal,
    with_fraction,
    with_power,
    with_scale,
)
from extractor.normalize.number_words import numeral_in_words

__all__ = ["Numeral", "Ratio", "candidates", "digits", "lexicon", "number", "numeral", "scaled"]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


def candidates(lexemes: Lexemes) -> list[int]:
    """Return where a number may begin: digits or a number word."""
    starts = lexicon().starts
    return [i for i, word in enumerate(lexemes.words) if word[0] in DIGITS or word in starts]


def digits(blob: str, *, dots_group: bool = False, comma_decimal: bool = False) -> Ratio | None:
    """Return the value of digits with separators, None if they follow no convention for numbers.

    Args:
        blob: digits with commas and dots inside, e.g. "1,234.5", "1.234,5", "1,20,000".
        dots_group: a single dot before three digits groups thousands (a currency without decimals).
        comma_decimal: a single comma before one or two digits is a decimal sign (before a unit).
    """
    if dots_group and _CONTINENTAL.fullmatch(blob):
        return decimal_ratio(blob.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(blob):
        return decimal_ratio(blob)
    if _GROUPED.fullmatch(blob) or _INDIAN.fullmatch(blob):
        return decimal_ratio(blob.replace(",", ""))
    if _CONTINENTAL.fullmatch(blob):
        return decimal_ratio(blob.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(blob) and (comma_decimal or blob.startswith("0,")):
        return decimal_ratio(blob.replace(",", "."))
    return None


def numeral(lexemes: Lexemes, i: int, *, money: bool = False, dots_group: bool = False) -> Numeral | None:
    """Read the longest number that begins at lexeme `i`, or None.

    Args:
        lexemes: the text.
        i: where a number may begin (`candidates`).
        money: a currency sign stands before, so "m" and "b" are scales and a comma may be decimal.
        dots_group: see `digits`.
    """
    word = lexemes.words[i]
    if word[0] in DIGITS:
        return _from_digits(lexemes, i, money, dots_group)
    return numeral_in_words(lexemes, i)


def _from_digits(lexemes: Lexemes, i: int, money: bool, dots_group: bool) -> Numeral | None:
    if not lexemes.is_digits(i):
        return None
    known = lexicon()
    if starts_decimal(lexemes, i):
        value = int(lexemes.texts[i]), int(10 ** len(lexemes.texts[i]))
        return with_scale(lexemes, Numeral(i - 1, i + 1, value), money)
    unit_follows = money or lexemes.raw(i + 1) in ("%", "€")
    read = digits(lexemes.texts[i], dots_group=dots_group, comma_decimal=unit_follows)
    if read is None:
        return None
    value = read
    if lexemes.glued(i) and lexemes.word(i + 1) in known.suffixes and value[1] == 1:
        return Numeral(i, i + 2, value, "ordinal")
    value, stop = with_power(lexemes, i, value)
    value, stop, form = with_fraction(lexemes, i, stop, value)
    return with_scale(lexemes, Numeral(i, stop, value, form), money)
