"""Which numbers are no figures: those of times, names, labels, telephone numbers and results of sorting."""

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize import money, units
from extractor.normalize.lexemes import DIGITS, Lexemes
from extractor.schema import Entity, Time

_HYPHENS = frozenset("-‑")
_BEFORE_UNIT = frozenset({"more", "full", "straight", "a", "an", "and", "half"})


class Guard:
    """Tells for a lexeme where a number begins whether it is none of ours.

    Args:
        lexemes: the text.
        times: the times found; the numbers in them are theirs, durations stand in both layers.
        entities: the entities found; numbers in their names are part of the name.
    """

    def __init__(self, lexemes: Lexemes, times: Iterable[Time], entities: Iterable[Entity]) -> None:
        self.lexemes = lexemes
        self.taken = _Intervals([(time.start, time.end) for time in times if time.type != "DURATION"])
        names = [m for entity in entities for m in entity.mentions if m.kind == "name"]
        self.names = _Intervals([(name.start, name.end) for name in names])

    def __call__(self, i: int) -> bool:
        """Tell whether the number at lexeme `i` is to be left out."""
        return (
            self._in_time(i)
            or self._in_name(i)
            or self._in_chain(i)
            or self._after_label(i)
            or self._is_pronoun(i)
        )

    def _in_time(self, i: int) -> bool:
        # "Nine days later" and "every 33 years" date by an amount of time, which is a figure too.
        if not self.taken.holds(self.lexemes.starts[i]) or self._has_unit(i):
            return False
        at = i + 1
        while self.lexemes.raw(at) in _HYPHENS or self.lexemes.word(at) in _BEFORE_UNIT:
            at += 1
        unit = units.unit_at(self.lexemes, at)
        return not (unit and unit[0].dimension == "time" and self.lexemes.word(unit[1]) != "ago")

    def _has_unit(self, i: int) -> bool:
        """Tell whether a unit other than of time follows, also after the end of a range: no date then."""
        lexemes = self.lexemes
        if money.currency_before(lexemes, i):
            return True
        if lexemes.word(i - 1) == "of" and lexemes.word(i - 2) in patterns().sums:
            return True
        at = i + 3 if lexemes.raw(i + 1) in ("-", "–", "to") and lexemes.is_digits(i + 2) else i + 1
        unit = units.unit_at(lexemes, at)
        return bool(unit and unit[0].dimension != "time") or money.currency_after(lexemes, at) is not None

    def _in_name(self, i: int) -> bool:
        start = self.lexemes.starts[i]
        begin = self.names.begin(start)
        if begin is None or money.currency_before(self.lexemes, i):
            return False
        return begin < start or self.lexemes.texts[i][0].isupper()

    def _in_chain(self, i: int) -> bool:
        """Part of a code, an address, a date or clock time in digits: "F-16", "17:22", "555-0123", "v2"."""
        lexemes = self.lexemes
        before, after = lexemes.raw(i - 1), lexemes.raw(i + 1)
        if lexemes.words[i][0] not in DIGITS:
            return lexemes.glued(i - 1) and before in _HYPHENS and _is_code(lexemes, i)
        if _has_leading_zero(lexemes.texts[i]) and before != ".":
            return True
        if (
            before == "."
            and lexemes.glued(i - 1)
            and lexemes.glued(i - 2)
            and lexemes.raw(i - 2)[-1:].isalnum()
        ):
            return lexemes.word(i - 2) not in ("rs", "dh", "rp", "s")
        if lexemes.glued(i - 1) and (_is_code(lexemes, i) or before in (":", "@", "_", "#")):
            return True
        if (
            lexemes.glued(i)
            and after in (":", "@", "_")
            and lexemes.glued(i + 1)
            and lexemes.raw(i + 2)[:1].isalnum()
        ):
            return True
        return _is_slashed(lexemes, i) or _is_telephone(lexemes, i) or _is_spaced_code(lexemes, i)

    def _after_label(self, i: int) -> bool:
        lexemes, known = self.lexemes, patterns()
        at = i - 1
        if lexemes.raw(at) == ".":
            at -= 1
        label = lexemes.word(at)
        if label not in known.labels:
            return any(tuple(lexemes.words[max(0, i - k) : i + 1]) in known.named for k in (1, 2, 3))
        if label in ("no", "number", "nos"):
            return lexemes.raw(at + 1) == "." or label != "no"
        return at == i - 1 and (lexemes.raw(at)[:1].isupper() or label in known.lower_labels)

    def _is_pronoun(self, i: int) -> bool:
        if self.lexemes.words[i] != "one":
            return False
        known = patterns()
        return self.lexemes.word(i - 1) in known.one_before or self.lexemes.word(i + 1) in known.one_after


class _Intervals:
    """Spans of characters, merged, for look-up."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def begin(self, offset: int) -> int | None:
        """Return where the span that holds the character at `offset` begins."""
        at = bisect_right(self.starts, offset) - 1
        return self.starts[at] if at >= 0 and offset < self.ends[at] else None

    def holds(self, offset: int) -> bool:
        return self.begin(offset) is not None


def _has_leading_zero(digits: str) -> bool:
    return len(digits) > 1 and digits[0] == "0" and digits[1] in DIGITS


def _is_code(lexemes: Lexemes, i: int) -> bool:
    """A word touches the number on its left, or a hyphen joins it as in a name: "F-16", "mid-20s"."""
    if lexemes.raw(i - 1).isalpha():
        return money.currency_before(lexemes, i) is None
    if lexemes.raw(i - 1) not in _HYPHENS or not lexemes.glued(i - 2):
        return False
    before = lexemes.raw(i - 2)
    return before.isalpha() and (before != before.lower() or before in patterns().prefixes)


def _is_slashed(lexemes: Lexemes, i: int) -> bool:
    left = lexemes.raw(i - 1) == "/" and lexemes.glued(i - 1) and lexemes.is_digits(i - 2)
    right = lexemes.raw(i + 1) == "/" and lexemes.glued(i) and lexemes.is_digits(i + 2)
    return (left and right) or ((left or right) and lexemes.raw(i) in ("24", "7", "9", "11"))


def _is_telephone(lexemes: Lexemes, i: int) -> bool:
    """Groups of digits joined by hyphens that are no range: three of them, or "555-0123"."""
    left = _joined(lexemes, i, -1)
    right = _joined(lexemes, i, 1)
    if left + right >= 2:
        return True
    first, second = (lexemes.raw(i - 2), lexemes.raw(i)) if left else (lexemes.raw(i), lexemes.raw(i + 2))
    return left + right == 1 and (_has_leading_zero(second) or (len(first) == 3 and len(second) == 4))


def _is_spaced_code(lexemes: Lexemes, i: int) -> bool:
    """Tell groups of digits with mere spaces between: telephone numbers, tables."""
    first = i
    while first > 0 and first > i - 2 and lexemes.is_digits(first - 1):
        first -= 1
    plus = lexemes.raw(first - 1) == "+" and lexemes.is_digits(i + 1)
    return plus or all(lexemes.is_digits(at) for at in range(first, first + 3))


def _joined(lexemes: Lexemes, i: int, step: int) -> int:
    """Count groups of digits joined by hyphens from lexeme `i` in one direction, two at most."""
    count = 0
    while count < 2:
        hyphen, other = i + step, i + 2 * step
        low = min(i, other)
        if lexemes.raw(hyphen) not in _HYPHENS or not lexemes.is_digits(other):
            break
        if not (lexemes.glued(low) and lexemes.glued(low + 1)):
            break
        count, i = count + 1, other
    return count


def is_named(lexemes: Lexemes, quantity: Quantity, noun: Token | None, *, plural: bool) -> bool:
    """Tell whether a bare number is part of a name, an address or a mark of order, by what it stands beside.

    Args:
        lexemes: the text.
        quantity: what was read.
        noun: what it seems to count.
        plural: whether that is a plural.
    """
    i = quantity.numeral.start
    before, after = lexemes.raw(i - 1), lexemes.raw(quantity.numeral.stop)
    if quantity.bound != "=" or quantity.numeral.form != "cardinal":
        return False
    if before == "(" and after == ")":
        return True
    if after == "-" and lexemes.word(quantity.numeral.stop + 1) in patterns().attributes:
        return True
    if quantity.numeral.in_words:
        return _is_name_in_words(lexemes, i, noun)
    if noun is not None and noun.lower_ in patterns().addresses:
        return True
    single = quantity.ratio == (1, 1)
    if noun is not None and noun.tag_ == "NNP" and not single and not noun.text.endswith("s"):
        return True
    name_before = before[:1].isupper() and before.lower() not in patterns().weekdays
    small = lexemes.raw(i).isdecimal() and len(lexemes.raw(i)) == 1  # counts up to nine are written in words
    return name_before and (small or not plural) and not _begins_sentence(lexemes, i - 1)


def _is_name_in_words(lexemes: Lexemes, i: int, noun: Token | None) -> bool:
    """Tell names ("the Big Three automakers") and words that stand for things ("the bottom three")."""
    before = lexemes.raw(i - 1)
    if (
        noun is None
        and lexemes.word(i + 1) != "of"
        and (before in ("top", "bottom", "the", "those", "these", "other") or lexemes.words[i] == "one")
    ):
        return True
    capitals = lexemes.raw(i)[:1].isupper() and before[:1].isupper()
    return capitals and not _begins_sentence(lexemes, i - 1) and not lexemes.raw(i + 1)[:1].isupper()


def _begins_sentence(lexemes: Lexemes, i: int) -> bool:
    return (
        i == 0
        or lexemes.raw(i - 1) in (".", "!", "?", ":", "“", '"', "—", "‘", "'")
        or "\n" in lexemes.text[lexemes.ends[i - 1] : lexemes.starts[i]]
    )
