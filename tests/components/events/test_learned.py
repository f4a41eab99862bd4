"""Types whose triggers, extents and arguments are learned: what the models add to the rules."""

import pytest

from extractor.schema import ArticleRecord, Event

PHISHING = (
    "A phishing campaign hit Vellin Bank in May. "
    "Fraudsters created a fake login page and sent a link to 400 customers."
)
FLAW = (
    "Researchers at Kelm Labs told Orsoft about a flaw in its browser. "
    "Orsoft released an update for Windows on Monday."
)


def mentions(record: ArticleRecord, kind: str) -> dict[str, Event]:
    return {m.text: event for event in record.events if event.type == kind for m in event.mentions}


def test_a_word_that_no_rule_names_is_proposed(extract):
    assert "created" in mentions(extract(PHISHING), "cyber.phishing")


def test_what_the_model_proposes_says_so(extract):
    event = mentions(extract(FLAW), "cyber.vulnerability")["told"]
    assert event.rule == "cyber.vulnerability/model"


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        (PHISHING, "cyber.phishing", "A phishing campaign"),
        (
            "The hackers stole data; the county paid the ransom to the gang.",
            "cyber.ransomware",
            "paid the ransom",
        ),
        ("Orsoft has released a patch for the flaw in its browser.", "cyber.patch", "has released"),
    ],
)
def test_a_trigger_reaches_as_far_as_it_is_annotated(extract, text, kind, trigger):
    assert trigger in mentions(extract(text), kind)


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        (PHISHING, "cyber.phishing", "attacker", "Fraudsters"),
        (PHISHING, "cyber.phishing", "victim", "400 customers"),
        (FLAW, "cyber.vulnerability", "system", "its browser"),
        ("Hackers stole the files of Tarn Clinic in May.", "cyber.data_breach", "time", "May"),
    ],
)
def test_roles_are_filled(extract, text, kind, role, filler):
    events = mentions(extract(text), kind).values()
    assert filler in {a.text for event in events for a in event.arguments if a.role == role}


def test_an_article_about_something_else_is_left_to_the_rules(extract):
    record = extract(
        "The club created a fund and sent a letter to 400 members. The baker told Oslo about a flaw."
    )
    assert not [event for event in record.events if event.type.startswith("cyber.")]
