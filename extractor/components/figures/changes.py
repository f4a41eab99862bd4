"""How a figure moves something: by an amount, to a level, from one level to another."""

from extractor.components.figures.patterns import patterns
from extractor.components.figures.quantity import Quantity
from extractor.normalize.lexemes import Lexemes
from extractor.normalize.numbers import number

_FARTHEST_VERB = 10
_FARTHEST_NOUN = 4
_STOPS = frozenset(".;:!?")


def read_changes(lexemes: Lexemes, found: list[Quantity]) -> None:
    """Set direction and role of every quantity that tells a movement; `found` is in order of the text."""
    for at, quantity in enumerate(found):
        if quantity.kind in ("ordinal", "age", "score"):
            continue
        if quantity.is_range and lexemes.word(quantity.start) == "from":
            _read_from_to(lexemes, quantity)
        else:
            _read_role(lexemes, quantity, found[max(0, at - 3) : at])


def _read_from_to(lexemes: Lexemes, quantity: Quantity) -> None:
    """Read "rose from 12% to 25%"; "prices from $5 to $9" are a mere range."""
    direction = _verb_before(lexemes, quantity.start) or _noun_before(lexemes, quantity.start)
    if direction:
        quantity.role = "range"
        assert quantity.low
        assert quantity.high
        quantity.direction = "up" if number(quantity.high) > number(quantity.low) else "down"


def _read_role(lexemes: Lexemes, quantity: Quantity, previous: list[Quantity]) -> None:
    known = patterns()
    if quantity.sign and quantity.kind in ("percent", "percentage_point"):
        _set(quantity, "by", quantity.sign)
        return
    at = quantity.start - 1
    before = lexemes.word(at)
    if before in ("to", "at") and (direction := _verb_before(lexemes, at)):
        if (before == "to" and _reaches(lexemes, quantity, at)) or _follows_amount(quantity, previous):
            _set(quantity, "to", direction)
    elif before == "from":
        _read_origin(lexemes, quantity, previous)
    elif direction := _amount(lexemes, quantity):
        _set(quantity, "by", direction)
    elif before == "or" and lexemes.word(at - 1) == "," and previous and previous[-1].role == "by":
        _set(quantity, "by", previous[-1].direction)  # "lost 190 points, or 0.6%"
    elif lexemes.word(quantity.stop) in known.follow and _moves(quantity, transitive=True):
        if lexemes.word(quantity.stop + 1) == "than":
            return  # a comparison moves nothing
        _set(quantity, "by", known.follow[lexemes.word(quantity.stop)])


def _amount(lexemes: Lexemes, quantity: Quantity) -> str | None:
    """Return the direction of the movement that the figure is the amount of."""
    at = quantity.start - 1
    if lexemes.word(at) in ("add", "adds", "added", "adding") and lexemes.word(quantity.stop) == "to":
        return "up"
    if lexemes.word(at) == "by" and (direction := _verb_before(lexemes, at) or _noun_before(lexemes, at)):
        return direction
    return _adjacent_verb(lexemes, quantity) or _around(lexemes, quantity)


def _set(quantity: Quantity, role: str, direction: str | None) -> None:
    quantity.role, quantity.direction = role, direction


def _verb_before(lexemes: Lexemes, at: int) -> str | None:
    """Return the direction of the nearest verb of movement in the clause before lexeme `at`."""
    verbs = patterns().verbs
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST_VERB), -1):
        word = lexemes.words[index]
        if word in verbs:
            return verbs[word]
        if word in _STOPS and not lexemes.glued(index):
            return None
    return None


def _noun_before(lexemes: Lexemes, at: int) -> str | None:
    """Return the direction of "an increase" right before lexeme `at`, "of" and "in sales" apart."""
    nouns = patterns().nouns
    for index in range(at - 1, max(-1, at - 1 - _FARTHEST_NOUN), -1):
        if lexemes.words[index] in nouns:
            return nouns[lexemes.words[index]]
    return None


def _adjacent_verb(lexemes: Lexemes, quantity: Quantity) -> str | None:
    """Return the direction of "fell", "up" and the like right before, hedges between left out."""
    known = patterns()
    at = quantity.start - 1
    for _ in range(4):
        word = lexemes.word(at)
        if word in known.verbs and not (word == "up" and lexemes.word(at - 1) in known.not_up):
            return known.verbs[word] if _moves(quantity, transitive=word in known.transitive) else None
        if word not in known.change_between:
            return None
        at -= 1
    return None


def _moves(quantity: Quantity, *, transitive: bool = False) -> bool:
    """Tell whether a figure of this kind can be the amount of a movement."""
    known = patterns()
    if quantity.noun in known.movement_nouns or quantity.kind in ("percent", "percentage_point"):
        return True
    if quantity.currency and quantity.currency.minor:
        return True
    return not transitive and quantity.kind in known.movement_kinds


def _around(lexemes: Lexemes, quantity: Quantity) -> str | None:
    """Return the direction of the noun that the figure belongs to: "a 5% drop", "an increase of 5%"."""
    known = patterns()
    if not _moves(quantity):
        return None
    if lexemes.word(quantity.start - 1) == "of":
        return _noun_before(lexemes, quantity.start - 1)
    return known.nouns.get(lexemes.word(quantity.stop + (lexemes.raw(quantity.stop) == "-")))


def _reaches(lexemes: Lexemes, quantity: Quantity, at: int) -> bool:
    """A count is a level where things move by themselves, not in "cut power to 600 homes"."""
    if quantity.kind != "count" or quantity.noun in patterns().movement_nouns or quantity.bare:
        return True
    words = lexemes.words[max(0, at - _FARTHEST_VERB) : at]
    nearest = next((word for word in reversed(words) if word in patterns().verbs), "")
    return nearest not in patterns().transitive


def _follows_amount(quantity: Quantity, previous: list[Quantity]) -> bool:
    """Tell whether "at" follows the amount of the move: "up 19 cents at $58"."""
    return bool(previous) and previous[-1].role == "by" and quantity.start - previous[-1].stop <= 2


def _read_origin(lexemes: Lexemes, quantity: Quantity, previous: list[Quantity]) -> None:
    """Tell the level reached where it came from: "to $7bn from $6bn", "78%, up from 50%"."""
    if not previous or quantity.ratio is None:
        return
    level = next((other for other in reversed(previous) if _same_terms(other, quantity)), previous[-1])
    before = lexemes.word(quantity.start - 2)
    moved = level.role == "to" or before in ("up", "down")
    if moved and level.ratio is not None and level.role != "by" and _same_terms(level, quantity):
        rises = number(level.ratio) > number(quantity.ratio)
        level.role, level.direction, level.from_ = "to", "up" if rises else "down", quantity.ratio


def _same_terms(one: Quantity, other: Quantity) -> bool:
    return other.bare or (one.unit, one.currency, one.noun) == (other.unit, other.currency, other.noun)
