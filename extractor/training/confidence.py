"""Learn the weights of `models/trained/confidence.yaml` from articles with annotated triggers.

    python -m extractor.training.confidence CASIE.jsonl ACE.jsonl CLAIMS.jsonl models/trained/confidence.yaml

A line of the first two is `{"text", "events": [{"trigger": [start, end], "type"}]}`, with types of CASIE and
of ACE; of the third `{"text", "claims": [{"source": [[start, end], …], "content": [[start, end], …]}]}`. An
event is right if an annotated trigger of its type overlaps one of its mentions. Events of types that the file
does not annotate are left aside. Of the third file every fifth article is read.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.components.events.coding import codes_of
from extractor.components.events.component import Events
from extractor.components.events.confidence import Confidence
from extractor.components.events.merge import Cluster
from extractor.components.events.view import View
from extractor.pipeline.extractor import Extractor
from extractor.schema import Article

_FOLDS, _BINS = 5, 10
_RIDGE, _STEPS = 2.0, 60
_STRIDE = 5  # one claims' article in so many
_LEAST = 20  # events that must show a feature
# What must not speak for an event, or against it, whatever a sample says.
_NOT_ABOVE, _NOT_BELOW = frozenset({"required_is_empty", "negated"}), frozenset({"score"})
_SEED = 1

Vector = NDArray[np.float64]


class Example(NamedTuple):
    """An event: its features, whether it is right, and which article it is of."""

    features: dict[str, float]
    is_right: bool
    article: str


class Evidence(NamedTuple):
    """Held-out probabilities and whether each event was right; `missed` annotated events had none of ours."""

    chances: Vector
    right: Vector
    missed: int


def examples(extractor: Extractor, file: Path, scheme: str) -> tuple[list[Example], int]:
    """Return the events of annotated articles, and how many annotated triggers have none."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    types = {event["type"] for line in lines for event in line["events"]}
    layer = extractor.nlp.get_pipe("extractor_events")
    assert isinstance(layer, Events)
    found: list[Example] = []
    missed = 0
    docs = extractor.nlp.pipe((line["text"] for line in lines), disable=["extractor_events"])
    for number, (line, doc) in enumerate(zip(lines, docs, strict=True)):
        view = View(doc)
        clusters = layer.detector.clusters(view)
        confidence = Confidence(view, clusters)
        gold = [(event["type"], *event["trigger"]) for event in line["events"]]
        covered = set()
        for cluster in clusters:
            code = getattr(codes_of(cluster), scheme)
            if code in types and not cluster.is_statement:
                held = _held(view, cluster, code, gold)
                covered |= held
                found.append(Example(dict(confidence.features(cluster)), bool(held), f"{scheme}{number}"))
        missed += len(gold) - len(covered)
    return found, missed


def _held(view: View, cluster: Cluster, code: str, gold: list[tuple[str, int, int]]) -> set[int]:
    spans = [view.doc[naming.start : naming.end] for naming in cluster.namings]
    return {
        number
        for number, (type_, start, end) in enumerate(gold)
        if type_ == code and any(s.start_char < end and start < s.end_char for s in spans)
    }


def fit(table: Vector, right: Vector, names: list[str]) -> Vector:
    """Return the weights of a logistic regression with a ridge, by Newton's method.

    A weight whose sign is known beforehand and comes out otherwise is held at zero.
    """
    weights = np.zeros(table.shape[1])
    ridge = np.diag([0.0 if name == "bias" else _RIDGE for name in names])
    free = np.ones(len(names), dtype=bool)
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chances - right) + ridge @ weights
        curve = (table * (chances * (1 - chances))[:, None]).T @ table + ridge + 1e-6 * np.eye(len(names))
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        weights = weights - step
        for place, name in enumerate(names):
            if (name in _NOT_ABOVE and weights[place] > 0) or (name in _NOT_BELOW and weights[place] < 0):
                weights[place], free[place] = 0.0, False
    return weights


def held_out(found: list[Example], names: list[str]) -> Vector:
    """Return for every event the probability by weights that were fitted without the articles of its fold."""
    table, right = _table(found, names)
    articles = sorted({example.article for example in found})
    shuffled = np.random.default_rng(_SEED).permutation(len(articles))
    fold_of = {article: int(shuffled[n]) % _FOLDS for n, article in enumerate(articles)}
    folds = np.array([fold_of[example.article] for example in found])
    chances = np.zeros(len(found))
    for fold in range(_FOLDS):
        weights = fit(table[folds != fold], right[folds != fold], names)
        chances[folds == fold] = 1 / (1 + np.exp(-table[folds == fold] @ weights))
    return chances


def _table(found: list[Example], names: list[str]) -> tuple[Vector, Vector]:
    table = np.array([[example.features.get(name, 0.0) for name in names] for example in found])
    return table, np.array([float(example.is_right) for example in found])


def threshold(sources: list[Evidence]) -> float:
    """Return the threshold, in hundredths, with the best mean F1 over the sources; of several the highest.

    What it leaves out is wrong so often that precision is gained for nothing.
    """

    def score(least: float) -> float:
        return float(np.mean([_f1(source, least) for source in sources]))

    return max((n / 100 for n in range(100)), key=lambda least: (score(least), least))


def _f1(evidence: Evidence, least: float) -> float:
    kept = evidence.chances >= least
    hits = float(evidence.right[kept].sum())
    return 2 * hits / (float(kept.sum()) + float(evidence.right.sum()) + evidence.missed)


def reliability(evidence: Evidence) -> Iterator[dict[str, float]]:
    """Yield per tenth of the confidence: how many events, their mean confidence, the share that is right."""
    bins = np.minimum((evidence.chances * _BINS).astype(int), _BINS - 1)
    for place in range(_BINS):
        here = bins == place
        if here.any():
            yield {
                "events": int(here.sum()),
                "confidence": round(float(evidence.chances[here].mean()), 3),
                "right": round(float(evidence.right[here].mean()), 3),
            }


def statements(extractor: Extractor, file: Path) -> dict[str, float]:
    """Return by how a claim's source is given the share that is annotated: source and content overlap."""
    held, all_ = Counter[str](), Counter[str]()
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[::_STRIDE]]
    records = extractor.pipe(Article(text=line["text"]) for line in lines)
    for line, record in zip(lines, records, strict=True):
        for claim in record.claims:
            how = "entity" if claim.source.entity else "phrase" if claim.source.spans else "none"
            all_[how] += 1
            held[how] += any(
                _touch(claim.content.spans, gold["content"])
                and (not gold["source"] or _touch(claim.source.spans, gold["source"]))
                for gold in line["claims"]
            )
    return {how: round(held[how] / all_[how], 3) for how in sorted(all_)}


def _touch(ours: list[Any], gold: list[list[int]]) -> bool:
    return any(span.start < end and start < span.end for span in ours for start, end in gold)


def scores(evidence: Evidence) -> dict[str, float]:
    """Return Brier score, expected calibration error, area under the curve, and the share that is right."""
    chances, right = evidence.chances, evidence.right
    gaps = [row["events"] * abs(row["confidence"] - row["right"]) for row in reliability(evidence)]
    order = chances.argsort().argsort() + 1
    ones = right.sum()
    area = (order[right == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(right) - ones))
    return {
        "events": len(right),
        "right": round(float(right.mean()), 3),
        "brier": round(float(((chances - right) ** 2).mean()), 4),
        "brier_of_the_mean": round(float(((right.mean() - right) ** 2).mean()), 4),
        "calibration_error": round(sum(gaps) / len(right), 4),
        "area_under_curve": round(float(area), 3),
    }


def learn(sources: dict[str, tuple[list[Example], int]]) -> dict[str, Any]:
    """Return weights, threshold, scores and table, given the events of each source and how many it misses."""
    found = [example for events, _ in sources.values() for example in events]
    counts = Counter(name for example in found for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    chances, (table, right) = held_out(found, names), _table(found, names)
    parts: dict[str, Evidence] = {}
    start = 0
    for source, (events, missed) in sources.items():
        part = slice(start, start + len(events))
        parts[source] = Evidence(chances[part], right[part], missed)
        start += len(events)
    whole = Evidence(chances, right, sum(missed for _, missed in sources.values()))
    weights = zip(names, fit(table, right, names), strict=True)
    return {
        "threshold": threshold([*parts.values()]),
        "scores": {source: scores(evidence) for source, evidence in {"all": whole, **parts}.items()},
        "weights": {name: round(float(weight), 3) for name, weight in weights},
        "reliability": dict(enumerate(reliability(whole))),
    }


def write(target: Path, made: dict[str, Any]) -> None:
    """Write what was learned below the card that the target begins with."""
    lines = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for key, value in made.items():
        rows = value.items() if isinstance(value, dict) else ()
        lines.append(f"{key}:" if rows else f"{key}: {json.dumps(value)}")
        lines += [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows]
    target.write_text("\n".join([*lines, ""]), encoding="utf-8")


def main(casie: Path, ace: Path, claims: Path, target: Path) -> None:
    """Fit on all articles and write what is learned."""
    extractor = Extractor("fast")
    sources = {"casie": examples(extractor, casie, "casie"), "ace": examples(extractor, ace, "ace")}
    write(target, learn(sources) | {"statements": statements(extractor, claims)})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
