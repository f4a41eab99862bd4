"""Times, as TempEval-3 scores them (UzZaman et al. 2013)."""

from extractor.evaluation.matching import common, overlap
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Time


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return strict and relaxed span matches, and among the relaxed ones how many have type and value right.

    Every gold expression that a predicted one touches counts as found, every predicted one that a gold one
    touches as right. `type` and `value` are attributes on the gold expressions found; their F1 is the
    accuracy there times the relaxed F1.
    """
    wanted, got = gold.times, predicted.times
    touching = [[other for other in got if _touch(one, other)] for one in wanted]
    found = [(one, _nearest(one, others)) for one, others in zip(wanted, touching, strict=True) if others]
    right = sum(any(_touch(one, other) for one in wanted) for other in got)
    relaxed = Tally(len(found), len(wanted), right, len(got))
    return {
        "strict": Tally.of(*common(_spans(wanted), _spans(got))),
        "relaxed": relaxed,
        "type": _share(relaxed, sum(one.type == other.type for one, other in found)),
        "value": _share(relaxed, sum(one.value == other.value for one, other in found)),
    }


def _spans(times: list[Time]) -> set[tuple[int, int]]:
    return {(time.start, time.end) for time in times}


def _touch(one: Time, other: Time) -> bool:
    return overlap((one.start, one.end), (other.start, other.end)) > 0


def _nearest(one: Time, others: list[Time]) -> Time:
    span = (one.start, one.end)
    return max(
        others, key=lambda other: ((other.start, other.end) == span, overlap(span, (other.start, other.end)))
    )


def _share(relaxed: Tally, correct: int) -> Tally:
    """Return the tally of an attribute: correct ones among those found, scaled to the predicted side too."""
    accuracy = correct / relaxed.found if relaxed.found else 0.0
    return Tally(correct, relaxed.gold, relaxed.right * accuracy, relaxed.predicted)
