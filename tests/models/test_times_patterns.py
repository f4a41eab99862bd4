"""Every rule of `models/patterns/times.yaml` matches its own example, and each word list is used."""

import pytest

from extractor import resources
from extractor.components.times.patterns import Rule, grammar
from extractor.normalize.resolve import RESOLVERS

_EXAMPLES = {rule["name"]: rule["example"] for rule in resources.load("patterns/times.yaml")["rules"]}


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.name)
def test_a_rule_matches_its_example(rule: Rule):
    assert rule.regex.search(_EXAMPLES[rule.name]), _EXAMPLES[rule.name]


@pytest.mark.parametrize("rule", grammar().rules, ids=lambda rule: rule.name)
def test_a_rule_has_a_kind_that_can_be_resolved(rule: Rule):
    assert rule.kind in RESOLVERS or rule.kind == "idiom"
