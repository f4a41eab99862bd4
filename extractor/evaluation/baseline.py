"""Pinned floors: what a change may not make worse."""

import hashlib
import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import BaselineError
from extractor.evaluation import adapters
from extractor.evaluation.evaluate import score
from extractor.evaluation.run import System

_MARGIN = 2  # points below what is measured
_GOLD = "gold.jsonl"

# What has a floor: the measures that decide, not every share of a share.
MEASURES = {
    "entities": ("strict", "b_cubed"),
    "times": ("strict", "value"),
    "figures": ("value+unit", "value+bound"),
    "claims": ("content", "cue", "attribution"),
    "events": ("TC", "AC", "realis", "b_cubed", "facts"),
}

Floors = dict[str, dict[str, float]]


class Measured(NamedTuple):
    """What was measured on one data set, in percent, and a hash of the data."""

    fingerprint: str
    scores: Floors


class Baseline:
    """The file `baseline.json` of a folder of corpora: fingerprint and floors of each set."""

    def __init__(self, corpora: Path) -> None:
        self.file = corpora / "baseline.json"
        self._corpora = corpora

    def pinned(self) -> dict[str, dict[str, Any]]:
        """Return what is pinned, by data set; nothing if there is no file yet.

        Raises:
            BaselineError: the file is malformed.
        """
        try:
            return dict(json.loads(self.file.read_text(encoding="utf-8"))) if self.file.exists() else {}
        except (OSError, ValueError) as error:
            raise BaselineError(f"cannot read {self.file}: {error}") from error

    def sets(self) -> list[str]:
        """Return the names of the sets that are there, such as `gold/news`."""
        files = sorted(self._corpora.glob(f"gold/*/{_GOLD}"))
        return [file.parent.relative_to(self._corpora).as_posix() for file in files]

    def measure(self, names: Iterable[str], system: System) -> dict[str, Measured]:
        """Score a system on data sets.

        Raises:
            BaselineError: a set is not there.
        """
        return {name: self._measure(name, system) for name in names}

    def failures(self, measured: dict[str, Measured]) -> list[str]:
        """Return what is below its floor, has other data than the floor was pinned on, or has no floor."""
        pinned = self.pinned()
        found = [
            f"{name}: not pinned yet; run `extractor gate --update`"
            for name in measured
            if name not in pinned
        ]
        for name, entry in pinned.items():
            found += _failures(name, entry, measured[name])
        return found

    def update(self, measured: dict[str, Measured], *, allow_lower: bool) -> None:
        """Pin fingerprints and floors anew; a floor that is still held is never lowered.

        Raises:
            BaselineError: a floor would have to be lowered, and that is not allowed; nothing is written.
        """
        before = self.pinned()
        after = {}
        for name, (fingerprint, scores) in measured.items():
            old = before.get(name, {}).get("floors", {})
            after[name] = {
                "fingerprint": fingerprint,
                "floors": _floors(old, scores, allow_lower=allow_lower),
            }
        self.file.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")

    def _measure(self, name: str, system: System) -> Measured:
        file = self._corpora / name / _GOLD
        if not file.exists():
            raise BaselineError(f"{self.file} pins {name}, but there is no {file}")
        pairs = system.align(adapters.read(file))
        scores = {
            layer: {measure: score(pairs, layer).f1(measure) for measure in measures}
            for layer, measures in MEASURES.items()
        }
        return Measured(hashlib.sha256(file.read_bytes()).hexdigest(), scores)


def _failures(name: str, entry: dict[str, Any], measured: Measured) -> list[str]:
    found = []
    if entry["fingerprint"] != measured.fingerprint:
        found.append(
            f"{name}: the data has changed since its floors were pinned; run `extractor gate --update`"
        )
    for layer, floors in entry["floors"].items():
        for measure, floor in floors.items():
            got = measured.scores[layer][measure]
            if got < floor:
                found.append(f"{name}: {layer} {measure} is {got:.1f}, below its floor of {floor}")
    return found


def _floors(old: Floors, scores: Floors, *, allow_lower: bool) -> Floors:
    lost = [
        f"{layer} {measure} from {floor} (measured: {scores[layer][measure]:.1f})"
        for layer, floors in old.items()
        for measure, floor in floors.items()
        if scores[layer][measure] < floor
    ]
    if lost and not allow_lower:
        raise BaselineError(f"this would lower floors; to do so add --allow-lower: {'; '.join(lost)}")
    return {
        layer: {measure: _floor(old.get(layer, {}).get(measure, 0), got) for measure, got in measures.items()}
        for layer, measures in scores.items()
    }


def _floor(old: float, got: float) -> float:
    new = max(0, math.floor(got - _MARGIN))
    return max(old, new) if got >= old else new
