"""What may follow a number and belongs to it: powers, fractions, scales."""

from typing import Literal, NamedTuple

from extractor.normalize.lexemes import Lexemes
from extractor.normalize.number_lexicon import Ratio, lexicon

Form = Literal["cardinal", "ordinal", "fraction", "vague"]

HYPHENS = frozenset("-‐‑–")
_MOST_SCALES = 3


class Numeral(NamedTuple):
    """A number read from lexemes `start` up to `stop`.

    `value` is an exact ratio, None for a vague number, which has `low` and perhaps `high`. `scale` is what
    its scale words multiply by: the end of a range may lend it to the beginning.
    """

    start: int
    stop: int
    value: Ratio | None
    form: Form = "cardinal"
    scale: int = 1
    low: int | None = None
    high: int | None = None
    in_words: bool = False


def decimal_ratio(decimal: str) -> Ratio:
    """Return a plain decimal as an exact ratio."""
    whole, _, places = decimal.partition(".")
    return int(whole + places), int(10 ** len(places))


def number(ratio: Ratio) -> int | float:
    """Return a ratio as an int if it is whole, else as the nearest float."""
    quotient, rest = divmod(ratio[0], ratio[1])
    return quotient if rest == 0 else ratio[0] / ratio[1]


def scaled(ratio: Ratio, factor: int) -> Ratio:
    """Return a ratio times a whole number."""
    return ratio[0] * factor, ratio[1]


def with_power(lexemes: Lexemes, i: int, value: Ratio) -> tuple[Ratio, int]:
    """Read the power of ten of "2.9×10−8" and "1.5 x 10^6"."""
    if lexemes.raw(i + 1) in ("×", "x", "·", "*") and lexemes.raw(i + 2) == "10":
        at, sign = i + 3, 1
        if lexemes.raw(at) == "^":
            at += 1
        if lexemes.raw(at) in ("−", "-", "–"):
            at, sign = at + 1, -1
        power = lexemes.raw(at)
        if at > i + 3 and power.isdecimal() and len(power) <= 2:
            factor = int(10 ** int(power))
            return (scaled(value, factor) if sign > 0 else (value[0], value[1] * factor)), at + 1
    return value, i + 1


def starts_decimal(lexemes: Lexemes, i: int) -> bool:
    """Tell whether a decimal point without a zero stands before: ".001"."""
    point = lexemes.raw(i - 1) == "." and lexemes.glued(i - 1) and not lexemes.glued(i - 2)
    return point and lexemes.texts[i].isdecimal()


def with_fraction(lexemes: Lexemes, i: int, stop: int, value: Ratio) -> tuple[Ratio, int, Form]:
    """Read "2½", "2 1/2", "1/2", "5-1/2" and "2 and a half" after the whole number."""
    known = lexicon()
    glyph = known.glyphs.get(lexemes.raw(stop))
    if glyph:
        return _sum(value, glyph), stop + 1, "cardinal"
    part = _slash(lexemes, stop)
    if part and value[1] == 1:
        return _sum(value, part), stop + 3, "cardinal"
    if lexemes.raw(stop) in HYPHENS and (part := _slash(lexemes, stop + 1)) and value[1] == 1:
        return _sum(value, part), stop + 4, "cardinal"
    own = _slash(lexemes, i)
    if own:
        return own, i + 3, "fraction"
    if lexemes.words[stop : stop + 3] in (
        ["and", "a", "half"],
        ["and", "a", "quarter"],
        ["and", "a", "third"],
    ):
        return _sum(value, (1, known.fractions[lexemes.words[stop + 2]])), stop + 3, "cardinal"
    return value, stop, "cardinal"


def _slash(lexemes: Lexemes, i: int) -> Ratio | None:
    over, under = lexemes.raw(i), lexemes.raw(i + 2)
    if lexemes.raw(i + 1) != "/" or not (over.isdecimal() and under.isdecimal() and len(over + under) <= 4):
        return None
    glued = lexemes.glued(i) and lexemes.glued(i + 1)
    longer = lexemes.raw(i + 3) == "/" or (lexemes.glued(i - 1) and lexemes.raw(i - 1) == "/")
    if not glued or longer or int(over) >= int(under) or int(under) not in lexicon().slashes:
        return None
    return int(over), int(under)


def _sum(one: Ratio, other: Ratio) -> Ratio:
    return one[0] * other[1] + other[0] * one[1], one[1] * other[1]


def with_scale(lexemes: Lexemes, read: Numeral, money: bool) -> Numeral:
    """Multiply by the scale words that follow: "5 million", "5bn", "5-million", "500 crore"."""
    stop, scale, count = read.stop, 1, 0
    while count < _MOST_SCALES:
        step = _scale_at(lexemes, stop, money) if count == 0 else _scale_word_at(lexemes, stop)
        if step is None:
            break
        scale, stop, count = scale * step[0], step[1], count + 1
    assert read.value is not None
    return read._replace(stop=stop, scale=read.scale * scale, value=scaled(read.value, scale))


def _scale_at(lexemes: Lexemes, i: int, money: bool) -> tuple[int, int] | None:
    known = lexicon()
    word = _scale_word_at(lexemes, i)
    if word:
        return word
    raw = lexemes.raw(i)
    worth = known.abbreviations.get(raw)
    if worth is None or not (lexemes.glued(i - 1) or raw in known.detached or money):
        return None
    if raw in known.ambiguous and not money and not _counts_something(lexemes, i + 1):
        return None
    return worth, i + 1


def _scale_word_at(lexemes: Lexemes, i: int) -> tuple[int, int] | None:
    at = i + 1 if lexemes.raw(i) in HYPHENS else i
    worth = lexicon().scales.get(lexemes.word(at))
    return (worth, at + 1) if worth else None


def _counts_something(lexemes: Lexemes, i: int) -> bool:
    """Tell whether a word that looks like a counted plural comes soon: "35m of its devices", "2.7m sales"."""
    for at in range(i, i + 6):
        word = lexemes.word(at)
        if not word.isalpha() and word != "-":
            return False
        if (
            word == "of"
            or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))
            or word == "people"
        ):
            return True
    return False
