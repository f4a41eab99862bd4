"""Kinds of columns: how a value of a record is stored, and how it comes back the same.

What a column of its type cannot hold exactly (a NUL in a text, "2026-02-12T09:30Z" as a timestamp) raises
`InexactError`, which brings what is stored instead; the exact value is kept in the row's `as_written`.
"""

import hashlib
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

_LONGEST_KEY = 1_000  # bytes: what an index of PostgreSQL takes, three of them in one entry
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LARGE_NUMBER = re.compile(r"\d(?:[eE]|\d{15})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST_INTEGER = 2**63 - 1
_EXACT_INTEGER = 2**53  # up to here a double is every integer


class InexactError(Exception):
    """The value is not what comes back of the column.

    Args:
        stored: what is stored in its place.
    """

    def __init__(self, stored: Any) -> None:
        super().__init__(stored)
        self.stored = stored


@dataclass(frozen=True)
class Kind:
    """How values of one kind are stored.

    Attributes:
        name: what sinks choose the type of the column by.
        encode: from a record's value, never None, to that of a column; raises `InexactError`.
        decode: the way back.
    """

    name: str
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any] = lambda stored: stored


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are written in JSON as the same: 1 and 1.0 are not."""
    return type(one) is type(other) and one == other


def as_double(number: int | float | None) -> float | None:
    """Return a number for a column of doubles; None if it is beyond them."""
    try:
        return None if number is None else float(number)
    except OverflowError:
        return None


def storable(text: str) -> str:
    """Return a text with NULs and lone surrogates replaced, each by one U+FFFD: offsets stay right."""
    if text.isascii():
        return text.replace("\0", "\ufffd")
    cleaned = text.replace("\0", "\ufffd")
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in cleaned)


def key_of(value: str) -> str:
    """Return an id as a key; one that is too long or no text for a database by its hash."""
    if "\0" not in value:
        data = value.encode("utf-8", "surrogatepass")
        if len(data) <= _LONGEST_KEY and storable(value) == value:
            return value
    return f"sha256:{hashlib.sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _key(value: str) -> str:
    if len(value) < 200 and value.isascii() and "\0" not in value:  # nearly all
        return value
    key = key_of(value)
    if key != value:
        raise InexactError(key)
    return key


def _text(value: str) -> str:
    if value.isascii() and "\0" not in value:
        return value
    stored = storable(value)
    if stored != value:
        raise InexactError(stored)
    return stored


def _integer(value: int) -> int:
    if value > _LARGEST_INTEGER:
        raise InexactError(_LARGEST_INTEGER)
    return value


def _number(value: int | float) -> int | float:
    if not same(_as_number(as_double(value)), value):
        raise InexactError(value if isinstance(value, int) or math.isfinite(value) else None)
    return value


def _as_number(stored: Any) -> int | float | None:
    """Return a whole number as an integer, as records are written."""
    value = as_double(stored)
    if value is not None and value.is_integer() and abs(value) <= _EXACT_INTEGER:
        return int(value)
    return value


def _real(value: float) -> float:
    if not math.isfinite(value):
        raise InexactError(None)
    if value == 0 and math.copysign(1, value) < 0:
        raise InexactError(0.0)
    return value


def _day(value: str) -> date:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        raise InexactError(None) from None
    if day.isoformat() != value:
        raise InexactError(day)
    return day


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise InexactError(None) from None
    if _written(moment) != value:
        raise InexactError(moment)
    return moment


def _written(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat()


def _json(value: Any) -> str:
    if not value:
        return "{}" if isinstance(value, dict) else _encoded(value)
    text = _encoded(value)
    if is_surely_tame(text) or _is_tame(value):
        return text
    raise InexactError(_encoded(_tame(value)))


def is_surely_tame(text: str) -> bool:
    """Tell whether the text of JSON rules out NULs, lone surrogates and numbers that may change.

    That is cheaper than to look at every value.
    """
    return (
        not any(mark in text for mark in ("\\u0000", "-0.0", "NaN", "Infinity"))
        and not _LARGE_NUMBER.search(text)
        and (text.isascii() or not _SURROGATE.search(text))
    )


def _is_tame(value: Any) -> bool:
    """Tell whether JSON comes back the same from a database that keeps it parsed."""
    if isinstance(value, str):
        return storable(value) == value
    if isinstance(value, float):
        return math.isfinite(value) and "e" not in repr(value) and repr(value) != "-0.0"
    if isinstance(value, int):
        return abs(value) < _EXACT_INTEGER
    if isinstance(value, dict):
        return all(_is_tame(key) and _is_tame(item) for key, item in value.items())
    return all(map(_is_tame, value)) if isinstance(value, list) else True


def _tame(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {storable(key): _tame(item) for key, item in value.items()}
    return [_tame(item) for item in value] if isinstance(value, list) else value


KEY = Kind("key", _key)
TEXT = Kind("text", _text)
INTEGER = Kind("integer", _integer)
NUMBER = Kind("number", _number, _as_number)
REAL = Kind("real", _real)
BOOLEAN = Kind("boolean", lambda value: value, bool)
DAY = Kind("day", _day, date.isoformat)
MOMENT = Kind("moment", _moment, _written)
JSON = Kind("json", _json, json.loads)
