"""Each measure on a case whose value is worked out beside it."""

import pytest

from extractor.errors import RecordError
from extractor.evaluation import evaluate
from extractor.evaluation.tally import Tallies
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = (
    "The Norvik Mail's board met Amina Yusuf in Oslo on Monday, 3 May. It said a breach on Friday had hit "
    "8,000 users, up to 5% of all, and that the leak was closed. Yusuf denied it."
)
WRITE = Writer(TEXT)


def scores(layer: str, gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    return evaluate([gold], [predicted], [layer])[layer].micro


def f1(layer: str, measure: str, gold: ArticleRecord, predicted: ArticleRecord) -> float:
    return scores(layer, gold, predicted)[measure].f1


def full() -> ArticleRecord:
    pronoun = {**WRITE.span("It"), "kind": "pronoun"}
    victim = WRITE.argument("victim", "8,000 users", figure="f1")
    return WRITE.record(
        entities=[
            WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"), pronoun),
            WRITE.entity(
                "Amina Yusuf", "PERSON", WRITE.span("Amina Yusuf"), WRITE.span("Yusuf", 2), key="e2"
            ),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e3"),
        ],
        times=[
            WRITE.time("Monday, 3 May", "DATE", "2026-05-03"),
            WRITE.time("Friday", "DATE", "2026-05-01", key="t2"),
        ],
        figures=[
            WRITE.figure("8,000 users", 8000, unit="user"),
            WRITE.figure("up to 5%", 5, key="f2", kind="percent", unit="percent", bound="<"),
        ],
        claims=[
            WRITE.claim("It", "said", "a breach on Friday had hit 8,000 users"),
            WRITE.claim("Yusuf", "denied", "it", key="c2"),
        ],
        events=[WRITE.event("cyber.data_breach", "breach", "leak", arguments=[victim])],
    )


@pytest.mark.parametrize("layer", ["entities", "times", "figures", "claims", "events"])
def test_gold_against_itself_is_perfect_and_nothing_is_nothing(layer: str):
    perfect = scores(layer, full(), full())
    assert all(tally.f1 == 1 for tally in perfect.values() if tally.gold), perfect
    nothing = scores(layer, full(), WRITE.record())
    assert all(tally.f1 == 0 for name, tally in nothing.items() if name != "number"), nothing


def test_entity_edges_do_not_count_and_types_do():
    gold = WRITE.record(entities=[WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"))])
    with_edges = WRITE.record(entities=[WRITE.entity("x", "ORG", WRITE.span("The Norvik Mail's"))])
    assert f1("entities", "strict", gold, with_edges) == 1
    mistyped = WRITE.record(entities=[WRITE.entity("x", "GPE", WRITE.span("Norvik Mail"))])
    assert f1("entities", "overlap", gold, mistyped) == 0


def test_entity_overlap_is_one_to_one():
    gold = WRITE.record(entities=[WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"))])
    halves = WRITE.record(entities=[WRITE.entity("x", "ORG", WRITE.span("Norvik"), WRITE.span("Mail"))])
    # One of the two halves matches: precision 1/2, recall 1.
    assert f1("entities", "overlap", gold, halves) == pytest.approx(2 / 3)
    assert f1("entities", "strict", gold, halves) == 0


def test_entity_merging():
    gold = full()
    split = WRITE.record(
        entities=[
            WRITE.entity(
                "Norvik Mail", "ORG", WRITE.span("Norvik Mail"), {**WRITE.span("It"), "kind": "pronoun"}
            ),
            WRITE.entity("Amina Yusuf", "PERSON", WRITE.span("Amina Yusuf"), key="e2"),
            WRITE.entity("Yusuf", "PERSON", WRITE.span("Yusuf", 2), key="e3"),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e4"),
        ]
    )
    # Five mentions, the two of Yusuf apart. B-cubed: precision 5/5, recall (1+1+1/2+1/2+1)/5.
    found = scores("entities", gold, split)
    assert (found["b_cubed"].precision, found["b_cubed"].recall) == (1, pytest.approx(0.8))
    # MUC: gold has two links (Norvik-It, Yusuf-Yusuf), one is kept; the prediction's only link is right.
    assert (found["muc"].precision, found["muc"].recall) == (1, 0.5)


def test_time_value_is_accuracy_times_relaxed():
    gold = full()
    predicted = WRITE.record(
        times=[
            WRITE.time("3 May", "DATE", "2026-05-03"),
            WRITE.time("on Friday", "TIME", "2026-05-08", key="t2"),
        ]
    )
    # Both are touched, neither exact; one value and one type of two are right.
    found = {name: tally.f1 for name, tally in scores("times", gold, predicted).items()}
    assert found == {"strict": 0, "relaxed": 1, "type": 0.5, "value": 0.5}


def test_one_time_over_two_finds_both():
    predicted = WRITE.record(
        times=[WRITE.time("Monday, 3 May. It said a breach on Friday", "DATE", "2026-05-03")]
    )
    found = scores("times", full(), predicted)["relaxed"]
    assert (found.recall, found.precision) == (1, 1)


def test_figures_by_value_unit_and_bound():
    predicted = WRITE.record(
        figures=[
            WRITE.figure("8,000", 8000, unit="client"),
            WRITE.figure("5%", 5, key="f2", kind="percent", unit="percent"),
        ]
    )
    found = {name: tally.f1 for name, tally in scores("figures", full(), predicted).items()}
    assert (found["value"], found["value+unit"], found["value+bound"], found["value+unit+bound"]) == (
        1,
        0.5,
        0.5,
        0,
    )


def test_the_direction_of_an_amount_of_change_is_its_mark():
    up = WRITE.record(figures=[WRITE.figure("5%", 5, change={"direction": "up", "by": 5})])
    down = WRITE.record(figures=[WRITE.figure("5%", 5, change={"direction": "down", "by": 5})])
    level = WRITE.record(figures=[WRITE.figure("5%", 5, change={"direction": "up", "to": 5})])
    assert f1("figures", "value+bound", up, down) == 0
    assert f1("figures", "value+bound", up, level) == 0
    assert f1("figures", "value+bound", up, up) == 1


def test_figures_match_as_many_as_possible():
    # The wide prediction fits both gold figures, the narrow one only the first: two pairs exist.
    gold = WRITE.record(figures=[WRITE.figure("8,000", 1), WRITE.figure("5%", 1, key="f2")])
    wide = WRITE.figure("8,000 users, up to 5%", 1)
    predicted = WRITE.record(figures=[wide, WRITE.figure("8,000 users", 1, key="f2")])
    assert f1("figures", "value", gold, predicted) == 1


def test_half_of_a_content_is_a_match_and_less_is_none():
    gold = full()
    half = WRITE.record(claims=[WRITE.claim("It", "said", "Friday had hit 8,000 users")])  # 5 of 8 words
    less = WRITE.record(claims=[WRITE.claim("It", "said", "8,000 users")])  # 3 of 8: "8,000" is two
    assert scores("claims", gold, half)["content"].found == 1
    assert scores("claims", gold, less)["content"].found == 0
    assert scores("claims", gold, less)["cue"].found == 1


def test_a_source_must_hold_the_head():
    write = Writer("Officials in Oslo said it rained.")
    gold = write.record(claims=[write.claim("Officials in Oslo", "said", "it rained")])
    head = write.record(claims=[write.claim("Officials", "said", "it rained")])
    tail = write.record(claims=[write.claim("in", "said", "it rained")])
    none = write.record(claims=[write.claim("", "said", "it rained")])
    assert [f1("claims", "attribution", gold, other) for other in (head, tail, none)] == [1, 0, 0]


def test_event_triggers_and_arguments():
    gold = full()
    victim = WRITE.argument("attacker", "8,000 users")
    predicted = WRITE.record(
        events=[
            WRITE.event("cyber.data_breach", "breach", arguments=[victim]),
            WRITE.event("cyber.outage", "leak", key="v2"),
        ]
    )
    found = {name: tally.f1 for name, tally in scores("events", gold, predicted).items()}
    assert found["TI"] == 1  # both spans
    assert found["TC"] == 0.5  # one of two with its type
    assert found["AI"] == 1  # the span is right
    assert found["AC"] == 0  # its role is not
    assert found["number"] == 0  # two events for one
    assert found["types"] == pytest.approx(2 / 3)  # one of two predicted, one of one gold
    assert found["facts"] == 0


def test_event_merging_and_realis():
    gold = full()
    apart = WRITE.record(
        events=[
            WRITE.event("cyber.data_breach", "breach"),
            WRITE.event("cyber.data_breach", "leak", key="v2"),
        ]
    )
    found = scores("events", gold, apart)
    assert (found["b_cubed"].precision, found["b_cubed"].recall) == (1, 0.5)
    assert found["realis"].f1 == 1


def test_statements_are_scored_as_claims_only():
    write = Writer("Yusuf denied it.")
    spoken = write.record(
        claims=[write.claim("Yusuf", "denied", "it")],
        events=[write.event("statement.deny", "denied", reported_by="c1")],
    )
    assert scores("events", spoken, write.record())["TC"].gold == 0


def test_articles_without_a_prediction_are_missed_and_strangers_refused():
    assert evaluate([full()], [], ["times"])["times"].f1("relaxed") == 0
    with pytest.raises(RecordError, match="no article 'a2'"):
        evaluate([full()], [WRITE.record(key="a2")])
    with pytest.raises(RecordError, match="another text"):
        evaluate([full()], [Writer("Other text.").record()])


def test_the_order_of_articles_does_not_matter():
    first, second = full(), WRITE.record(key="a2", times=[WRITE.time("Friday", "DATE", "2026-05-01")])
    predicted = [WRITE.record(key="a2", times=[WRITE.time("Friday", "DATE", "2026-05-08")]), full()]
    one = evaluate([first, second], predicted)["times"].micro
    other = evaluate([second, first], predicted[::-1])["times"].micro
    assert one == other
