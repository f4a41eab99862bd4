"""The models of learned types come from annotated articles, and the files keep their cards."""

import json

from extractor.components.events.triggermodel import NONE
from extractor.training import extents, roles, triggers
from extractor.training.events import write

TEXT = "Hackers stole customer records from Tellus Bank last week."


def article(extractor):
    start = TEXT.index("stole")
    attacker = {"role": "Attacker", "start": 0, "end": 7}
    event = {"type": "Databreach", "trigger": [start, start + 5], "arguments": [attacker]}
    return extractor.nlp(TEXT), {"text": TEXT, "events": [event]}


def test_words_that_name_an_event_are_examples_of_its_type(extractor):
    labels = {kind for _, kind in triggers.examples([article(extractor)], ["record"])}
    assert labels == {"cyber.data_breach", NONE}


def test_the_word_beyond_a_trigger_is_an_example_of_what_does_not_belong(extractor):
    assert [label for _, label in extents.examples([article(extractor)])] == ["out", "out"]


def test_phrases_are_examples_of_the_roles_that_they_fill(extractor):
    found = [role for _, role in roles.examples([article(extractor)])["cyber.data_breach"]]
    assert found.count("attacker") == 1
    assert NONE in found


def test_a_file_keeps_its_card(tmp_path):
    file = tmp_path / "roles.json"
    file.write_text('{"card": "of what it was made", "models": {"old": {}}}', encoding="utf-8")
    write(tmp_path, {"roles": {"models": {"new": {}}}})
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "card": "of what it was made",
        "models": {"new": {}},
    }
