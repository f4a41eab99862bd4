"""What the time resolvers read and return."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Amount = int | float
Basis = Literal["anchor", "focus"] | None


@dataclass(slots=True)
class Parts:
    """What the words of an expression say, in numbers; None is not said.

    Months and weekdays count from 1 (ISO 8601). `unit` is a TIMEX3 unit (TH, D, W, WE, M, Q, Y, X for a time
    of unknown length), `count` how many, with `vague` for "several". `shift` counts units from the present
    or, with `from_focus`, from the time in focus; `direction` is -1 for "ago", 1 for
    "later". `dotted`: 12.03.2026.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    day_shift: int | None = None
    year_shift: int | None = None
    week_shift: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    part: str | None = None
    holiday: tuple[int, ...] | None = None
    easter: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | int | None = None
    unit: str | None = None
    count: Amount | None = None
    vague: bool = False
    shift: int | None = None
    shift_word: str = ""
    direction: int | None = None
    from_focus: bool = False
    decade: int | None = None
    century: int | None = None
    mod: str | None = None
    fiscal: bool = False
    year_ago: bool = False
    reference: str | None = None
    quant: str | None = None
    freq: str | None = None
    value: str | None = None
    dotted: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved expression: TIMEX3 attributes and what the interval needs beyond them.

    `basis` tells what a relative value is counted from: the anchor, the time in focus, or nothing (absolute,
    vague or without an anchor). `span` is the interval where the value alone does not give it.
    """

    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    basis: Basis = None
    span: tuple[str | None, str | None] | None = None


@dataclass(slots=True)
class Focus:
    """The times that the text has spoken of last, by how exactly they are known.

    `value`: the last one as it is. `is_stretch`: after the quarter it has spoken of several months ("the
    first nine months").
    """

    clock: datetime | None = None
    day: date | None = None
    month: date | None = None
    year: date | None = None
    quarter: date | None = None
    value: str | None = None
    is_stretch: bool = False


def _undecided() -> int:
    return 0


@dataclass(slots=True)
class Context:
    """What an expression is read against.

    `anchor` is the day of publication if known. `tense` says whether the clause is future (1), past (-1) or
    open (0); it is asked only where that decides. `day_first`: 3/4/2025 is in April. `not_before`: where the
    range begins whose end this is.
    """

    anchor: date | None = None
    focus: Focus = field(default_factory=Focus)
    tense: Callable[[], int] = _undecided
    day_first: bool = False
    not_before: date | None = None
