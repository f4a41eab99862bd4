"""On the annotated data beside the checkout, the measures here agree with the scorers that stand there.

Predictions of the pipeline, and those of other systems: gold that was cut, shifted, retyped, merged, doubled.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from extractor.components.claims.quotes import Quotations
from extractor.evaluation import adapters
from extractor.evaluation.adapters.base import GoldSet
from extractor.evaluation.adapters.labels import maps
from extractor.evaluation.breakdown import split
from extractor.evaluation.evaluate import align, score
from extractor.pipeline import Extractor
from extractor.schema import ArticleRecord
from tests.evaluation.perturbed import Perturbed
from tests.evaluation.scorers import SETS, SHARED, Scores

ARTICLES = 25  # of each set; the sentences of a set count as ten an article
WITHIN = 0.3
SENTENCES = ("figures/newsquant.json", "events/m2e2.jsonl", "events/plover.jsonl")
CLASSES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "MISC"}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "score").exists(), reason="the annotated data is not beside the checkout"
    ),
]
Given = list[dict[str, Any]]


def read(name: str, folder: Path, number: int) -> tuple[GoldSet, Given]:
    """Return a set's first items, as gold here and as given to the scorers."""
    file, part = SHARED / "data" / name, folder / Path(name).name
    if file.suffix == ".json":
        given = json.loads(file.read_text())[:number]
        part.write_text(json.dumps(given))
        return adapters.read(part), given
    with file.open() as lines:
        some = list(islice(lines, number))
    part.write_text("".join(some))
    gold = adapters.read(part)  # ids that a file repeats are numbered
    named = zip(map(json.loads, some), gold.records, strict=True)
    return gold, [{**one, "id": record.article.id} for one, record in named]


def ours(gold: GoldSet, predicted: Iterable[ArticleRecord]) -> Scores:
    """Return what is measured here; of entities also class by class."""
    [layer] = gold.layers
    pairs = align(gold.records, map(gold.project, predicted))
    parts = {"": pairs}
    if layer == "entities":
        parts |= {f"{CLASSES[name]} ": part for name, part in split(pairs, layer, "type").items()}
    return {
        part + name: (100 * tally.precision, 100 * tally.recall, 100 * tally.f1)
        for part, some in parts.items()
        for name, tally in score(some, layer).micro.items()
    }


def assert_agree(found: Scores, theirs: Scores) -> None:
    apart = {
        name: (found.get(name), values)
        for name, values in theirs.items()
        for mine, other in zip(found.get(name, (-1.0,) * 3), values, strict=True)
        if other is not None and (mine is None or abs(mine - other) > WITHIN)
    }
    assert theirs
    assert not apart


def assert_all_agree(
    name: str, gold: GoldSet, given: Given, predicted: list[ArticleRecord], folder: Path
) -> None:
    theirs = SETS[name](given, predicted, folder)
    forms = {key: theirs.pop(key) for key in list(theirs) if key.startswith("attribution ")}
    assert_agree(ours(gold, predicted), theirs)
    if not forms:
        return
    # The scorer knows double quotation marks only, and another way of closing what was left open.
    plain = {
        record.article.id
        for record in gold.records
        if all(
            one.closed and record.article.text[one.start] not in "'‘"
            for one in Quotations(record.article.text).all
        )
    }
    some = replace(gold, records=[record for record in gold.records if record.article.id in plain])
    got = [record for record in predicted if record.article.id in plain]
    theirs = SETS[name]([one for one in given if one["id"] in plain], got, folder)
    assert_agree(ours(some, got), {key: theirs[key] for key in forms})


@pytest.mark.parametrize("name", SETS)
def test_the_pipeline_scores_the_same(name: str, extractor: Extractor, tmp_path: Path):
    gold, given = read(name, tmp_path, (10 if name in SENTENCES else 1) * ARTICLES)
    assert_all_agree(name, gold, given, list(extractor.pipe(gold.articles())), tmp_path)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", SETS)
def test_other_systems_score_the_same(name: str, seed: int, tmp_path: Path):
    gold, given = read(name, tmp_path, (20 if name in SENTENCES else 2) * ARTICLES)
    made = Perturbed(seed)
    assert_all_agree(
        name, gold, given, [made.record(as_predicted(record)) for record in gold.records], tmp_path
    )


@pytest.mark.parametrize("name", SETS)
def test_the_gold_is_right_for_both(name: str, tmp_path: Path):
    gold, given = read(name, tmp_path, ARTICLES)
    assert_all_agree(name, gold, given, [as_predicted(record) for record in gold.records], tmp_path)


def as_predicted(gold: ArticleRecord) -> ArticleRecord:
    """Return the gold as a prediction has it: what the scheme calls types and roles stands in codes."""
    data = gold.model_dump(mode="json")
    for event in data["events"]:
        scheme = event["type"].partition(".")[0]
        names = {kind: label for label, kind in maps()[scheme].labels.items()}
        event["codes"] = {**event["codes"], scheme: names[event["type"]]}
        for part in (event, *event["mentions"]):
            for argument in part["arguments"]:
                argument["codes"] = {scheme: argument["role"]}
    return ArticleRecord.model_validate(data)
