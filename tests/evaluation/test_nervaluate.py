"""Spans and kinds of errors are counted as SemEval-2013 counts them: as `nervaluate` does."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator

from extractor.evaluation.differences import differences
from extractor.evaluation.evaluate import score
from extractor.evaluation.report import categories
from extractor.schema import ArticleRecord
from tests.records import Writer

KINDS = ("PERSON", "ORG", "GPE")
WINDOW = 8
TEXT = "x" * (5 * WINDOW)
Spans = list[tuple[int, int, str] | None]


@st.composite
def spans(draw: st.DrawFn) -> Spans:
    """Return at most one span in each stretch of the text."""
    found: Spans = []
    for number in range(5):
        start = draw(st.integers(0, WINDOW - 1))
        end = draw(st.integers(start + 1, WINDOW))
        some = (number * WINDOW + start, number * WINDOW + end, draw(st.sampled_from(KINDS)))
        found.append(some if draw(st.booleans()) else None)
    return found


def record(given: Spans) -> ArticleRecord:
    entities = []
    for number, span in enumerate(given):
        if span:
            start, end, kind = span
            mention = {"start": start, "end": end, "text": TEXT[start:end]}
            entities.append(Writer(TEXT).entity("x", kind, mention, key=f"e{number}"))
    return Writer(TEXT).record(entities=entities)


def theirs(given: Spans) -> list[dict[str, object]]:
    return [{"label": span[2], "start": span[0], "end": span[1] - 1} for span in given if span]  # inclusive


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spans(), spans())
def test_strict_and_the_kinds_of_errors_agree(gold: Spans, predicted: Spans):
    pairs = [(record(gold), record(predicted))]
    found = Evaluator([theirs(gold)], [theirs(predicted)], tags=list(KINDS), loader="dict").evaluate()
    strict = found["overall"]["strict"]
    ours = score(pairs, "entities").micro["strict"]
    counts = categories("x", "entities", differences("x", pairs, "entities")).counts
    assert (ours.precision, ours.recall) == (strict.precision, strict.recall)
    assert (counts["correct"], counts["missing"], counts["spurious"]) == (
        strict.correct,
        strict.missed,
        strict.spurious,
    )
    assert counts["type"] + counts["boundary"] == strict.incorrect
