"""TIMEX3 values of amounts of time."""

from extractor.normalize.timex import Amount

# What half of a unit is: "two and a half years" is P2Y6M.
_PARTS_OF_UNIT = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}


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
