"""Ready questions about events, as SQL with parameters."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

_OF_AN_ARGUMENT = "EXISTS (SELECT 1 FROM event_arguments a WHERE a.event_id = o.id AND {})"
_IS_CALLED = """(lower(a.entity_name) = lower({0}) OR lower(a.text) = lower({0}) OR EXISTS (
    SELECT 1 FROM mentions m
     WHERE m.article_id = a.article_id AND m.entity_id = a.entity AND lower(m.text) = lower({0})))"""
_AMOUNT = "COALESCE(a.figure_value, a.figure_high, a.figure_low) >= {}"


@dataclass(frozen=True)
class Question:
    """Which events to find: all that is given must hold of one.

    Attributes:
        type: its type, or its family with a star: `cyber.*`.
        since: it is on this day or later; where its day is not known, its article's day counts.
        until: it is on this day or earlier.
        entity: what one of its participants is called, in the text or in full, in capitals or not.
        min_figure: one of its figures is this or more.
        unit: and is in this unit.
        limit: how many, the latest first.
    """

    type: str | None = None
    since: date | None = None
    until: date | None = None
    entity: str | None = None
    min_figure: float | None = None
    unit: str | None = None
    limit: int = 100


def first_day(text: str) -> date:
    """Return the first day of a year (`2025`), a month (`2025-02`) or a day.

    Raises:
        ValueError: it is none of them.
    """
    return date.fromisoformat(text + "-01" * (2 - text.count("-")))


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day; see `first_day`."""
    first = first_day(text)
    if text.count("-") == 2:
        return first
    month = first.month if text.count("-") else 12
    return date(first.year, month, calendar.monthrange(first.year, month)[1])


def statement(question: Question, place: str) -> tuple[str, list[Any]]:
    """Return the SQL that answers a question, and its values.

    Args:
        question: what to find.
        place: what stands in the SQL for a value.
    """
    conditions = list(_conditions(question, place))
    where = "\n   AND ".join(condition for condition, _ in conditions) or "1 = 1"
    text = (
        "SELECT o.day, o.type, o.summary, o.realis, o.article_source, o.article_id, o.id\n"
        f"  FROM event_overview o\n WHERE {where}\n ORDER BY o.day DESC, o.id LIMIT {int(question.limit)}"
    )
    return text, [value for _, values in conditions for value in values]


def _conditions(question: Question, place: str) -> Iterator[tuple[str, list[Any]]]:
    if question.type and question.type.endswith("*"):
        yield f"substr(o.type, 1, {len(question.type) - 1}) = {place}", [question.type[:-1]]
    elif question.type:
        yield f"o.type = {place}", [question.type]
    if question.since:
        yield f"o.day >= {place}", [question.since]
    if question.until:
        yield f"o.day <= {place}", [question.until]
    if question.entity:
        yield _OF_AN_ARGUMENT.format(_IS_CALLED.format(place)), [question.entity] * 3
    if question.min_figure is not None or question.unit:
        yield _of_a_figure(question, place)


def _of_a_figure(question: Question, place: str) -> tuple[str, list[Any]]:
    conditions = ["a.figure IS NOT NULL"]
    values: list[Any] = []
    if question.min_figure is not None:
        conditions.append(_AMOUNT.format(place))
        values.append(question.min_figure)
    if question.unit:
        conditions.append(f"lower(a.figure_unit) = lower({place})")
        values.append(question.unit)
    return _OF_AN_ARGUMENT.format(" AND ".join(conditions)), values
