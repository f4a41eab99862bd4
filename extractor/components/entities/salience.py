"""How much an article is about an entity."""

from bisect import bisect_left

from extractor.schema import Segment

_HEADLINE, _LEDE, _FREQUENCY = 0.3, 0.3, 0.4  # add up to 1
_LEDE_LENGTH = 300  # characters of the first paragraph of the body


class Salience:
    """Scores entities by where and how often they are mentioned.

    Args:
        segments: the article's; a text without segments is all body.
        most: the number of mentions of the entity that is mentioned most.
    """

    def __init__(self, segments: list[Segment], most: int) -> None:
        self._headline = next(((s.start, s.end) for s in segments if s.kind == "headline"), (0, 0))
        body = next((s.start for s in segments if s.kind == "body"), 0)
        self._lede = (body, body + _LEDE_LENGTH)
        self._most = most

    def score(self, starts: list[int]) -> float:
        """Return the salience, 0 to 1, of an entity with mentions at these offsets, in order."""
        frequency = _FREQUENCY * len(starts) / self._most
        inside = _HEADLINE * _any(starts, *self._headline) + _LEDE * _any(starts, *self._lede)
        return round(frequency + inside, 3)


def _any(starts: list[int], first: int, last: int) -> bool:
    place = bisect_left(starts, first)
    return place < len(starts) and starts[place] < last
