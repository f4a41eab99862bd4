"""Numbers in words: "two hundred and five", "half a million", "tens of thousands"."""

from extractor.normalize.lexemes import Lexemes
from extractor.normalize.number_lexicon import lexicon
from extractor.normalize.number_parts import HYPHENS, Numeral, decimal_ratio, with_fraction, with_scale

_MOST_WORDS = 24


def numeral_in_words(lexemes: Lexemes, i: int) -> Numeral | None:
    """Read the number in words at lexeme `i`, or None."""
    known = lexicon()
    word = lexemes.words[i]
    if word in known.vague:
        return _vague(lexemes, i)
    if word in known.glyphs:
        return with_scale(lexemes, Numeral(i, i + 1, known.glyphs[word], "fraction"), money=False)
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
    if lexemes.word(at) in ("a", "an") or lexemes.raw(at) in HYPHENS:
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
            if joint in HYPHENS or (joint == "and" and read.scale > 1 and read.scale >= 100)
            else stop
        )
    value = read.total + (read.current or 0)
    plain = Numeral(start, stop, (value, 1), scale=read.scale, in_words=True)
    return _with_words_after(lexemes, plain, value)


def _with_words_after(lexemes: Lexemes, plain: Numeral, value: int) -> Numeral:
    """Turn "two" before "-thirds", "and a half" or "point five" into what the whole says."""
    known = lexicon()
    stop = plain.stop
    hyphen = lexemes.raw(stop) in HYPHENS
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
    ratio, after, form = with_fraction(lexemes, plain.start, stop, (value, 1))
    if word == "point" and lexemes.word(stop + 1) in known.small:
        places = "".join(
            str(known.small[word]) for word in lexemes.words[stop + 1 : stop + 4] if word in known.small
        )
        ratio, after = decimal_ratio(f"{value}.{places}"), stop + 1 + len(places)
    if after == stop:
        return with_scale(lexemes, plain, money=False) if plain.scale == 1 else plain
    return with_scale(lexemes, plain._replace(stop=after, value=ratio, form=form), money=False)
