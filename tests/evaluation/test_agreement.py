"""On the annotated data beside the checkout, the measures here agree with the scorers that stand there."""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.evaluation import adapters, evaluate
from extractor.evaluation.adapters.base import GoldSet
from extractor.pipeline import Extractor

SHARED = Path(__file__).parents[3] / "shared"
ARTICLES = 25  # of each set; the sentences of a set count as ten an article
WITHIN = 0.3

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "score").exists(), reason="the annotated data is not beside the checkout"
    ),
]
Case = tuple[GoldSet, list[Any], list[Any]]


def scorer(name: str) -> ModuleType:
    """Load a scorer by its path; the driver has no ending."""
    path = SHARED / "score" / name
    loader = importlib.machinery.SourceFileLoader(f"shared_{path.stem}", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


@pytest.fixture
def case(extractor: Extractor, tmp_path: Path) -> Callable[[str, int], Case]:
    """Return a set's first items as gold here, as given to the scorers, and the predictions."""

    def make(name: str, number: int) -> Case:
        file = SHARED / "data" / name
        if file.suffix == ".json":
            given = json.loads(file.read_text())[:number]
            (tmp_path / file.name).write_text(json.dumps(given))
        else:
            with file.open() as lines:
                part = list(islice(lines, number))
            given = [json.loads(line) for line in part]
            (tmp_path / file.name).write_text("".join(part))
        gold = adapters.read(tmp_path / file.name)
        if file.suffix == ".jsonl":  # ids that a file repeats are numbered
            given = [{**one, "id": r.article.id} for one, r in zip(given, gold.records, strict=True)]
        return gold, given, list(extractor.pipe(gold.articles()))

    return make


def ours(gold: GoldSet, predicted: list[Any]) -> dict[str, float]:
    [layer] = gold.layers
    micro = evaluate(gold.records, map(gold.project, predicted), [layer])[layer].micro
    return {name: 100 * tally.f1 for name, tally in micro.items()}


def as_json(records: list[Any]) -> Iterator[dict[str, Any]]:
    return (record.model_dump(mode="json") for record in records)


def assert_agree(found: dict[str, float], theirs: dict[str, float], within: float = WITHIN) -> None:
    assert {name: round(found[name], 1) for name in theirs} == pytest.approx(theirs, abs=within + 0.05)


@pytest.mark.parametrize("name", ["times/timebank.jsonl", "times/aquaint.jsonl"])
def test_times(case: Callable[[str, int], Case], name: str):
    gold, given, predicted = case(name, ARTICLES)
    timex = scorer("score").timex
    made = {r["article"]["id"]: {"timexes": [timex(t) for t in r["times"]]} for r in as_json(predicted)}
    result, _, _ = scorer("times.py").score({d["id"]: d for d in given}, made)
    theirs = {key: 100 * result[f"{key}_f1"] for key in ("strict", "relaxed", "type", "value")}
    assert_agree(ours(gold, predicted), theirs)


def test_entities(case: Callable[[str, int], Case], tmp_path: Path):
    gold, _, predicted = case("entities/worldwide.jsonl", ARTICLES)
    driver = scorer("score")
    made = [
        {"id": r["article"]["id"], "text": r["article"]["text"], "entities": driver.entity_mentions(r)}
        for r in as_json(predicted)
    ]
    driver.write_lines(tmp_path / "predicted.jsonl", made)
    result = tmp_path / "result.json"
    options = [
        "--gold-map",
        driver.ENTITY_MAPS[0],
        "--pred-map",
        driver.ENTITY_MAPS[1],
        "--trim",
        "--json",
        str(result),
    ]
    scorer("entities.py").main(
        [str(tmp_path / "worldwide.jsonl"), str(tmp_path / "predicted.jsonl"), *options]
    )
    micro = json.loads(result.read_text())["micro"]
    assert_agree(ours(gold, predicted), {name: 100 * micro[name][2] for name in ("strict", "overlap")})


def test_figures(case: Callable[[str, int], Case]):
    gold, given, predicted = case("figures/newsquant.json", 20 * ARTICLES)
    figure = scorer("score").figure
    made = {
        r["article"]["text"]: [figure(f) for f in r["figures"] if f["kind"] != "ordinal"]
        for r in as_json(predicted)
    }
    result, _, _ = scorer("figures.py").score(given, made)
    names = ("value", "value+unit", "value+bound", "value+unit+bound")
    assert_agree(ours(gold, predicted), {name: result[name][2] for name in names})


def test_claims(case: Callable[[str, int], Case]):
    gold, given, predicted = case("claims/polnear.jsonl", ARTICLES)
    module, claim = scorer("claims.py"), scorer("score").claim
    made = {
        r["article"]["id"]: {"text": r["article"]["text"], "claims": [claim(c) for c in r["claims"]]}
        for r in as_json(predicted)
    }
    counts = module.total(module.score({d["id"]: d for d in given}, made))
    names = {"content": "content overlap", "cue": "cue overlap", "attribution": "attribution"}
    theirs = {name: 100 * module.prf(counts, measure)[2] for name, measure in names.items()}
    assert_agree(ours(gold, predicted), theirs)


@pytest.mark.parametrize(("name", "scheme"), [("casie", "casie"), ("m2e2", "ace")])
def test_events(case: Callable[[str, int], Case], name: str, scheme: str):
    gold, given, predicted = case(f"events/{name}.jsonl", ARTICLES if name == "casie" else 10 * ARTICLES)
    coded = scorer("score").coded_events
    made = {r["article"]["id"]: {"events": coded(r, scheme)} for r in as_json(predicted)}
    result = scorer("events.py").score({d["id"]: d for d in given}, made)
    names = {
        **{f"exact.{form}": form for form in ("TI", "TC", "AI", "AC", "AI+", "AC+")},
        "overlap.TC": "TC overlap",
    }
    names |= {"overlap.AC": "AC overlap", "doc.types": "types"}
    theirs = {here: result[there]["f1"] for there, here in names.items()}
    # Not `doc.fillers`: facts here are of events, whose coreferent fillers are merged, there of mentions.
    theirs["number"] = result["events_per_doc"]["exact_count"]
    if result["realis"]["accuracy"] and scheme == "casie":
        theirs["realis"] = result["realis"]["accuracy"]
    found = ours(gold, predicted)
    assert_agree(found, theirs)
    # What an analysis alone adds is among the arguments of mentions (theirs), not of the event (ours).
    assert_agree(found, {"facts": result["doc.fillers"]["f1"]}, 1)
    # CASIE merges a few mentions of different types; a record has one type an event, so they are two there.
    assert_agree(found, {"b_cubed": result["coref.b3"]["f1"]}, 1)


def test_coded_sentences(case: Callable[[str, int], Case]):
    gold, given, predicted = case("events/plover.jsonl", 10 * ARTICLES)
    driver = scorer("score")
    made = {r["article"]["id"]: {"events": driver.coded_events(r, "plover")} for r in as_json(predicted)}
    assert_agree(ours(gold, predicted), {"types": driver.plover_scores(given, made)["type f1"]})
