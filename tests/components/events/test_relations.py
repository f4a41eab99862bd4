"""How events stand to each other: a table of texts with the relations that they tell, and near-misses."""

import pytest

RELATED = [
    ("The breach at Norvik Mail sparked police investigations as well as several lawsuits.",
     {("justice.investigation", "caused_by", "sparked", "cyber.data_breach"),
      ("justice.lawsuit", "caused_by", "sparked", "cyber.data_breach")}),
    ("Keldan imposed tariffs on shoes in response to the sanctions by Orsk.",
     {("trade.tariff", "responds_to", "in response to", "diplomacy.sanction")}),
    ("Norvik Mail confirmed a data breach, prompting a lawsuit by clients.",
     {("justice.lawsuit", "caused_by", "prompting", "cyber.data_breach")}),
    ("Police arrested nine men after the robbery of a bank.",
     {("justice.arrest", "follows", "after", "crime.robbery")}),
    ("After the robbery of a bank, police arrested nine men.",
     {("justice.arrest", "follows", "After", "crime.robbery")}),
    ("The earthquake triggered a landslide.",
     {("disaster.landslide", "caused_by", "triggered", "disaster.earthquake")}),
    ("A landslide was triggered by the earthquake.",
     {("disaster.landslide", "caused_by", "triggered", "disaster.earthquake")}),
    ("Bakers were arrested during the demonstration in Lima.",
     {("justice.arrest", "part_of", "during", "protest.demonstration")}),
    ("Keldan recalled its ambassador from Orsk. In response, Orsk imposed sanctions on Keldan.",
     {("diplomacy.sanction", "responds_to", "In response", "diplomacy.recall")}),
    ("The outage resulted from a ransomware attack on Norvik.",
     {("cyber.outage", "caused_by", "resulted from", "cyber.ransomware")}),
    ("An explosion shook the depot. This prompted an investigation.",
     {("justice.investigation", "caused_by", "prompted", "accident.explosion")}),
    ("The leak follows a massive 2023 breach that compromised the data of 5 million customers.",
     {("cyber.data_breach", "follows", "follows", "cyber.data_breach")}),
    # The object of a telling is not after what was told after.
    ("Norvik Mail confirmed the data breach after an investigation.", set()),
    ("Police arrested nine men. A bank in Oslo was robbed.", set()),
    ("Police arrested nine men after dinner, and a bank was robbed.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATED)
def test_relations_as_written(extract_all, text, expected):
    record = extract_all(text, published="2026-03-02")
    types = {event.id: event.type for event in record.events}
    found = {
        (event.type, relation.type, relation.cue.text, types[relation.event])
        for event in record.events
        for relation in event.relations
    }
    assert found == expected


def test_a_cause_is_not_told_again_as_what_went_before(extract_all):
    record = extract_all(
        "Because of the robbery, and after the robbery of the bank, police arrested nine men."
    )
    (arrest,) = [event for event in record.events if event.type == "justice.arrest"]
    assert "follows" not in [relation.type for relation in arrest.relations]


def test_the_line_of_an_event_names_the_other_by_its_global_id(extract_all):
    from extractor.schema import event_records

    lines = list(event_records(extract_all("Police arrested nine men after the robbery of a bank.")))
    arrest, robbery = lines
    (relation,) = arrest.relations
    assert (relation.event, relation.event_type) == (robbery.id, "crime.robbery")
