"""Numbers in digits, words and both: from lexemes to exact values.

The grammar is our own; what the words are worth stands in `models/lexicons/numbers.yaml`.
"""

import re
from functools import cache
from typing import Any, Literal, NamedTuple

from extractor import resources
from extractor.normalize.lexemes import DIGITS, Lexemes

Form = Literal["cardinal", "ordinal", "fraction", "vague"]
Ratio = tuple[int, int]

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_HYPHENS = frozenset("-‐‑–")
_MOST_SCALES = 3
_MOST_WORDS = 24


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


class Lexicon(NamedTuple):
    """`models/lexicons/numbers.yaml`, ready for look-up."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    detached: frozenset[str]
    ambiguous: frozenset[str]
    vague: dict[str, int]
    vague_of: frozenset[str]
    vague_open: frozenset[str]
    several: frozenset[str]
    ordinals: dict[str, int]
    suffixes: frozenset[str]
    fractions: dict[str, int]
    glyphs: dict[str, Ratio]
    slashes: frozenset[int]
    after_half: frozenset[str]
    not_before_half: frozenset[str]
    starts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the number words once."""
    data: dict[str, Any] = resources.load("lexicons/numbers.yaml")
    short = data["abbreviations"]
    any_case = {
        form: worth
        for word, worth in short["any_case"].items()
        for form in (word, word.upper(), word.title())
    }
    glyphs = {glyph: (parts[0], parts[1]) for glyph, parts in data["glyphs"].items()}
    words = ("cardinals", "tens", "scales", "vague", "ordinals", "fractions")
    starts = {word for group in words for word in data[group]} | set(glyphs)
    return Lexicon(
        small=data["cardinals"],
        tens=data["tens"],
        scales=data["scales"],
        abbreviations=any_case | short["as_written"],
        detached=frozenset(form for word in short["detached"] for form in (word, word.upper(), word.title())),
        ambiguous=frozenset(short["ambiguous"]),
        vague=data["vague"],
        vague_of=frozenset(data["vague_needs_of"]),
        vague_open=frozenset(data["vague_open"]),
        several=frozenset(data["several"]),
        ordinals=data["ordinals"],
        suffixes=frozenset(data["ordinal_suffixes"]),
        fractions=data["fractions"],
        glyphs=glyphs,
        slashes=frozenset(data["slash_denominators"]),
        after_half=frozenset(data["half"]["before"]),
        not_before_half=frozenset(data["half"]["not_after"]),
        starts=frozenset(starts - set(data["never_alone"])),
    )


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
        return _ratio(blob.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(blob):
        return _ratio(blob)
    if _GROUPED.fullmatch(blob) or _INDIAN.fullmatch(blob):
        return _ratio(blob.replace(",", ""))
    if _CONTINENTAL.fullmatch(blob):
        return _ratio(blob.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(blob) and (comma_decimal or blob.startswith("0,")):
        return _ratio(blob.replace(",", "."))
    return None


def _ratio(decimal: str) -> Ratio:
    whole, _, places = decimal.partition(".")
    return int(whole + places), int(10 ** len(places))


def number(ratio: Ratio) -> int | float:
    """Return a ratio as an int if it is whole, else as the nearest float."""
    quotient, rest = divmod(ratio[0], ratio[1])
    return quotient if rest == 0 else ratio[0] / ratio[1]


def scaled(ratio: Ratio, factor: int) -> Ratio:
    """Return a ratio times a whole number."""
    return ratio[0] * factor, ratio[1]


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
    return _from_words(lexemes, i)


def _from_digits(lexemes: Lexemes, i: int, money: bool, dots_group: bool) -> Numeral | None:
    if not lexemes.is_digits(i):
        return None
    known = lexicon()
    if _starts_decimal(lexemes, i):
        value = int(lexemes.texts[i]), int(10 ** len(lexemes.texts[i]))
        return _with_scale(lexemes, Numeral(i - 1, i + 1, value), money)
    unit_follows = money or lexemes.raw(i + 1) in ("%", "€")
    read = digits(lexemes.texts[i], dots_group=dots_group, comma_decimal=unit_follows)
    if read is None:
        return None
    value = read
    if lexemes.glued(i) and lexemes.word(i + 1) in known.suffixes and value[1] == 1:
        return Numeral(i, i + 2, value, "ordinal")
    value, stop = _with_power(lexemes, i, value)
    value, stop, form = _with_fraction(lexemes, i, stop, value)
    return _with_scale(lexemes, Numeral(i, stop, value, form), money)


def _with_power(lexemes: Lexemes, i: int, value: Ratio) -> tuple[Ratio, int]:
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


def _starts_decimal(lexemes: Lexemes, i: int) -> bool:
    """Tell whether a decimal point without a zero stands before: ".001"."""
    point = lexemes.raw(i - 1) == "." and lexemes.glued(i - 1) and not lexemes.glued(i - 2)
    return point and lexemes.texts[i].isdecimal()


def _with_fraction(lexemes: Lexemes, i: int, stop: int, value: Ratio) -> tuple[Ratio, int, Form]:
    """Read "2½", "2 1/2", "1/2", "5-1/2" and "2 and a half" after the whole number."""
    known = lexicon()
    glyph = known.glyphs.get(lexemes.raw(stop))
    if glyph:
        return _sum(value, glyph), stop + 1, "cardinal"
    part = _slash(lexemes, stop)
    if part and value[1] == 1:
        return _sum(value, part), stop + 3, "cardinal"
    if lexemes.raw(stop) in _HYPHENS and (part := _slash(lexemes, stop + 1)) and value[1] == 1:
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


def _with_scale(lexemes: Lexemes, read: Numeral, money: bool) -> Numeral:
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
    at = i + 1 if lexemes.raw(i) in _HYPHENS else i
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


def _from_words(lexemes: Lexemes, i: int) -> Numeral | None:
    known = lexicon()
    word = lexemes.words[i]
    if word in known.vague:
        return _vague(lexemes, i)
    if word in known.glyphs:
        return _with_scale(lexemes, Numeral(i, i + 1, known.glyphs[word], "fraction"), money=False)
    if word in known.small or word in known.tens:
        return _cardinal(lexemes, i, i, None)
    if word in known.scales:
        return _unnumbered_scale(lexemes, i)
    if word == "half":
        return _half(lexemes, i)
    if word in known.fractions and lexemes.word(i - 1) in ("a", "an"):
        return Numeral(i - 1, i + 1, (1, known.fractions[word]), "fraction", in_words=True)
    if word in known.ordinals:
        return Numeral(i, i + 1, (known.ordinals[word], 1), "ordinal", in_words=True)
    return None


def _unnumbered_scale(lexemes: Lexemes, i: int) -> Numeral | None:
    """Read "a million", "several hundred"; a scale word that nothing counts is no number."""
    before = lexemes.word(i - 1)
    if before in lexicon().several:
        worth = lexicon().scales[lexemes.words[i]]
        start = i - 2 if before == "few" and lexemes.word(i - 2) == "a" else i - 1
        return Numeral(start, i + 1, None, "vague", low=worth, high=worth * 10, in_words=True)
    return _cardinal(lexemes, i - 1, i, 1) if before in ("a", "an") else None


def _half(lexemes: Lexemes, i: int) -> Numeral | None:
    """Read "half a million", "half-dozen", "half of" and "by half"; the halves of a game are none."""
    at = i + 1
    if lexemes.word(at) in ("a", "an") or lexemes.raw(at) in _HYPHENS:
        at += 1
    worth = lexicon().scales.get(lexemes.word(at))
    start = i - 1 if lexemes.word(i - 1) == "a" else i
    if worth:
        return Numeral(start, at + 1, (worth, 2), scale=worth, in_words=True)
    known = lexicon()
    if lexemes.word(i - 1) in known.ordinals or lexemes.word(i - 1) in known.not_before_half:
        return None
    if lexemes.word(i + 1) not in known.after_half and lexemes.word(i - 1) not in ("by", "in"):
        return None
    return Numeral(start, i + 1, (1, 2), "fraction", in_words=True)


def _vague(lexemes: Lexemes, i: int) -> Numeral | None:
    """Read "dozens of", "tens of thousands of", "hundreds of millions"."""
    known = lexicon()
    word = lexemes.words[i]
    if word in known.vague_of and lexemes.word(i + 1) != "of":
        return None
    stop, low = i + 1, known.vague[word]
    while lexemes.word(stop) == "of" and lexemes.word(stop + 1) in known.vague and stop < i + 5:
        low, stop = low * known.vague[lexemes.word(stop + 1)], stop + 2
    high = None if word in known.vague_open and stop == i + 1 else low * 10
    return Numeral(i, stop, None, "vague", low=low, high=high, in_words=True)


class _Sum:
    """A number in words while it is read: finished groups, the open group, the last scale."""

    def __init__(self, current: int | None) -> None:
        self.total = 0
        self.current = current
        self.scale = 1
        self.limit = 10**18

    def add(self, word: str) -> bool:
        """Take the word in if the number can go on with it."""
        known = lexicon()
        if word in known.small:
            return self._small(known.small[word])
        if word in known.tens:
            return self._open(known.tens[word])
        worth = known.scales.get(word)
        return worth is not None and (self._hundred(worth) if worth <= 100 else self._scale(worth))

    def _small(self, worth: int) -> bool:
        if (
            self.current is not None
            and self.current % 100 >= 20
            and self.current % 10 == 0
            and 0 < worth < 10
        ):
            self.current += worth
            return True
        return self._open(worth)

    def _open(self, worth: int) -> bool:
        if self.current is None or (self.current and self.current % 100 == 0 and worth):
            self.current = (self.current or 0) + worth
            self.scale = 1
            return True
        return False

    def _hundred(self, worth: int) -> bool:
        if self.current is None or self.current > 1000:
            return False
        self.current, self.scale = self.current * worth, worth
        return True

    def _scale(self, worth: int) -> bool:
        if self.current is None and self.scale == 1:
            return False
        if self.current is not None and worth < self.limit:
            self.total, self.current, self.limit = self.total + self.current * worth, None, worth
        elif self.current is None and self.total * worth < 10**18:
            self.total *= worth  # "two lakh crore"
        else:
            return False
        self.scale *= worth
        return True


def _cardinal(lexemes: Lexemes, start: int, i: int, current: int | None) -> Numeral:
    """Read "two hundred and five", "a million", "one and a half", "two-thirds", "twenty-first"."""
    read, at, stop = _Sum(current), i, i
    while at < i + _MOST_WORDS and read.add(lexemes.word(at)):
        stop = at + 1
        joint = lexemes.raw(stop)
        at = (
            stop + 1
            if joint in _HYPHENS or (joint == "and" and read.scale > 1 and read.scale >= 100)
            else stop
        )
    value = read.total + (read.current or 0)
    plain = Numeral(start, stop, (value, 1), scale=read.scale, in_words=True)
    return _with_words_after(lexemes, plain, value)


def _with_words_after(lexemes: Lexemes, plain: Numeral, value: int) -> Numeral:
    """Turn "two" before "-thirds", "and a half" or "point five" into what the whole says."""
    known = lexicon()
    stop = plain.stop
    hyphen = lexemes.raw(stop) in _HYPHENS
    word = lexemes.word(stop + hyphen)
    if (
        word in known.fractions
        and (hyphen or word.rstrip("s") not in ("quarter", "second") or lexemes.word(stop + 1) == "of")
        and (value == 1) != word.endswith("s")
        and 0 < value < 100
        and plain.scale == 1
    ):
        return plain._replace(stop=stop + hyphen + 1, value=(value, known.fractions[word]), form="fraction")
    if (
        word in known.ordinals
        and value % 10 == 0
        and value
        and (value % 100 or hyphen)
        and known.ordinals[word] < 10
    ):
        return plain._replace(stop=stop + hyphen + 1, value=(value + known.ordinals[word], 1), form="ordinal")
    ratio, after, form = _with_fraction(lexemes, plain.start, stop, (value, 1))
    if word == "point" and lexemes.word(stop + 1) in known.small:
        places = "".join(
            str(known.small[word]) for word in lexemes.words[stop + 1 : stop + 4] if word in known.small
        )
        ratio, after = _ratio(f"{value}.{places}"), stop + 1 + len(places)
    if after == stop:
        return _with_scale(lexemes, plain, money=False) if plain.scale == 1 else plain
    return _with_scale(lexemes, plain._replace(stop=after, value=ratio, form=form), money=False)
