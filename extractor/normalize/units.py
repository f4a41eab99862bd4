"""Units of measure by word and symbol, ages, and rates.

What the units are stands in `models/lexicons/units.yaml`, with UCUM codes and factors.
"""

from functools import cache
from typing import Any, NamedTuple

from extractor import resources
from extractor.normalize.lexemes import Lexemes

_LONGEST = 6  # lexemes of a unit, hyphens included
_HYPHENS = ("-", "‑", "–")


class Unit(NamedTuple):
    """A unit: English name in the singular, dimension, UCUM code, factor and offset to the base unit."""

    name: str
    dimension: str | None = None
    ucum: str | None = None
    factor: float | None = None
    offset: float | None = None


class Lexicon(NamedTuple):
    """`models/lexicons/units.yaml`, ready for look-up."""

    words: dict[tuple[str, ...], Unit]
    first_words: frozenset[str]
    symbols: dict[str, Unit]
    glued_only: frozenset[str]
    ages: dict[str, str]
    per_nouns: frozenset[tuple[str, ...]]
    not_per: frozenset[str]
    leading: frozenset[str]
    weight_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the units once."""
    data: dict[str, Any] = resources.load("lexicons/units.yaml")
    words: dict[tuple[str, ...], Unit] = {}
    symbols: dict[str, Unit] = {}
    for name, entry in data["units"].items():
        unit = Unit(name, entry["dim"], entry["ucum"], float(entry["factor"]), entry.get("offset"))
        _add(words, symbols, unit, entry["words"], entry["symbols"])
        for prefix in entry.get("si", ()):
            sign, factor = data["prefixes"][prefix]
            _add_prefixed(words, symbols, unit, entry, (prefix, sign, float(factor)))
    symbols |= {symbol: words[(name,)] for symbol, name in data["variants"].items()}
    for name, entry in data["units"].items():  # what is written out wins over what prefixes make
        symbols |= {
            symbol: words[tuple(Lexemes(name).words)]
            for symbol in entry["symbols"]
            if tuple(Lexemes(name).words) in words
        }
    return Lexicon(
        words,
        frozenset(key[0] for key in words),
        symbols,
        frozenset(data["glued_only"]),
        data["ages"]["units"],
        frozenset(tuple(Lexemes(noun).words) for noun in data["per_nouns"]),
        frozenset(data["not_per"]),
        frozenset(data["leading"]),
        frozenset(data["weight_words"]),
    )


def _add(
    words: dict[tuple[str, ...], Unit],
    symbols: dict[str, Unit],
    unit: Unit,
    names: list[str],
    signs: list[str],
) -> None:
    for name in names:
        key = tuple(word for word in Lexemes(name).words if word not in _HYPHENS)
        words[key] = unit
        for at, word in enumerate(key):
            words[(*key[:at], word + "s", *key[at + 1 :])] = unit
    for sign in signs:
        symbols.setdefault(sign, unit)


def _add_prefixed(
    words: dict[tuple[str, ...], Unit],
    symbols: dict[str, Unit],
    unit: Unit,
    entry: dict[str, Any],
    prefix: tuple[str, str, float],
) -> None:
    long, sign, factor = prefix
    name, ucum = long + unit.name, f"{'u' if sign == 'µ' else sign}{unit.ucum}"
    made = Unit(name, unit.dimension, ucum, unit.factor and unit.factor * factor)
    signs = ("µ", "μ", "u") if sign == "µ" else (sign,)
    _add(
        words,
        symbols,
        made,
        [long + word for word in entry["words"]],
        [s + symbol for s in signs for symbol in entry["symbols"]],
    )


def unit_at(lexemes: Lexemes, i: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at lexeme `i` (after a number, perhaps hyphenated), and where it ends."""
    at = i + 1 if lexemes.raw(i) in _HYPHENS and lexemes.raw(i + 1).isalpha() else i
    return _named(lexemes, at) or _signed(lexemes, at)


def _named(lexemes: Lexemes, i: int) -> tuple[Unit, int] | None:
    known = lexicon()
    if lexemes.word(i) not in known.first_words:
        return None
    found: tuple[Unit, int] | None = None
    words: tuple[str, ...] = ()
    for at in range(i, min(i + _LONGEST, len(lexemes))):
        word = lexemes.words[at]
        if word in _HYPHENS:
            continue
        words += (word,)
        unit = known.words.get(words)
        if unit:
            found = unit, at + 1
    return found


def _signed(lexemes: Lexemes, i: int) -> tuple[Unit, int] | None:
    known = lexicon()
    for stop in range(min(i + _LONGEST, len(lexemes)), i, -1):
        if not all(lexemes.glued(at) for at in range(i, stop - 1)):
            continue
        symbol = "".join(lexemes.texts[i:stop])
        unit = known.symbols.get(symbol)
        if unit and (lexemes.glued(i - 1) or symbol not in known.glued_only or lexemes.raw(stop) == "/"):
            return _over(lexemes, unit, stop)
    return None


def _over(lexemes: Lexemes, unit: Unit, stop: int) -> tuple[Unit, int]:
    """Read the denominator of "A/cm2"."""
    if lexemes.raw(stop) == "/" and lexemes.glued(stop - 1) and lexemes.glued(stop):
        below = next(
            (
                (under, end)
                for end in range(min(stop + 3, len(lexemes)), stop + 1, -1)
                if (under := lexicon().symbols.get("".join(lexemes.texts[stop + 1 : end])))
            ),
            None,
        )
        if below and unit.factor and below[0].factor:
            under, end = below
            ratio = unit.factor / below[0].factor
            return Unit(
                f"{unit.name} per {under.name}",
                f"{unit.dimension}/{under.dimension}",
                f"{unit.ucum}/{under.ucum}",
                ratio,
            ), end
    return unit, stop


def age_at(lexemes: Lexemes, i: int) -> tuple[str, int] | None:
    """Return the unit of an age at lexeme `i` ("-year-old", "years of age"), and where it ends."""
    at = i + 1 if lexemes.raw(i) in _HYPHENS else i
    name = lexicon().ages.get(lexemes.word(at).removesuffix("s"))
    if name is None:
        return None
    after = at + 2 if lexemes.raw(at + 1) in _HYPHENS else at + 1
    if lexemes.word(after) in ("old", "olds"):
        return name, after + 1
    if lexemes.words[after : after + 2] == ["of", "age"]:
        return name, after + 2
    return None


def per_at(lexemes: Lexemes, i: int) -> tuple[str, int] | None:
    """Return what a rate is per ("per month", "a barrel", "/year"): its singular name, and where it ends."""
    word = lexemes.word(i)
    if word in _HYPHENS and lexemes.word(i + 1) in ("a", "per"):
        i, word = i + 1, lexemes.word(i + 1)
    if word == "per" and lexemes.word(i + 1) not in ("cent", "se", "capita", "annum"):
        return _per_noun(lexemes, i + 1, any_noun=True)
    if word == "per" and lexemes.word(i + 1) in ("capita", "annum"):
        return ("person" if lexemes.word(i + 1) == "capita" else "year"), i + 2
    if word in ("a", "an", "each", "every", "/"):
        return _per_noun(lexemes, i + 1, any_noun=False)
    return None


def _per_noun(lexemes: Lexemes, i: int, *, any_noun: bool) -> tuple[str, int] | None:
    known = lexicon()
    at = i + 1 if lexemes.raw(i) in _HYPHENS else i
    unit = _named(lexemes, at)
    for stop in (at + 2, at + 1):
        noun = tuple(lexemes.words[at:stop])
        if stop > len(lexemes) or lexemes.word(stop) in known.not_per:
            continue
        if noun in known.per_nouns:
            return (unit[0].name, stop) if unit and unit[1] == stop else (" ".join(noun), stop)
    if not any_noun:
        return None
    if unit:
        return unit[0].name, unit[1]
    signed = _signed(lexemes, at)
    if signed and lexemes.raw(at) not in known.glued_only:
        return signed[0].name, signed[1]
    return (lexemes.words[at], at + 1) if lexemes.raw(at).isalpha() else None
