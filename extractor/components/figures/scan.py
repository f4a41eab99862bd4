"""Find quantities in a text: numbers with the currency or unit written at them."""

from collections.abc import Callable, Iterator

from extractor.components.figures.quantity import Quantity
from extractor.normalize import money, numbers, units
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import Numeral
from extractor.normalize.units import Unit

_MINUS = frozenset("-−–")
_BETWEEN_CELLS = frozenset(",;|/-–.:")
_LONGEST_ROW = 24
_DIMENSION_KINDS = {"time": "duration", "ratio": "percent", "ratio_difference": "percentage_point"}


def quantities(lexemes: Lexemes, skip: Callable[[int], bool]) -> Iterator[Quantity]:
    """Yield the quantities of a text in order, without overlap.

    Args:
        lexemes: the text.
        skip: tells where a number is none of ours.
    """
    after = 0
    candidates = numbers.candidates(lexemes)
    table = _in_tables(lexemes, candidates)
    for i in candidates:
        if i < after or i in table or skip(i):
            continue
        quantity = _quantity(lexemes, i)
        if quantity is not None and quantity.start >= after and not _is_code(lexemes, quantity):
            after = quantity.stop
            yield quantity


def _in_tables(lexemes: Lexemes, candidates: list[int]) -> set[int]:
    """Return the candidates that stand in long rows of numbers with nothing but signs between: no prose."""
    found: set[int] = set()
    row: list[int] = []
    for i in candidates:
        if row and not (i - row[-1] == 1 or (i - row[-1] == 2 and lexemes.texts[i - 1] in _BETWEEN_CELLS)):
            found.update(row if len(row) >= _LONGEST_ROW else ())
            row = []
        row.append(i)
    found.update(row if len(row) >= _LONGEST_ROW else ())
    return found


def _quantity(lexemes: Lexemes, i: int) -> Quantity | None:
    before = money.currency_before(lexemes, i)
    read = numbers.numeral(lexemes, i, money=before is not None, dots_group=bool(before and before[0].whole))
    if read is None or (before is None and _is_part_of_a_word(lexemes, read)):
        return None
    low, high = read.low, read.high
    quantity = Quantity(
        read.start, read.stop, read, read.value, (low, 1) if low else None, (high, 1) if high else None
    )
    if read.form == "vague" and lexemes.word(read.stop) == "of":
        quantity.stop += 1
    if read.form in ("ordinal", "fraction"):
        quantity.kind = read.form
    if before:
        quantity.currency, quantity.start = before[0], min(read.start, before[1])
    _read_sign(lexemes, quantity)
    if read.form != "ordinal":
        read_unit(lexemes, quantity)
    return quantity


def _is_code(lexemes: Lexemes, quantity: Quantity) -> bool:
    """Tell a name with its hyphen set off ("COVID -19") from a negative amount."""
    hyphen = lexemes.raw(quantity.start) in _MINUS and quantity.bare
    return (
        hyphen
        and lexemes.raw(quantity.start - 1).isalpha()
        and lexemes.texts[quantity.numeral.start].isdigit()
    )


def _is_part_of_a_word(lexemes: Lexemes, read: Numeral) -> bool:
    """Letters touch the digits on the right ("737s", "3D"), and they are no unit."""
    if read.in_words or not lexemes.glued(read.stop - 1) or not lexemes.raw(read.stop).isalpha():
        return False
    return not (
        units.unit_at(lexemes, read.stop)
        or money.currency_after(lexemes, read.stop)
        or _is_long_word(lexemes, read.stop)
    )


def _is_long_word(lexemes: Lexemes, i: int) -> bool:
    return len(lexemes.raw(i)) > 4 and lexemes.raw(i).islower()  # a space was lost


def _read_sign(lexemes: Lexemes, quantity: Quantity) -> None:
    """Read "-1.3%", "$-50bn" and "minus 5"."""
    at = quantity.start - 1
    if quantity.ratio is None or at < 0:
        return
    inside = quantity.currency is not None and lexemes.raw(quantity.numeral.start - 1) in _MINUS
    if lexemes.raw(at) in _MINUS and lexemes.word(at - 1) == "minus":
        at -= 1
    sign = lexemes.word(at)
    touches = lexemes.glued(at) and not lexemes.glued(at - 1)
    if inside or sign == "minus" or (sign in _MINUS and touches):
        quantity.ratio = -quantity.ratio[0], quantity.ratio[1]
        quantity.sign = "down"
    elif sign == "+" and touches:
        quantity.sign = "up"
    if quantity.sign and not inside:
        quantity.start = at


def read_unit(lexemes: Lexemes, quantity: Quantity) -> None:
    """Read the unit, currency or age written after the number, and what it is per."""
    if quantity.currency:
        if quantity.currency.bare and lexemes.raw(quantity.stop) in ("US", "U.S"):
            quantity.currency, quantity.stop = money.lexicon().symbols["US$"], quantity.stop + 1
        quantity.kind = "money"
    else:
        _read_after(lexemes, quantity)
    if not quantity.bare and not quantity.age and (per := units.per_at(lexemes, quantity.stop)):
        quantity.per, quantity.stop = per
        quantity.kind = "rate"


def _read_after(lexemes: Lexemes, quantity: Quantity) -> None:
    stop = quantity.stop
    if age := units.age_at(lexemes, stop):
        quantity.age, quantity.stop = age
        quantity.kind = "age"
    elif unit := _unit_before(lexemes, quantity):
        quantity.unit, quantity.start = unit
        quantity.kind = "measure"
    elif unit := units.unit_at(lexemes, stop + _article_between(lexemes, quantity)):
        quantity.unit, quantity.stop = unit
        quantity.kind = _DIMENSION_KINDS.get(quantity.unit.dimension or "", "measure")
        if quantity.unit.name == "time":
            quantity.kind = "count"
    elif _is_weight(lexemes, quantity):
        quantity.unit, quantity.stop = units.lexicon().symbols["lb"], stop + 1 + (lexemes.raw(stop) == "-")
        quantity.kind = "measure"
    elif currency := money.currency_after(lexemes, stop):
        quantity.currency, quantity.stop = currency
        quantity.kind = "money"


def _is_weight(lexemes: Lexemes, quantity: Quantity) -> bool:
    """Tell pounds of mass from pounds of money by the words around."""
    at = quantity.stop + (lexemes.raw(quantity.stop) == "-")
    if lexemes.word(at) not in ("pound", "pounds") or quantity.numeral.scale > 1:
        return False
    known = units.lexicon().weight_words
    before = lexemes.words[max(0, quantity.start - 3) : quantity.start]
    return at > quantity.stop or lexemes.word(at + 1) in known or not known.isdisjoint(before)


def _unit_before(lexemes: Lexemes, quantity: Quantity) -> tuple[Unit, int] | None:
    """Read a unit that stands before its number: "magnitude 6.8", "a magnitude of 6.8"."""
    known = units.lexicon()
    for at in (quantity.start - 1, quantity.start - 2):
        if lexemes.word(at) in known.leading and lexemes.raw(at + 1) in (
            "-",
            "of",
            lexemes.raw(quantity.start),
        ):
            return known.words[(lexemes.word(at),)], at
    return None


def _article_between(lexemes: Lexemes, quantity: Quantity) -> int:
    """Return 1 for "half an hour", where an article stands between number and unit."""
    half = quantity.numeral.form == "fraction" and lexemes.word(quantity.stop) in ("a", "an")
    return int(half)
