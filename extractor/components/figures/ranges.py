"""Join two quantities to a range, and tell ranges from results and lists."""

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import Ratio, number, scaled

_DASHES = frozenset("-–—‑−")
_AMOUNT_TO_LEVEL = 1.6  # "rose $3 to $41": beyond this ratio the two are an amount and a level


def join_ranges(lexemes: Lexemes, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities with those that form ranges, results or ratios joined."""
    joined: list[Quantity] = []
    for quantity in found:
        if joined and _join(lexemes, joined[-1], quantity):
            continue
        if joined and joined[-1].numeral.form == "vague" and _corrects(lexemes, joined[-1], quantity):
            joined.pop()
        if joined and joined[-1].is_range and lexemes.words[joined[-1].stop : quantity.start] == ["to"]:
            _continue_range(joined[-1], quantity)
        joined.append(quantity)
    return joined


def _corrects(lexemes: Lexemes, first: Quantity, second: Quantity) -> bool:
    """Tell whether the second says the first more exactly: "several hundred or even 1,000"."""
    return lexemes.words[first.stop : second.start] in (["or"], ["or", "even"]) and second.ratio is not None


def _continue_range(first: Quantity, second: Quantity) -> None:
    """Let the third of "from $160 to $180 to $200" go on from the second."""
    if second.ratio is not None and not first.bare and _same_unit(first, second):
        second.low, second.high, second.ratio = first.high, second.ratio, None


def _join(lexemes: Lexemes, first: Quantity, second: Quantity) -> bool:
    """Make `first` the whole of both, if they are one figure."""
    if first.is_range or first.ratio is None or second.ratio is None or second.numeral.form == "ordinal":
        return False
    if first.numeral.form != second.numeral.form and first.numeral.form != "cardinal":
        return False
    between = lexemes.words[first.stop : second.start]
    if _is_ratio(first, second, between):
        return _make_fraction(first, second)
    joint = _joint(lexemes, first, second, between)
    if joint is None or not _same_unit(first, second):
        return False
    if joint == "dash" and _is_score(lexemes, first, second):
        return _make_score(first, second)
    if joint == "to" and _is_amount_and_level(lexemes, first, second):
        return False
    return _make_range(first, second)


def _joint(lexemes: Lexemes, first: Quantity, second: Quantity, between: list[str]) -> str | None:
    before = lexemes.word(first.start - 1)
    if between == ["to"] or between == ["-", "to", "-"] or between == ["up", "to"]:
        return "to"
    if len(between) == 2 and between[1] == "to" and before == "from" and between[0].isalpha():
        return "to"  # "from 21 mpg combined to 23"
    if len(between) == 1 and between[0] in _DASHES:
        return "dash"
    if between == ["and"] and before == "between":
        return "and"
    if between == ["or"] and second.kind == "duration" and _follow(first, second):
        return "or"
    if between == ["/"] and first.currency and second.currency:
        return "slash"
    return None


def _follow(first: Quantity, second: Quantity) -> bool:
    assert first.ratio
    assert second.ratio
    return number(second.ratio) == number(first.ratio) + 1


def _same_unit(first: Quantity, second: Quantity) -> bool:
    if first.bare or second.bare:
        return True
    return (first.currency, first.unit, first.age, first.per or second.per) == (
        second.currency,
        second.unit,
        second.age,
        second.per or first.per,
    )


def _is_ratio(first: Quantity, second: Quantity, between: list[str]) -> bool:
    """Tell ratios: "three in five", "one out of ten", "one of four"."""
    if between == ["of"] and first.numeral.in_words and first.ratio == (1, 1) and second.bare:
        return bool(second.ratio and second.ratio[1] == 1 and second.ratio[0] > 1)
    if between not in (
        ["in"],
        ["out", "of"],
        ["in", "every"],
        ["of", "every"],
        ["out", "of", "every"],
    ) or not (first.bare and second.bare):
        return False
    assert first.ratio
    assert second.ratio
    return (
        first.ratio[1] == second.ratio[1] == 1
        and 0 < first.ratio[0] < second.ratio[0]
        and first.numeral.scale == 1
    )


def _make_fraction(first: Quantity, second: Quantity) -> bool:
    assert first.ratio
    assert second.ratio
    first.ratio = first.ratio[0], second.ratio[0]
    first.kind, first.stop = "fraction", second.stop
    first.numeral = second.numeral._replace(form="fraction", start=first.start)
    return True


def _is_score(lexemes: Lexemes, first: Quantity, second: Quantity) -> bool:
    """Whole numbers of a game or vote: the higher first, or words of playing and voting near."""
    if not (first.bare and second.bare) or first.numeral.scale > 1 or second.numeral.scale > 1:
        return False
    assert first.ratio
    assert second.ratio
    known = patterns()
    if first.ratio[1] != 1 or second.ratio[1] != 1 or max(first.ratio[0], second.ratio[0]) > known.score_most:
        return False
    if first.ratio[0] >= second.ratio[0]:
        return True
    after = lexemes.word(second.stop)
    if after.isalpha() and after.endswith("s") and len(after) > 4:
        return False  # "draws 10-12 coaches"
    near = lexemes.words[max(0, first.start - 8) : first.start] + lexemes.words[second.stop : second.stop + 2]
    return not known.score_cues.isdisjoint(near)


def _make_score(first: Quantity, second: Quantity) -> bool:
    first.low, first.high, first.ratio = first.ratio, second.ratio, None
    first.kind, first.stop = "score", second.stop
    first.numeral = second.numeral._replace(start=first.start)
    return True


def _is_amount_and_level(lexemes: Lexemes, first: Quantity, second: Quantity) -> bool:
    """Tell an amount and the level reached: "rose 18 cents to $2.50", "increased by $4bn to $42bn"."""
    before = lexemes.word(first.start - 1)
    if before in ("from", "between", "of", "at"):
        return False
    moves = before in patterns().verbs or before == "by"
    assert first.ratio
    assert second.ratio
    small, large = sorted((abs(number(first.ratio)), abs(number(second.ratio))))
    return moves and not first.bare and (small == 0 or large / small > _AMOUNT_TO_LEVEL)


def _make_range(first: Quantity, second: Quantity) -> bool:
    assert first.ratio
    assert second.ratio
    low: Ratio = first.ratio
    if _lends_scale(first, second):
        low = scaled(low, second.numeral.scale)
    first.low, first.high, first.ratio = low, second.ratio, None
    if not second.bare:
        first.share_unit(second)
    first.stop = second.stop
    first.numeral = second.numeral._replace(start=first.start)
    return True


def _lends_scale(first: Quantity, second: Quantity) -> bool:
    """Tell whether the scale is said once: "5 to 6 million", "$3-5bn"."""
    assert first.ratio
    assert second.ratio
    scale = second.numeral.scale
    if scale == 1 or first.numeral.scale != 1:
        return False
    return 0 < number(first.ratio) < 1000 and number(first.ratio) <= 10 * number(second.ratio) / scale
