"""What holds of every measure, whatever the records."""

import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluation import LAYERS, evaluate
from extractor.evaluation.clusters import b_cubed, muc
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = "Oslo rain hit 8,000 users of Norvik Mail on Friday as Yusuf said leak closed"
WORDS = TEXT.split()
WRITE = Writer(TEXT)
KINDS = ("PERSON", "ORG", "GPE")


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


@given(records())
def test_gold_against_itself_is_perfect(gold: ArticleRecord):
    for layer, scores in evaluate([gold], [gold]).items():
        for measure, tally in scores.micro.items():
            assert not tally.gold or tally.f1 == 1, (layer, measure)


@given(records(), records())
def test_swapping_gold_and_prediction_swaps_precision_and_recall(one: ArticleRecord, other: ArticleRecord):
    there, back = (evaluate([a], [b]) for a, b in ((one, other), (other, one)))
    for layer in ("entities", "figures", "claims"):
        for measure, tally in there[layer].micro.items():
            mirrored = back[layer].micro[measure]
            assert (tally.found, tally.gold) == (mirrored.right, mirrored.predicted), measure


@given(records(), records(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(
    gold: ArticleRecord, predicted: ArticleRecord, chance: random.Random
):
    def shuffled(record: ArticleRecord) -> ArticleRecord:
        layers = {
            layer: chance.sample(items, len(items)) for layer in LAYERS if (items := getattr(record, layer))
        }
        return record.model_copy(update=layers)

    there, back = evaluate([gold], [predicted]), evaluate([shuffled(gold)], [shuffled(predicted)])
    for layer, measure in (
        ("entities", "strict"),
        ("entities", "b_cubed"),
        ("times", "strict"),
        ("times", "relaxed"),
        ("figures", "value+unit"),
        ("events", "TC"),
        ("events", "AC+"),
        ("events", "facts"),
        ("events", "number"),
    ):
        assert there[layer].f1(measure) == back[layer].f1(measure), (layer, measure)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3))), st.permutations(range(4)))
def test_the_names_of_clusters_do_not_matter(labels: list[tuple[int, int]], names: list[int]):
    renamed = [(gold, names[predicted]) for gold, predicted in labels]
    assert b_cubed(labels).f1 == b_cubed(renamed).f1
    assert muc(labels) == muc(renamed)


@given(records(), records(), st.permutations(KINDS))
def test_the_names_of_types_do_not_matter(gold: ArticleRecord, predicted: ArticleRecord, names: list[str]):
    renamed = dict(zip(KINDS, names, strict=True))

    def relabelled(record: ArticleRecord) -> ArticleRecord:
        entities = [entity.model_copy(update={"type": renamed[entity.type]}) for entity in record.entities]
        return record.model_copy(update={"entities": entities})

    there = evaluate([gold], [predicted], ["entities"])["entities"]
    back = evaluate([relabelled(gold)], [relabelled(predicted)], ["entities"])["entities"]
    assert there.f1("strict") == back.f1("strict")
