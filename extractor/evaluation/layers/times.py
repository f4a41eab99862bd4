"""Times, as TempEval-3 scores them (UzZaman et al. 2013)."""

from collections import defaultdict

from extractor.evaluation.matching import overlap, touching
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Time


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return strict and relaxed span matches, and among the relaxed ones how many have type and value right.

    Every gold expression that a predicted one touches counts as found, every predicted one that a gold one
    touches as right. `type` and `value` are attributes on the gold expressions found; their F1 is the
    accuracy there times the relaxed F1.
    """
    wanted, got = gold.times, predicted.times
    touched: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in touching([_span(time) for time in wanted], [_span(time) for time in got]):
        touched[i].append(j)
    found = [
        (wanted[i], _nearest(wanted[i], [got[j] for j in sorted(others)])) for i, others in touched.items()
    ]
    right = len({j for others in touched.values() for j in others})
    relaxed = Tally(len(found), len(wanted), right, len(got))
    spans, theirs = ({_span(time) for time in times} for times in (wanted, got))
    exact = [
        sum(_span(time) in others for time in times) for times, others in ((wanted, theirs), (got, spans))
    ]
    return {
        "strict": Tally(exact[0], len(wanted), exact[1], len(got)),
        "relaxed": relaxed,
        "type": _share(relaxed, sum(one.type == other.type for one, other in found)),
        "value": _share(relaxed, sum(one.value == other.value for one, other in found)),
    }


def _span(time: Time) -> tuple[int, int]:
    return (time.start, time.end)


def _nearest(one: Time, others: list[Time]) -> Time:
    span = _span(one)
    return max(others, key=lambda other: (_span(other) == span, overlap(span, _span(other))))


def _share(relaxed: Tally, correct: int) -> Tally:
    """Return the tally of an attribute: correct ones among those found, scaled to the predicted side too."""
    accuracy = correct / relaxed.found if relaxed.found else 0.0
    return Tally(correct, relaxed.gold, relaxed.right * accuracy, relaxed.predicted)
