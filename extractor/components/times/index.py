"""Which time stands at an offset: for the layers that come after."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.schema import Time


class TimeIndex:
    """Looks up times by character offset; they are in order and do not overlap."""

    def __init__(self, times: Sequence[Time]) -> None:
        self._times = times
        self._starts = [time.start for time in times]

    def at(self, start: int, end: int) -> Time | None:
        """Return the first time that shares a character with the stretch."""
        index = max(0, bisect_right(self._starts, start) - 1)
        for time in self._times[index : index + 2]:
            if time.start < end and start < time.end:
                return time
        return None

    def within(self, start: int, end: int) -> list[Time]:
        """Return the times that lie wholly in the stretch."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return [time for time in self._times[first:last] if time.end <= end]

    def owns(self, start: int, end: int) -> bool:
        """Tell whether a number there belongs to a date, a clock time or a set, and so is no figure.

        The number of a duration ("70 days") is a figure as well.
        """
        time = self.at(start, end)
        return time is not None and time.type != "DURATION"
