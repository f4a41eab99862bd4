"""Units that are said once for several figures: "7- or 8-inch", "95 homes by sale and 40 by tender"."""

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize import units
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import number

_FARTHEST = 3  # figures back
_MOST_TIMES = 12  # figures that share a unit are of like size
_JOINTS = frozenset({"or", "and", "to", ",", "-", "–"})


def share_in_lists(lexemes: Lexemes, found: list[Quantity]) -> None:
    """Give "four-, five- and six-cylinder" the unit of the last to all."""
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        between = lexemes.words[first.stop : second.start]
        hyphen = between[:1] == ["-"] and lexemes.glued(first.stop - 1)
        if first.bare and not second.bare and between in (["or"], ["and"]) and _are_alike(first, second):
            first.share_unit(second)
        elif first.bare and hyphen and 1 < len(between) <= 4 and _JOINTS.issuperset(between):
            first.share_unit(second)
            if second.bare and lexemes.raw(second.stop) == "-":
                first.noun = lexemes.words[second.stop + 1] or None


def share_from_before(lexemes: Lexemes, quantity: Quantity, previous: list[Quantity]) -> None:
    """Give a bare number the unit of an earlier figure of like size, where a word joins them."""
    known = patterns()
    joint = lexemes.word(quantity.start - 1)
    is_rate = units.per_at(lexemes, quantity.stop) is not None
    if quantity.ratio is None or not (is_rate or joint in known.share_after or joint in known.share_to):
        return
    for other in reversed(previous[-_FARTHEST:]):
        if other.ratio is None or other.bare or other.kind in ("age", "ordinal", "fraction", "duration"):
            continue
        if joint in known.share_to and other.noun not in known.movement_nouns:
            continue
        if _alike(abs(number(quantity.ratio)), abs(number(other.ratio))):
            quantity.share_unit(other)
            return


def _are_alike(first: Quantity, second: Quantity) -> bool:
    if first.ratio is None or second.ratio is None or first.numeral.in_words != second.numeral.in_words:
        return False
    return _alike(abs(number(first.ratio)), abs(number(second.ratio)))


def _alike(one: float, other: float) -> bool:
    small, large = sorted((one, other))
    return small > 0 and large / small <= _MOST_TIMES
