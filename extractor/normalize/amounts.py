"""Resolvers of durations, sets and vague references."""

from extractor.normalize.amount_values import duration_value
from extractor.normalize.periods import stretch
from extractor.normalize.timex import Context, Parts, Timex


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
