"""Figures that say the same again: "$48 million (€44 million)", "6,650 employees, or 5% of the staff"."""

from itertools import pairwise

from extractor.components.figures.quantity import Quantity
from extractor.normalize.lexemes import Lexemes

_OPENS = (["("], ["["], ["/"], ["(", "or"])
_APPOSES = (["—"], ["–"], ["-"], ["-", "-"], [","], [",", "or"], ["—", "or"], ["or"], [",", "about"])
_SHARES = frozenset({"fraction", "percent"})


def link_restatements(lexemes: Lexemes, found: list[Quantity]) -> None:
    """Make neighbours that restate one amount point to each other; a conversion takes over the bound."""
    for first, second in pairwise(found):
        if second.start < first.stop or second.start - first.stop > 2:
            continue
        between = lexemes.words[first.stop : second.start]
        if _is_conversion(first, second, between):
            _link(first, second)
            if second.bound == "=" and first.bound in ("<", ">"):
                second.bound = first.bound
        elif _is_apposition(first, second, between, lexemes.word(second.stop)):
            _link(first, second)


def share_roles(found: list[Quantity]) -> None:
    """Let a restatement of the level reached be a level reached: "fell to 3bn crowns ($300m)"."""
    for quantity in found:
        first = quantity.same_as
        if (
            first is not None
            and first.start < quantity.start
            and first.role == "to"
            and quantity.role is None
        ):
            quantity.role, quantity.direction = first.role, first.direction


def _link(first: Quantity, second: Quantity) -> None:
    first.same_as = first.same_as or second
    second.same_as = first


def _is_conversion(first: Quantity, second: Quantity, between: list[str]) -> bool:
    if between not in _OPENS:
        return False
    if first.currency and second.currency:
        return first.currency != second.currency
    return bool(
        first.unit
        and second.unit
        and first.unit != second.unit
        and first.unit.dimension == second.unit.dimension
    )


def _is_apposition(first: Quantity, second: Quantity, between: list[str], after: str) -> bool:
    if between not in _APPOSES:
        return False
    if first.kind == "count" and first.noun and second.kind in _SHARES:
        return after == "of" or between[-1:] == ["or"]
    if between[-1] != "or":
        return False
    return bool(first.currency and second.currency and first.currency != second.currency) or (
        second.kind == "percent" and first.kind != "percent" and first.noun == "point"
    )
