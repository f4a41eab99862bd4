"""How events are told: in which words, from how far, and as done or not."""

import pytest

from extractor.pipeline import Extractor
from extractor.schema import Article, ArticleRecord, Event


@pytest.fixture(scope="module")
def extract():
    """Extract from a text, however unsure its events are."""
    extractor = Extractor(min_confidence=0)

    def run(text: str, published: str | None = None) -> ArticleRecord:
        return extractor.extract(Article(text=text, published=published))

    return run


def of(record: ArticleRecord, kind: str) -> list[Event]:
    return [event for event in record.events if event.type == kind]


def test_a_noun_takes_up_the_only_event_that_it_can_mean_from_afar(extract):
    filler = "The minister spoke of rain. " * 6
    record = extract(
        f"Growers began a blockade of the highway on Monday. {filler}The blockade is in its third day."
    )
    (event,) = of(record, "protest.demonstration")
    assert [mention.text for mention in event.mentions] == ["blockade", "blockade"]


def test_a_vague_noun_takes_up_only_what_was_just_told(extract):
    filler = "The minister spoke of rain. " * 6
    record = extract(f"Keldan raised its import duty on steel. {filler}The decision about the park is near.")
    assert all(mention.text != "decision" for event in record.events for mention in event.mentions)


def test_the_form_in_which_a_verbs_event_comes_names_it_too(extract):
    record = extract("Tarn Foods and Orrin Mills will merge in an all-share deal worth $3 billion.")
    (event,) = of(record, "business.merger")
    assert [mention.text for mention in event.mentions] == ["merge", "deal"]


@pytest.mark.parametrize(
    ("text", "kind", "realis"),
    [
        ("The airline cancelled 40 flights because of the storm.", "disaster.storm", "actual"),
        ("Voters go to the polls on 5 July.", "government.election", "other"),
        (
            "Parties called for an early vote and for the resignation of the premier.",
            "government.resignation",
            "other",
        ),
        ("The commission postponed the elections in two states.", "government.election", "other"),
    ],
)
def test_what_is_said_of_one_event_is_not_said_of_another(extract, text, kind, realis):
    (event,) = of(extract(text, published="2026-07-01"), kind)
    assert event.realis == realis


def test_a_denied_part_of_a_phrase_denies_it(extract):
    assert not of(extract("Radebe pleaded not guilty to fraud."), "justice.conviction")
    assert of(extract("Radebe pleaded guilty to fraud."), "justice.conviction")


def test_the_preposition_before_an_argument_is_no_part_of_the_trigger(extract):
    (event,) = of(extract("Soldiers fired on a crowd in Orsk on Monday."), "conflict.shooting")
    assert event.trigger.text == "fired"
