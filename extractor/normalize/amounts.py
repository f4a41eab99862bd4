"""Resolvers of durations, sets and vague references."""

from extractor.normalize.periods import stretch
from extractor.normalize.timex import Amount, Context, Parts, Timex

# What half of a unit is: "two and a half years" is P2Y6M.
_PARTS_OF_UNIT = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}


def duration(parts: Parts, context: Context) -> Timex | None:
    """Resolve an amount of time; with "past" or "next" its interval is counted from the anchor."""
    if parts.unit is None:
        return None
    count = None if parts.vague else parts.count
    span = stretch(context.anchor, parts)
    basis = "anchor" if span else None
    return Timex(
        "DURATION", duration_value(count, parts.unit), parts.mod, basis="anchor" if basis else None, span=span
    )


def duration_value(count: Amount | None, unit: str) -> str:
    """Return the value of an amount of time: X where nobody says how much, halves in the smaller unit."""
    if count is None:
        return f"P{_prefix(unit)}X{unit[-1] if unit != 'WE' else unit}"
    whole = int(count)
    if whole == count:
        return _plain(whole, unit)
    if unit not in _PARTS_OF_UNIT:
        return _plain(count, unit)
    factor, smaller = _PARTS_OF_UNIT[unit]
    rest = round((count - whole) * factor)
    if not whole:
        return _plain(rest, smaller)
    if _prefix(unit):
        return f"{_plain(whole, unit)}{rest}{smaller[-1]}"
    return f"{_plain(whole, unit)}{_plain(rest, smaller)[1:]}"


def _prefix(unit: str) -> str:
    return "T" if unit[0] == "T" else ""


def _plain(count: Amount, unit: str) -> str:
    return f"P{_prefix(unit)}{count:g}{unit.removeprefix('T')}" if count < 1e6 else f"P{int(count)}{unit[-1]}"


def recurrence(parts: Parts, context: Context) -> Timex | None:  # noqa: ARG001  all resolvers are called alike
    """Resolve a set: "every Monday", "daily", "twice a year"."""
    return Timex("SET", _recurrence(parts), parts.mod, parts.quant, parts.freq)


def _recurrence(parts: Parts) -> str:
    if parts.value:
        return parts.value
    part = f"T{parts.part}" if parts.part else ""
    if parts.weekday is not None:
        return f"XXXX-WXX-{parts.weekday}{part}"
    if parts.month is not None:
        return f"XXXX-{parts.month:02}" + (f"-{parts.day:02}" if parts.day else "")
    if parts.season:
        return f"XXXX-{parts.season}"
    if parts.unit is None:
        return f"XXXX-XX-XX{part}"
    return duration_value(parts.count if parts.count is not None else 1, parts.unit)


def reference(parts: Parts, context: Context) -> Timex | None:  # noqa: ARG001  all resolvers are called alike
    """Resolve "now", "recently", "the future"."""
    return Timex("DATE", parts.reference, parts.mod) if parts.reference else None
