"""Clock times with a time zone."""

from datetime import datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def at_zone(value: str, zone: str | int | None) -> tuple[str, str] | None:
    """Return the interval (one minute) of a TIMEX3 clock time in a zone, with its offset from UTC.

    Args:
        value: such as `2026-03-12T17:00`; the hour may be 24.
        zone: an IANA name, the offset in minutes, or None (then there is nothing to add to the value).
    """
    if zone is None:
        return None
    day, _, time = value.partition("T")
    hour, minute = (int(part) for part in time.split(":"))
    try:
        local = datetime.fromisoformat(day) + timedelta(hours=hour, minutes=minute)
    except OverflowError:
        return None
    place = _zone(zone) if isinstance(zone, str) else timezone(timedelta(minutes=zone))
    instant = local.replace(tzinfo=place).isoformat(timespec="minutes")
    return instant, instant
