"""The scorers beside the checkout, each run on records: what they measure, named as it is called here."""

import importlib.machinery
import importlib.util
import io
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from extractor.schema import ArticleRecord

SHARED = Path(__file__).parents[3] / "shared"
Scores = dict[str, tuple[float | None, ...]]  # precision, recall, F1 in percent; None: not measured there
_Gold = list[dict[str, Any]]


@cache
def _module(name: str) -> ModuleType:
    """Load a scorer by its path; the driver has no ending."""
    path = SHARED / "score" / name
    loader = importlib.machinery.SourceFileLoader(f"shared_{path.stem}", str(path))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


def _driver() -> ModuleType:
    return _module("score")


def _as_json(records: Iterable[ArticleRecord]) -> Iterable[dict[str, Any]]:
    return (record.model_dump(mode="json") for record in records)


def _times(given: _Gold, predicted: list[ArticleRecord], _: Path) -> Scores:
    made = {
        r["article"]["id"]: {"timexes": [_driver().timex(t) for t in r["times"]]} for r in _as_json(predicted)
    }
    result, _by_type, _errors = _module("times.py").score({d["id"]: d for d in given}, made)
    found: Scores = {
        key: (100 * result[f"{key}_p"], 100 * result[f"{key}_r"], 100 * result[f"{key}_f1"])
        for key in ("strict", "relaxed")
    }
    attributes = {key: (None, None, 100 * result[f"{key}_f1"]) for key in ("type", "value")}
    return {**found, **attributes}


def _entities(given: _Gold, predicted: list[ArticleRecord], folder: Path) -> Scores:
    made = [
        {"id": r["article"]["id"], "text": r["article"]["text"], "entities": _driver().entity_mentions(r)}
        for r in _as_json(predicted)
    ]
    _driver().write_lines(folder / "wanted.jsonl", given)
    _driver().write_lines(folder / "got.jsonl", made)
    maps = ("--gold-map", _driver().ENTITY_MAPS[0], "--pred-map", _driver().ENTITY_MAPS[1])
    files = (str(folder / name) for name in ("wanted.jsonl", "got.jsonl"))
    with redirect_stdout(io.StringIO()):
        _module("entities.py").main([*files, *maps, "--trim", "--json", str(folder / "result.json")])
    result = json.loads((folder / "result.json").read_text())
    return {
        measure if part == "micro" else f"{part} {measure}": tuple(100 * share for share in row[measure])
        for part, row in result.items()
        for measure in ("strict", "overlap")
        if part in ("micro", "PER", "ORG", "LOC", "MISC")
    }


def _figures(given: _Gold, predicted: list[ArticleRecord], _: Path) -> Scores:
    made = {
        r["article"]["text"]: [_driver().figure(f) for f in r["figures"] if f["kind"] != "ordinal"]
        for r in _as_json(predicted)
    }
    result, _info, _errors = _module("figures.py").score(given, made)
    names = {name: name for name in ("value", "value+unit", "value+bound", "value+unit+bound")}
    names["value+of"] = "value+of(partial)"
    return {here: result[there] for here, there in names.items()}


def _claims(given: _Gold, predicted: list[ArticleRecord], _: Path) -> Scores:
    made = {
        r["article"]["id"]: {
            "text": r["article"]["text"],
            "claims": [_driver().claim(c) for c in r["claims"]],
        }
        for r in _as_json(predicted)
    }
    module = _module("claims.py")
    counts = module.total(module.score({d["id"]: d for d in given}, made))
    names = {"content": "content overlap", "cue": "cue overlap", "attribution": "attribution"}
    names |= {f"attribution {form}": f"attribution|{form}" for form in ("direct", "indirect", "mixed")}
    return {here: tuple(100 * share for share in module.prf(counts, there)) for here, there in names.items()}


def _events(scheme: str) -> Callable[[_Gold, list[ArticleRecord], Path], Scores]:
    def score(given: _Gold, predicted: list[ArticleRecord], _: Path) -> Scores:
        coded = _driver().coded_events
        made = {r["article"]["id"]: {"events": coded(r, scheme)} for r in _as_json(predicted)}
        result = _module("events.py").score({d["id"]: d for d in given}, made)
        names = {f"exact.{form}": form for form in ("TI", "TC", "AI", "AC", "AI+", "AC+")}
        names |= {"overlap.TC": "TC overlap", "overlap.AC": "AC overlap", "doc.types": "types"}
        names |= {"doc.fillers": "fillers", "coref.b3": "b_cubed"}
        found = {here: tuple(result[there][key] for key in ("p", "r", "f1")) for there, here in names.items()}
        found["number"] = (result["events_per_doc"]["exact_count"],) * 3
        if scheme == "casie":  # the others annotate no realis
            found["realis"] = (result["realis"]["accuracy"],) * 3
        return found

    return score


def _coded(given: _Gold, predicted: list[ArticleRecord], _: Path) -> Scores:
    made = {r["article"]["id"]: {"events": _driver().coded_events(r, "plover")} for r in _as_json(predicted)}
    result = _driver().plover_scores(given, made)
    return {"types": tuple(result[f"type {key}"] for key in ("precision", "recall", "f1"))}


SETS: dict[str, Callable[[_Gold, list[ArticleRecord], Path], Scores]] = {
    "times/timebank.jsonl": _times,
    "times/aquaint.jsonl": _times,
    "entities/worldwide.jsonl": _entities,
    "figures/newsquant.json": _figures,
    "claims/polnear.jsonl": _claims,
    "events/casie.jsonl": _events("casie"),
    "events/m2e2.jsonl": _events("ace"),
    "events/plover.jsonl": _coded,
}
