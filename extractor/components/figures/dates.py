"""The numbers of dates by their look alone: for Docs without times, and for what that layer missed."""

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize.lexemes import Lexemes

_FIRST_YEAR, _LAST_YEAR = 1900, 2035  # without a comma, a number between is nearly always a year
_HYPHENS = frozenset("-–—/")


def looks_like_date(lexemes: Lexemes, i: int) -> bool:
    """Tell whether the number at lexeme `i` is the day or year of a date, or a clock time."""
    digits = lexemes.texts[i]
    if not digits[0].isdecimal() or "," in digits:
        return False
    known = patterns()
    before = lexemes.word(i - 2) if lexemes.raw(i - 1) == "." else lexemes.word(i - 1)
    if lexemes.word(i + 1) in known.clock or (
        lexemes.word(i + 1) in ("a", "p") and lexemes.words[i + 2 : i + 4] == [".", "m"]
    ):
        return True
    if (
        lexemes.glued(i)
        and lexemes.word(i + 1) == "s"
        and (len(digits) == 4 or lexemes.word(i - 1) in known.decade_cues)
    ):
        return True
    if len(digits) <= 2:
        return before in known.months or _day_before_month(lexemes, i)
    if len(digits) != 4 or not digits.isdecimal():
        return False
    in_year = (
        lexemes.word(i - 1) in known.year_cues
        and lexemes.raw(i + 1)[:1].isupper()
        and "1900" <= digits < "2036"
    )
    return in_year or before in known.months or _year_in_chain(lexemes, i)


def _day_before_month(lexemes: Lexemes, i: int) -> bool:
    at = i + 2 if lexemes.word(i + 1) in ("st", "nd", "rd", "th") else i + 1
    at += lexemes.word(at) == "of"
    after = lexemes.raw(at)
    if after.lower() in patterns().months and after[0].isupper():
        return True
    return lexemes.raw(i - 1) in _HYPHENS and lexemes.is_digits(i - 2) and _after_month(lexemes, i - 2)


def _after_month(lexemes: Lexemes, i: int) -> bool:
    before = lexemes.word(i - 2) if lexemes.raw(i - 1) == "." else lexemes.word(i - 1)
    return before in patterns().months


def _year_in_chain(lexemes: Lexemes, i: int) -> bool:
    """A year after the day ("July 4, 2016"), or half of "2014-15"."""
    at = i - 2 if lexemes.raw(i - 1) == "," else i - 1
    return lexemes.is_digits(at) and (_after_month(lexemes, at) or lexemes.word(at - 1) in patterns().months)


def is_year(lexemes: Lexemes, quantity: Quantity, *, plural: bool) -> bool:
    """Tell whether a number without unit is a year.

    Args:
        lexemes: the text.
        quantity: what was read, a single number or a range.
        plural: a plural common noun is counted, it seems.
    """
    i = quantity.numeral.start
    digits = lexemes.raw(i)
    if len(digits) != 4 or not digits.isdecimal() or quantity.bound != "=":
        return False
    if quantity.is_range and not plural and lexemes.word(i - 1) == "between":
        return True
    cue = lexemes.word(i - 1) in patterns().year_cues or lexemes.word(i - 1) in ("between", "and")
    if _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return cue or not plural or digits != "2000"
    old = lexemes.word(i - 1) in ("in", "since", "until", "between", "ad") or lexemes.words[i - 2 : i] == [
        "d",
        ".",
    ]
    return old and not plural and 1000 <= int(digits) < _FIRST_YEAR
