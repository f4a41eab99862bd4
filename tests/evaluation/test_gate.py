"""The pinned floors: those of this repository, and how they are kept."""

import json
from pathlib import Path

import pytest

from extractor.errors import BaselineError
from extractor.evaluation.baseline import MEASURES, Baseline, Measured
from extractor.evaluation.run import System
from extractor.pipeline import Extractor

CORPORA = Path(__file__).parents[2] / "corpora"


def measured(f1: float, fingerprint: str = "same") -> dict[str, Measured]:
    return {
        "gold/x": Measured(
            fingerprint, {layer: dict.fromkeys(names, f1) for layer, names in MEASURES.items()}
        )
    }


def floor(baseline: Baseline) -> float:
    return baseline.pinned()["gold/x"]["floors"]["times"]["value"]


def test_the_pipeline_holds_the_floors_of_this_repository(accurate: Extractor):
    baseline = Baseline(CORPORA)
    names = {*baseline.pinned(), *baseline.sets()}
    assert names
    assert baseline.failures(baseline.measure(names, System(pipeline=accurate))) == []


def test_a_floor_is_two_points_below_what_was_measured(tmp_path: Path):
    baseline = Baseline(tmp_path)
    baseline.update(measured(80.9), allow_lower=False)
    assert floor(baseline) == 78
    assert baseline.failures(measured(78)) == []
    assert "times value is 77.9, below its floor of 78" in "\n".join(baseline.failures(measured(77.9)))


def test_other_data_than_pinned_fails(tmp_path: Path):
    baseline = Baseline(tmp_path)
    baseline.update(measured(80), allow_lower=False)
    assert any("the data has changed" in line for line in baseline.failures(measured(80, "other")))


def test_a_floor_rises_stays_and_falls_only_when_asked(tmp_path: Path):
    baseline = Baseline(tmp_path)
    for f1, kept in ((80, 78), (79, 78), (90, 88)):
        baseline.update(measured(f1), allow_lower=False)
        assert floor(baseline) == kept
    with pytest.raises(BaselineError, match="--allow-lower"):
        baseline.update(measured(87), allow_lower=False)
    assert floor(baseline) == 88
    baseline.update(measured(87), allow_lower=True)
    assert floor(baseline) == 85


def test_a_set_that_is_pinned_but_gone_is_said(tmp_path: Path):
    (tmp_path / "baseline.json").write_text(json.dumps({"gold/x": {"fingerprint": "", "floors": {}}}))
    with pytest.raises(BaselineError, match="gold/x"):
        Baseline(tmp_path).measure(["gold/x"], System())
