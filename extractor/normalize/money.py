"""Currencies by symbol, code and name.

What stands for which currency is told in `models/lexicons/currencies.yaml`; codes are ISO 4217.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, NamedTuple

from extractor import resources
from extractor.normalize.lexemes import Lexemes

_LONGEST_SYMBOL = 5  # lexemes: "U", ".", "S", ".", "$"
_LONGEST_NAME = 4


class Currency(NamedTuple):
    """What a symbol or name says: a currency, or one of several (`others`) with `code` the default.

    `minor`: the name of the hundredth ("cent"), where the amount is in these. `whole`: prices have no
    decimals.
    """

    code: str
    others: tuple[str, ...] = ()
    minor: str | None = None
    whole: bool = False
    bare: bool = False


class Lexicon(NamedTuple):
    """`models/lexicons/currencies.yaml`, ready for look-up."""

    symbols: dict[str, Currency]
    names: dict[tuple[str, ...], Currency]
    first_words: frozenset[str]
    guarded: frozenset[str]
    countries: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Load the currencies once."""
    data: dict[str, Any] = resources.load("lexicons/currencies.yaml")
    symbols: dict[str, Currency] = {}
    names: dict[tuple[str, ...], Currency] = {}
    countries: dict[str, frozenset[str]] = {}
    for code, entry in data["currencies"].items():
        currency = Currency(code, whole=entry.get("whole", False))
        symbols |= dict.fromkeys([code, *entry.get("symbols", ())], currency)
        names |= _named(entry["names"], currency)
        countries[code] = frozenset(entry.get("countries", ()))
    for entry in data["shared"]:
        currency = Currency(entry["default"], tuple(entry["others"]), bare=True)
        symbols |= dict.fromkeys(entry["symbols"], currency)
        names |= _named(entry["names"], currency)
    for minor, entry in data["minor"].items():
        currency = Currency(entry["default"], tuple(entry["others"]), minor, bare=True)
        symbols |= dict.fromkeys(entry["symbols"], currency)
        names |= _named(entry["names"], currency)
    first = frozenset(words[0] for words in names)
    return Lexicon(symbols, names, first, frozenset(data["guarded"]), countries)


def _named(names: list[str], currency: Currency) -> dict[tuple[str, ...], Currency]:
    found = {}
    for name in names:
        words = tuple(Lexemes(name).words)
        found[words] = currency
        found[(*words[:-1], words[-1] + "s")] = currency
    return found


def currency_before(lexemes: Lexemes, i: int) -> tuple[Currency, int] | None:
    """Return the currency whose symbol or code ends before lexeme `i`, and where it begins."""
    known = lexicon()
    if lexemes.raw(i - 1) in ("-", "−") and lexemes.raw(i - 2).endswith(("$", "€", "£")):
        i -= 1  # "$-5"
    for start in range(max(0, i - _LONGEST_SYMBOL), i):
        symbol = "".join(lexemes.texts[start:i])
        currency = known.symbols.get(symbol)
        if currency is None or not _stands_alone(lexemes, start, i, symbol):
            continue
        if symbol in known.guarded and not _looks_like_price(lexemes, i):
            continue
        return currency, start
    return None


def _stands_alone(lexemes: Lexemes, start: int, i: int, symbol: str) -> bool:
    """A short letter sign must touch the digits, and no sign may be the tail of a longer word."""
    if lexemes.glued(start - 1) and (lexemes.raw(start - 1).isalnum() or lexemes.raw(start - 1) == "$"):
        return False
    return lexemes.glued(i - 1) or len(symbol) > 1 or not symbol.isalpha()


def _looks_like_price(lexemes: Lexemes, i: int) -> bool:
    digits, after = lexemes.raw(i), lexemes.word(i + 1)
    if not lexemes.glued(i - 1):
        return False
    return any(sign in digits for sign in ",.") or after in {
        "million",
        "billion",
        "trillion",
        "m",
        "bn",
        "mn",
        "b",
        "k",
    }


def currency_after(lexemes: Lexemes, i: int) -> tuple[Currency, int] | None:
    """Return the currency named or signed at lexeme `i`, and where it ends."""
    known = lexicon()
    at = i + 1 if lexemes.raw(i) in ("-", "‑") else i
    if lexemes.word(at) in known.first_words:
        for stop in range(min(at + _LONGEST_NAME, len(lexemes)), at, -1):
            currency = known.names.get(tuple(lexemes.words[at:stop]))
            if currency is not None:
                return currency, stop
    raw = lexemes.raw(at)
    for stop in (at + 2, at + 1):  # "200 US$", "200€"
        currency = known.symbols.get("".join(lexemes.texts[at:stop])) if stop <= len(lexemes) else None
        if currency and (
            not raw.isalpha() or len(raw) == 3 or stop - at == 2 or lexemes.word(at) in ("p", "rm")
        ):
            return currency, stop
    return None


def resolve(currency: Currency, countries: AbstractSet[str]) -> tuple[str, bool]:
    """Return the ISO 4217 code, and whether it had to be inferred.

    Args:
        currency: as read.
        countries: ISO 3166 alpha-3 codes that the article gives evidence for.
    """
    if not currency.bare:
        return currency.code, False
    known = lexicon().countries
    if known[currency.code].isdisjoint(countries):
        for code in currency.others:
            if not known[code].isdisjoint(countries):
                return code, True
    return currency.code, True
