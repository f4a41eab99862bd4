"""Bounds: "more than", "up to", "roughly", before and after a number."""

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize.lexemes import Lexemes

_MOST_BETWEEN = 3
_RANGE_WORDS = frozenset({"from", "between"})


def read_bound(lexemes: Lexemes, quantity: Quantity) -> None:
    """Set the bound from the words around, and widen the quantity by them."""
    if quantity.kind == "ordinal":
        return
    if quantity.numeral.form == "vague" and not quantity.is_range:
        quantity.bound = "~"
    if quantity.is_range and lexemes.word(quantity.start - 1) in _RANGE_WORDS:
        quantity.start -= 1
    before = _before(lexemes, quantity.start)
    if before:
        quantity.bound, quantity.start = before
        return
    after = _after(lexemes, quantity)
    if after:
        quantity.bound, quantity.stop = after


def _before(lexemes: Lexemes, start: int) -> tuple[str, int] | None:
    known = patterns()
    for skipped in range(_MOST_BETWEEN + 1):
        end = start - skipped
        if skipped and lexemes.word(end) not in known.between:
            return None
        for length in range(min(known.longest, end), 0, -1):
            phrase = tuple(lexemes.words[end - length : end])
            bound = known.before.get(phrase)
            if bound and not (
                skipped and phrase[-1] in known.not_across and lexemes.word(end) in known.no_bridge
            ):
                return bound, end - length
    return None


def _after(lexemes: Lexemes, quantity: Quantity) -> tuple[str, int] | None:
    known = patterns()
    for at in (quantity.stop, quantity.numeral.stop):
        for length in range(known.longest, 0, -1):
            phrase = tuple(lexemes.words[at : at + length])  # shorter at the end of the text
            bound = known.after.get(phrase)
            if bound:
                return bound, max(quantity.stop, at + len(phrase))
    return None
