"""How the confidence of events is learned, on invented events; and what was learned."""

from pathlib import Path

import numpy as np
import pytest

from extractor.components.events.confidence import model
from extractor.training.confidence import Evidence, Example, fit, learn, reliability, scores, threshold
from extractor.training.plot import drawing

DOCS = Path(__file__).parents[2] / "docs"


def invented(number: int) -> list[Example]:
    """Return events of which those with a high score are right in 85 of 100 cases, the others in 15."""
    random = np.random.default_rng(7)
    made = []
    for event in range(number):
        high = bool(random.integers(2))
        is_right = bool(random.random() < (0.85 if high else 0.15))
        made.append(Example({"bias": 1.0, "score": 1.0 if high else -1.0}, is_right, f"a{event // 3}"))
    return made


def test_held_out_confidence_says_how_many_are_right():
    learned = learn({"one": (invented(1_500), 100), "other": (invented(900), 0)})
    assert learned["scores"]["all"]["calibration_error"] < 0.03
    rows = [*learned["reliability"].values()]
    assert rows[0]["right"] == pytest.approx(0.15, abs=0.04)
    assert rows[-1]["right"] == pytest.approx(0.85, abs=0.04)
    assert 0.05 < learned["threshold"] < 0.95


def test_an_empty_role_never_speaks_for_an_event():
    table = np.array([[1.0, 1.0], [1.0, 0.0]] * 50)
    right = np.array([1.0, 0.0] * 50)  # a sample in which just the events with empty roles are right
    assert fit(table, right, ["bias", "required_is_empty"])[1] == 0.0
    assert fit(table, right, ["bias", "has_time"])[1] > 1


def test_the_threshold_leaves_out_what_costs_more_than_it_gives():
    chances = np.array([0.1] * 100 + [0.6] * 100)
    right = np.array([0.0] * 95 + [1.0] * 5 + [1.0] * 80 + [0.0] * 20)
    assert threshold([Evidence(chances, right, 10)]) == pytest.approx(0.6)
    assert [row["events"] for row in reliability(Evidence(chances, right, 10))] == [100, 100]
    assert scores(Evidence(chances, right, 10))["area_under_curve"] > 0.8


def test_what_was_learned_is_calibrated_on_held_out_articles():
    learned = model()
    rows = learned["reliability"].values()
    events = sum(row["events"] for row in rows)
    error = sum(row["events"] * abs(row["confidence"] - row["right"]) for row in rows) / events
    assert events == learned["scores"]["all"]["events"]
    assert error == pytest.approx(learned["scores"]["all"]["calibration_error"], abs=0.001)
    assert error < 0.05
    assert learned["scores"]["all"]["brier"] < learned["scores"]["all"]["brier_of_the_mean"]
    assert learned["weights"]["required_is_empty"] < 0


def test_the_plot_in_the_docs_is_current():
    shown = (DOCS / "reliability.svg").read_text(encoding="utf-8")
    assert shown == drawing(), "run: python -m extractor.training.plot docs/reliability.svg"
