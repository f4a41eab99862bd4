"""The example sentences of a type name it by nouns and verbs, and tell it in the passive too."""

import pytest

from extractor.components.events.clauses import is_passive
from extractor.components.events.view import View
from extractor.ontology.load import load

# Their verbs have no object, or stand in the passive for something else.
NO_PASSIVE = {
    "accident.collapse", "accident.crash", "accident.explosion", "accident.spill", "business.ipo",
    "business.partnership", "conflict.ceasefire", "conflict.clash", "cyber.outage", "diplomacy.concession",
    "diplomacy.cooperation", "diplomacy.phone_call",
    "disaster.drought", "disaster.earthquake", "disaster.eruption", "disaster.extreme_temperature",
    "disaster.landslide", "disaster.storm",
    "economy.employment", "economy.growth", "economy.inflation", "economy.market_move",
    "economy.trade_balance", "government.budget", "health.famine", "labour.strike",
    "society.marriage", "trade.dispute",
}  # fmt: skip
# The other kind of word is read by a trained model or by the claims layer.
ONE_KIND = {"cyber.vulnerability", "cyber.patch", "justice.conviction"}
NAMES = sorted(
    name
    for name, entry in load().entries.items()
    if not name.startswith("statement.") and not entry.spec.said
)


@pytest.mark.parametrize("name", NAMES)
def test_examples_differ_in_how_they_name_the_event(name, extractor):
    spec = load().entries[name].spec
    find = extractor.nlp.get_pipe("extractor_events").detector.clusters
    namings = [
        naming
        for example in spec.positive
        for cluster in find(View(extractor.nlp(example.text)))
        for naming in cluster.namings
        if cluster.type.name == name and naming.rule
    ]
    kinds = {"noun" if pos == "noun" else "verb" for group in spec.triggers for pos, _ in group.terms()}
    assert name in ONE_KIND or kinds <= {"verb" if naming.is_verb else "noun" for naming in namings}
    if "verb" in kinds and name not in NO_PASSIVE:
        assert any(naming.is_verb and is_passive(naming.token) for naming in namings)
