"""What an evaluation costs grows with the data, not with its square."""

import tracemalloc
from functools import cache

import pytest

from extractor.evaluation.differences import ITEMS, differences
from extractor.evaluation.evaluate import LAYERS, score
from extractor.evaluation.matching import most
from extractor.evaluation.significance import intervals, permutation
from extractor.evaluation.tally import Tally
from extractor.schema import ArticleRecord
from tests.growth import growth
from tests.records import Writer

PART = "Oslo said 8 hit on Friday. "


@cache
def record(parts: int) -> ArticleRecord:
    """Return one article with an item of every layer in each of its sentences."""
    write = Writer(PART)
    items = {
        "entities": write.entity("Oslo", "GPE", write.span("Oslo")),
        "times": write.time("Friday", "DATE", "2026"),
        "figures": write.figure("8", 8),
        "claims": write.claim("Oslo", "said", "8 hit on Friday"),
        "events": write.event("cyber.outage", "hit", arguments=[write.argument("affected", "8")]),
    }
    layers = {
        layer: [_moved(item, number) | {"id": f"{layer[0]}{number}"} for number in range(parts)]
        for layer, item in items.items()
    }
    return Writer(PART * parts).record(**layers)


def _moved(item: dict[str, object], number: int) -> dict[str, object]:
    """Return a part of a record as it stands in the sentence of a number."""

    def move(node: object) -> object:
        if isinstance(node, dict):
            shift = number * len(PART) if "text" in node else 0
            return {
                key: value + shift if key in ("start", "end") and isinstance(value, int) else move(value)
                for key, value in node.items()
            }
        return [move(one) for one in node] if isinstance(node, list) else node

    return move(item)  # type: ignore[return-value]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_long_article_is_scored_in_linear_time(layer: str):
    for size in (400, 4000):
        record(size)
    assert growth(lambda size: score([(record(size), record(size))], layer), 400, 10) < 30


@pytest.mark.parametrize("layer", ITEMS)
def test_differences_are_found_in_linear_time(layer: str):
    for size in (400, 4000):
        record(size)
    pairs = {size: [(record(size), record(size))] for size in (400, 4000)}
    assert growth(lambda size: list(differences("x", pairs[size], layer)), 400, 10) < 30


def test_a_thousand_items_that_all_fit_are_paired():
    # Every gold item fits the first predicted one and all up to its own: only one pairing holds all.
    size = 1000
    found = most([(i, j) for i in range(size) for j in {0, i // 2, i}])
    assert len(found) == size


def test_memory_does_not_grow_with_the_number_of_articles():
    def peak(articles: int) -> int:
        tallies = [{"m": Tally.of(1, 1, 2)}] * articles
        tracemalloc.start()
        intervals(tallies)
        permutation(tallies, tallies)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(8_000) < 3 * peak(2_000)
