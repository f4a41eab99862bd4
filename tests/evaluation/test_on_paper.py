"""Every measure on a case whose precision and recall are worked out on paper beside it."""

from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from extractor.evaluation.evaluate import LAYERS, evaluate
from extractor.evaluation.gold import GoldRecord
from extractor.evaluation.report import tables
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = (
    "Amina Yusuf of Norvik Mail said “it leaked” in Oslo on Friday, 1 May, "
    "as 8 left and Yusuf denied “all” of it."
)
WRITE = Writer(TEXT)


class Case(NamedTuple):
    gold: ArticleRecord
    predicted: ArticleRecord
    expected: dict[str, tuple[Fraction | int, Fraction | int]]  # precision, recall


def half(of: int = 2, part: int = 1) -> Fraction:
    return Fraction(part, of)


def entity(key: str, kind: str, *words: str) -> dict[str, Any]:
    counted = [word.partition("#") for word in words]
    return WRITE.entity("x", kind, *(WRITE.span(w, int(n or 1)) for w, _, n in counted), key=key)


def event(key: str, kind: str, *triggers: str, realis: str = "actual", **roles: str) -> dict[str, Any]:
    made = WRITE.event(kind, *triggers, key=key, arguments=[WRITE.argument(r, w) for r, w in roles.items()])
    for mention in made["mentions"]:
        mention["realis"] = realis
    return made


def events(*some: dict[str, Any]) -> ArticleRecord:
    return WRITE.record(events=list(some))


ENTITIES = Case(
    WRITE.record(
        entities=[
            entity("e1", "PERSON", "Amina Yusuf", "Yusuf#2"),
            entity("e2", "ORG", "Norvik Mail"),
            entity("e3", "GPE", "Oslo"),
        ]
    ),
    WRITE.record(
        entities=[
            entity("e1", "PERSON", "Amina Yusuf"),
            entity("e2", "PERSON", "Yusuf#2"),
            entity("e3", "ORG", "Mail", "Oslo"),
            entity("e4", "ORG", "May"),
        ]
    ),
    {
        # Predicted: Amina Yusuf (right), Yusuf (right), Mail (edges), Oslo (type), May (nothing). Gold: four.
        "strict": (half(5, 2), half(4, 2)),
        "overlap": (half(5, 3), half(4, 3)),
        # Both hold Amina Yusuf, Yusuf, Oslo. Gold puts the first two together, the prediction none of the
        # three: precision 3/3, recall (1/2 + 1/2 + 1)/3.
        "b_cubed": (1, Fraction(2, 3)),
        # Gold has one link among them, which is not found; the prediction has no link.
        "muc": (0, 0),
    },
)
MERGED = Case(
    ENTITIES.gold,
    WRITE.record(entities=[entity("e1", "PERSON", "Amina Yusuf", "Yusuf#2", "Oslo")]),
    {
        # One cluster of three: precision (2/3 + 2/3 + 1/3)/3, recall 1. MUC: two links, one of them gold's.
        "b_cubed": (Fraction(5, 9), 1),
        "muc": (half(), 1),
    },
)
TIMES = Case(
    WRITE.record(times=[WRITE.time("Friday", "DATE", "a"), WRITE.time("1 May", "DATE", "b", key="t2")]),
    WRITE.record(
        times=[
            WRITE.time("Friday, 1 May", "DATE", "a"),
            WRITE.time("1 May", "SET", "b", key="t2"),
            WRITE.time("Oslo", "DATE", "c", key="t3"),
        ]
    ),
    {
        # "1 May" alone is exact. The wide one touches both, "Oslo" none: 2 of 3 right, 2 of 2 found.
        "strict": (half(3), half()),
        "relaxed": (Fraction(2, 3), 1),
        # "Friday" is matched with the wide one, "1 May" with its like: 1 type of 2, 2 values of 2.
        "type": (Fraction(2, 3) / 2, half()),
        "value": (Fraction(2, 3), 1),
    },
)
FIGURES = Case(
    WRITE.record(
        figures=[
            WRITE.figure("8", 8, unit="guest", of="the guests of Oslo", bound=">"),
            WRITE.figure("1", 1, key="f2", unit="may", of="day"),
        ]
    ),
    WRITE.record(
        figures=[
            WRITE.figure("8 left", 8, unit="Guest", of="a guest", bound="="),
            WRITE.figure("1 May", 1, key="f2", unit="day", of="the of"),
            WRITE.figure("Oslo", 8, key="f3"),
        ]
    ),
    {
        # 3 predicted, 2 gold. Values: 8 and 1 (the third touches nothing). Unit: guest. Bound: that of 1.
        "value": (Fraction(2, 3), 1),
        "value+unit": (half(3), half()),
        "value+bound": (half(3), half()),
        "value+unit+bound": (0, 0),
        # Of the guests: "guest" is in common; of the day: "the of" says nothing.
        "value+of": (half(3), half()),
    },
)
CLAIMS = Case(
    WRITE.record(
        claims=[
            WRITE.claim("Amina Yusuf of Norvik Mail", "said", "it leaked"),
            WRITE.claim("Yusuf", "denied", "all", key="c2"),
            WRITE.claim("", "", "8 left", key="c3"),
        ]
    ),
    WRITE.record(
        claims=[
            WRITE.claim("Amina Yusuf", "said", "it leaked” in Oslo"),
            WRITE.claim("Norvik", "Yusuf denied", "“all” of it", key="c2"),
            WRITE.claim("", "as", "8 left", key="c3"),
            WRITE.claim("", "", "Friday", key="c4"),
        ]
    ),
    {
        # Words in common: 2 of 4 (a match), 1 of 3 (none), 2 of 2 (a match): 2 pairs, 4 predicted, 3 gold.
        "content": (half(4, 2), Fraction(2, 3)),
        # Cues that share a word: said, denied; "as" has no partner: 2 of 3, 2 of 2.
        "cue": (Fraction(2, 3), 1),
        # The head of "Amina Yusuf of Norvik Mail" is Yusuf; the third has no source on either side.
        "attribution": (half(4, 2), Fraction(2, 3)),
        # Gold: direct, direct, indirect; predicted: mixed, mixed, indirect, indirect. The pairs count for
        # gold's form in recall and for the predicted one in precision.
        "attribution direct": (0, half()),
        "attribution indirect": (half(), 1),
        "attribution mixed": (half(), 0),
    },
)
EVENTS = Case(
    events(
        event("v1", "cyber.data_breach", "leaked", "denied", victim="Norvik Mail", time="Friday"),
        event("v2", "cyber.outage", "left", realis="other", affected="8"),
    ),
    events(
        event("v1", "cyber.data_breach", "leaked", victim="Norvik Mail", attacker="Friday", place="Oslo"),
        event("v2", "cyber.data_breach", "denied “all”", realis="other"),
        event("v3", "cyber.phishing", "left", affected="8"),
    ),
    {
        # Gold triggers leaked, denied, left; predicted leaked, "denied all", left of another type.
        "TI": (Fraction(2, 3), Fraction(2, 3)),
        "TC": (half(3), half(3)),
        "TC overlap": (Fraction(2, 3), Fraction(2, 3)),
        # Gold arguments: (breach) Norvik Mail, Friday, (outage) 8; predicted: (breach) Norvik Mail, Friday,
        # Oslo, (phishing) 8. Of the type: Norvik Mail, Friday; with the role: Norvik Mail; at one trigger.
        "AI": (half(4, 2), Fraction(2, 3)),
        "AC": (half(4), half(3)),
        "AI+": (half(4, 2), Fraction(2, 3)),
        "AC+": (half(4), half(3)),
        "AC overlap": (half(4), half(3)),
        # Two triggers match with their type: leaked (actual, actual) and denied (actual, other).
        "realis": (half(), half()),
        # Gold has both in one event, the prediction in two: precision 1, recall (1/2 + 1/2)/2.
        "b_cubed": (1, half()),
        # Two events against three. Types: breach of breach, phishing; of breach, outage.
        "number": (0, 0),
        "types": (half(), half()),
        # Type, role and words: only the breach's Norvik Mail.
        "facts": (half(4), half(3)),
        "fillers": (half(4), half(3)),
    },
)
ELSEWHERE = Case(
    events(event("v1", "cyber.data_breach", "leaked", victim="Norvik Mail")),
    events(event("v1", "cyber.data_breach", "denied", victim="of Norvik Mail")),
    {
        # The argument is there, but with other edges and at another trigger.
        "AI": (0, 0),
        "AC": (0, 0),
        "AC overlap": (1, 1),
        "AC+": (0, 0),
        "facts": (0, 0),  # "of norvik mail" is another filler than "norvik mail"
    },
)


def _grouped(*some: dict[str, Any], **groups: str) -> GoldRecord:
    return GoldRecord.model_validate({**events(*some).model_dump(), "groups": groups})


GROUPS = Case(
    _grouped(
        event("v1", "cyber.data_breach", "leaked"),
        event("v2", "cyber.outage", "left"),
        event("v3", "cyber.outage", "denied"),
        v1="h1",
        v2="h1",
    ),
    events(event("v1", "cyber.data_breach", "leaked"), event("v2", "cyber.outage", "left", "denied")),
    {
        # The data set holds leaked and left for one event, denied for another: two, as predicted.
        "number": (1, 1),
        # Leaked: precision 1, recall 1/2; left: 1/2, 1/2; denied: 1/2, 1.
        "b_cubed": (Fraction(2, 3), Fraction(2, 3)),
    },
)
TWO_MENTIONS = Case(
    WRITE.record(
        events=[
            {
                **event("v1", "cyber.data_breach", "leaked", "denied"),
                "mentions": [
                    {
                        **WRITE.span("leaked"),
                        "realis": "actual",
                        "arguments": [WRITE.argument("victim", "Norvik Mail")],
                    },
                    {
                        **WRITE.span("denied"),
                        "realis": "actual",
                        "arguments": [WRITE.argument("victim", "Mail")],
                    },
                ],
                "arguments": [WRITE.argument("victim", "Norvik Mail")],
            }
        ]
    ),
    events(event("v1", "cyber.data_breach", "leaked", victim="Norvik Mail")),
    {
        # The event's one fact is found; of its mentions' two fillers one.
        "facts": (1, 1),
        "fillers": (1, half()),
    },
)
CASES: dict[str, list[Case]] = {
    "entities": [ENTITIES, MERGED],
    "times": [TIMES],
    "figures": [FIGURES],
    "claims": [CLAIMS],
    "events": [EVENTS, ELSEWHERE, GROUPS, TWO_MENTIONS],
}


@pytest.mark.parametrize(
    ("layer", "measure", "case"),
    [
        pytest.param(layer, measure, case, id=f"{layer} {measure} {number}")
        for layer, cases in CASES.items()
        for number, case in enumerate(cases)
        for measure in case.expected
    ],
)
def test_measure(layer: str, measure: str, case: Case):
    tally = evaluate([case.gold], [case.predicted], [layer])[layer].micro[measure]
    precision, recall = case.expected[measure]
    assert (tally.precision, tally.recall) == (pytest.approx(float(precision)), pytest.approx(float(recall)))


@pytest.mark.parametrize("layer", LAYERS)
def test_every_measure_has_a_case(layer: str):
    measured = evaluate([WRITE.record()], [WRITE.record()], [layer])[layer].micro
    assert set(measured) == {measure for case in CASES[layer] for measure in case.expected}


def test_micro_sums_articles_and_macro_means_types():
    one = WRITE.record(entities=[entity("e1", "GPE", "Oslo"), entity("e2", "ORG", "Norvik Mail")])
    two = WRITE.record(key="a2", entities=[entity("e1", "GPE", "Oslo")])
    found = WRITE.record(key="a2", entities=[entity("e1", "GPE", "Oslo"), entity("e2", "ORG", "May")])
    [table] = tables("x", [(one, WRITE.record()), (two, found)], ["entities"], None)
    strict = next(row for row in table.rows if row.measure == "strict")
    # 1 right of 2 predicted, of 3 gold: F1 2/5. GPE: 1 of 1 and of 2, F1 2/3; ORG 0: mean 1/3.
    assert (strict.precision, strict.recall) == (50, pytest.approx(100 / 3))
    assert (strict.f1, strict.macro) == (pytest.approx(40), pytest.approx(100 / 3))
