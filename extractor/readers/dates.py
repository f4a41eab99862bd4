"""Dates as formats write them, in ISO 8601."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime


def iso(value: str | None, pattern: str = "") -> str | None:
    """Return a date in ISO 8601; one that cannot be read as it is, so that it is told.

    Args:
        value: in basic or extended ISO 8601, as mail writes it, or by the pattern.
        pattern: of `strptime`.
    """
    text = (value or "").strip()
    if not text:
        return None
    ways: tuple[Callable[[str], str], ...] = (
        _iso_8601,
        lambda text: parsedate_to_datetime(text).isoformat(),
        lambda text: datetime.strptime(text, pattern).isoformat(),
    )
    for read in ways:
        try:
            return read(text)
        except (ValueError, TypeError, IndexError):
            continue
    return text


def _iso_8601(text: str) -> str:
    found = datetime.fromisoformat(text)
    return found.isoformat() if "T" in text or ":" in text else found.date().isoformat()
