"""Fitting log-linear models."""

from extractor.components.events.loglinear import LogLinear
from extractor.training.loglinear import fit

EXAMPLES = [(["bias", "word=stole"], "breach"), (["bias", "word=sold"], "-")] * 8


def test_what_goes_with_a_class_speaks_for_it():
    scores = LogLinear(fit(EXAMPLES)).scores(["bias", "word=stole"])
    assert scores["breach"] > scores["-"]


def test_the_same_examples_give_the_same_weights():
    assert fit(EXAMPLES) == fit(EXAMPLES)


def test_rare_features_have_no_weight():
    weights = fit([*EXAMPLES, (["bias", "word=once"], "breach")], least=2)
    assert "word=once" not in weights
    assert "word=stole" in weights


def test_an_unseen_feature_scores_nothing():
    assert LogLinear(fit(EXAMPLES)).scores(["word=unseen"]) == {}
