"""What holds of every measure, whatever the records."""

import random
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.evaluation import LAYERS, evaluate
from extractor.evaluation.clusters import b_cubed, muc
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = "Oslo rain hit 8,000 users of Norvik Mail on Friday as Yusuf said leak closed"
WORDS = TEXT.split()
WRITE = Writer(TEXT)
KINDS = ("PERSON", "ORG", "GPE")
PATIENT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def records(draw: st.DrawFn, key: str = "a1") -> ArticleRecord:
    """Return a record with items of every layer on any words; spans may be the same, nested or crossing."""

    def words() -> Iterator[str]:
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(WORDS) - 1))
            yield " ".join(WORDS[start : draw(st.integers(start + 1, min(start + 4, len(WORDS))))])

    def kind() -> str:
        return draw(st.sampled_from(KINDS))

    value = draw(st.integers(1, 2))
    return WRITE.record(
        key=key,
        entities=[WRITE.entity(w, kind(), WRITE.span(w), key=f"e{n}") for n, w in enumerate(words())],
        times=[WRITE.time(w, "DATE", str(value), key=f"t{n}") for n, w in enumerate(words())],
        figures=[WRITE.figure(w, value, key=f"f{n}", unit="user") for n, w in enumerate(words())],
        claims=[WRITE.claim("Yusuf", "said", w, key=f"c{n}") for n, w in enumerate(words())],
        events=[
            WRITE.event(f"test.{kind().lower()}", w, arguments=[WRITE.argument("victim", w)], key=f"v{n}")
            for n, w in enumerate(words())
        ],
    )


def all_f1(gold: ArticleRecord, predicted: ArticleRecord) -> dict[tuple[str, str], float]:
    return {
        (layer, measure): tally.f1
        for layer, scores in evaluate([gold], [predicted]).items()
        for measure, tally in scores.micro.items()
    }


@PATIENT
@given(records())
def test_gold_against_itself_is_perfect(gold: ArticleRecord):
    for layer, scores in evaluate([gold], [gold]).items():
        for measure, tally in scores.micro.items():
            assert not tally.gold or tally.f1 == 1, (layer, measure)


@PATIENT
@given(records())
def test_nothing_finds_nothing(gold: ArticleRecord):
    found = all_f1(gold, WRITE.record())
    assert found.pop(("events", "number")) == (not gold.events)
    assert not any(found.values())


@PATIENT
@given(records(), records())
def test_swapping_gold_and_prediction_swaps_precision_and_recall(one: ArticleRecord, other: ArticleRecord):
    there, back = (evaluate([a], [b]) for a, b in ((one, other), (other, one)))
    for layer, measure in all_f1(one, other):
        if measure not in ("b_cubed", "muc", "type", "value") or layer == "figures":
            tally, mirrored = there[layer].micro[measure], back[layer].micro[measure]
            assert (tally.gold, tally.predicted) == (mirrored.predicted, mirrored.gold), (layer, measure)
            if layer != "events" or "overlap" not in measure:
                assert (tally.found, tally.right) == (mirrored.right, mirrored.found), (layer, measure)


@PATIENT
@given(records(), records(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(
    gold: ArticleRecord, predicted: ArticleRecord, chance: random.Random
):
    def shuffled(record: ArticleRecord) -> ArticleRecord:
        layers = {
            layer: chance.sample(items, len(items)) for layer in LAYERS if (items := getattr(record, layer))
        }
        return record.model_copy(update=layers)

    there, back = all_f1(gold, predicted), all_f1(shuffled(gold), shuffled(predicted))
    for measure, f1 in there.items():
        # Of mentions with the same span and type in several events, or of times that one time touches alike,
        # the first is taken: which event or value that is depends on the order.
        if measure[1] not in ("b_cubed", "muc", "type", "realis") and measure != ("times", "value"):
            assert f1 == back[measure], measure


@PATIENT
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3))), st.permutations(range(4)))
def test_the_names_of_clusters_do_not_matter(labels: list[tuple[int, int]], names: list[int]):
    renamed = [(gold, names[predicted]) for gold, predicted in labels]
    assert b_cubed(labels).f1 == b_cubed(renamed).f1
    assert muc(labels) == muc(renamed)


@PATIENT
@given(records(), records(), st.permutations(KINDS))
def test_relabelling_both_sides_alike_changes_nothing(
    gold: ArticleRecord, predicted: ArticleRecord, names: list[str]
):
    renamed = dict(zip(KINDS, names, strict=True))

    def relabelled(record: ArticleRecord) -> ArticleRecord:
        entities = [entity.model_copy(update={"type": renamed[entity.type]}) for entity in record.entities]
        events = [
            event.model_copy(update={"type": f"test.{renamed[event.type.partition('.')[2].upper()].lower()}"})
            for event in record.events
        ]
        return record.model_copy(update={"entities": entities, "events": events})

    there, back = all_f1(gold, predicted), all_f1(relabelled(gold), relabelled(predicted))
    for measure in (
        ("entities", "strict"),
        ("entities", "overlap"),
        *(("events", form) for form in ("TI", "TC", "AI", "AC", "AI+", "AC+", "types", "facts", "fillers")),
    ):
        assert there[measure] == back[measure], measure


@PATIENT
@given(records(), st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_relabelling_is_an_error_of_the_same_size_there_and_back(gold: ArticleRecord, one: str, other: str):
    """Calling a type another is as wrong as calling the other one this."""

    def relabelled(record: ArticleRecord, old: str, new: str) -> ArticleRecord:
        entities = [
            entity.model_copy(update={"type": new}) if entity.type == old else entity
            for entity in record.entities
        ]
        return record.model_copy(update={"entities": entities})

    changed = relabelled(gold, one, other)
    there, back = all_f1(gold, changed), all_f1(changed, gold)
    for measure in ("strict", "overlap"):
        assert there["entities", measure] == back["entities", measure]
