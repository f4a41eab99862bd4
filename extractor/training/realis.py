"""Learn the weights of `models/trained/realis.yaml` from articles with annotated triggers.

    python -m extractor.training.realis TRAIN.jsonl models/trained/realis.yaml

A line of TRAIN: `{"text", "events": [{"trigger": [start, end], "realis": "Actual" | "Generic" | "Other"}]}`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extractor.components.events.modality import modality
from extractor.components.events.realis import CLASSES, article_features, features
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.pipeline.build import build

_LEAST = 8  # triggers that must show a feature
_RIDGE, _RATE, _MOMENTUM, _STEPS = 2.0, 8e-5, 0.9, 400

Example = tuple[list[str], int]


def examples(file: Path) -> list[Example]:
    """Return features and class of every annotated trigger of a file."""
    nlp = build("fast")
    lines = file.read_text(encoding="utf-8").splitlines()
    return [example for line in lines for example in _of(nlp(json.loads(line)["text"]), json.loads(line))]


def _of(doc: Doc, given: dict[str, Any]) -> Iterator[Example]:
    view = View(doc)
    whole = list(article_features(view))
    for event in given["events"]:
        head = tokens_at(doc, *event["trigger"]).root
        seen = [*whole, *features(view, head, modality(head, in_headline=False))]
        yield seen, CLASSES.index(event["realis"].lower())


def fit(found: list[Example]) -> dict[str, list[float]]:
    """Return the weights of a multinomial logistic regression, fitted by gradient descent from zero."""
    counts = Counter(feature for seen, _ in found for feature in set(seen))
    places = {feature: n for n, feature in enumerate(sorted(f for f, c in counts.items() if c >= _LEAST))}
    table: NDArray[np.float64] = np.zeros((len(found), len(places)))
    for row, (seen, _) in enumerate(found):
        table[row, [places[feature] for feature in seen if feature in places]] = 1
    target = np.eye(len(CLASSES))[[label for _, label in found]]
    weights = np.zeros((len(places), len(CLASSES)))
    step = np.zeros_like(weights)
    for _ in range(_STEPS):
        scores = table @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        step = _MOMENTUM * step + table.T @ (chances - target) + _RIDGE * weights
        weights -= _RATE * step
    return {feature: [round(float(w), 3) for w in weights[n]] for feature, n in places.items()}


def main(source: Path, target: Path) -> None:
    """Fit on a file and write the weights below the card that the target begins with."""
    card = [line for line in target.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in fit(examples(source)).items()]
    target.write_text("\n".join([*card, "weights:", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
