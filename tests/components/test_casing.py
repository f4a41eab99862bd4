"""Titles With Capitals are read as running text writes them."""

import pytest

from extractor.schema import Article

BODY = (
    "\n\nA court in Nairobi jailed the former minister Peter Kamau on Monday. "
    "The Fuel Board paid for the fuel.\n"
)


def events(extractor, headline):
    record = extractor.extract(Article(text=headline + BODY))
    return {
        (event.type, mention.text): {argument.text for argument in mention.arguments}
        for event in record.events
        for mention in event.mentions
        if mention.end <= len(headline)
    }


@pytest.mark.parametrize(
    ("headline", "kind", "trigger", "arguments"),
    [
        ("Parliament Passes Bill To Ban Plastic Bags", "government.legislation", "Passes", {"Parliament"}),
        ("NORVIK AND VERDASCO TO MERGE IN $3BN DEAL", "business.merger", "MERGE", {"$3BN"}),
        ("Two Killed, Dozens Injured as Bus Plunges Into River", "health.injury", "Injured", {"Dozens"}),
        ("Blast at Tarn Fireworks Unit Claims Eight Lives", "health.death", "Claims", {"Blast"}),
        (
            "Kamau Jailed for Five Years Over Fuel Contract",
            "justice.sentence",
            "Jailed",
            {"Kamau", "Five Years"},
        ),
    ],
)
def test_verbs_of_a_title_name_events(extractor, headline, kind, trigger, arguments):
    assert arguments <= events(extractor, headline)[kind, trigger]


def test_the_text_stays_as_it_is(extractor):
    text = "Kenyan Court Jails Former Minister Over Fuel" + BODY
    record = extractor.extract(Article(text=text))
    spans = [mention for event in record.events for mention in event.mentions]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    ("headline", "plain"),
    [
        ("Boris Harrow Meets Fuel Board Chief in Kigali", "Boris Harrow meets fuel Board chief in Kigali"),
        ("Mark Tolland Will Mark Independence", "Mark Tolland will mark independence"),
        ("KAMAU TO LEAVE FUEL BOARD AFTER UN REPORT", "Kamau to leave fuel Board after UN report"),
        ("Kenyan court jails former minister over fuel", "Kenyan court jails former minister over fuel"),
        ("EU Fines Norvik Over Data Breach", "EU fines Norvik over data breach"),
    ],
)
def test_names_keep_their_capitals(extractor, headline, plain):
    doc = extractor._structured(Article(text=headline + BODY))
    assert extractor._casing.plain(doc).text.split("\n")[0] == plain
