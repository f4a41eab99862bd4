"""Arguments reach as far as the text's phrase for them, and share what is told of one deed."""

import pytest

from extractor.schema import Article


def arguments(extractor, text, type_name):
    record = extractor.extract(Article(text=text))
    return {
        (argument.role, argument.text)
        for event in record.events
        if event.type == type_name
        for argument in event.arguments
    }


@pytest.mark.parametrize(
    ("text", "type_name", "expected"),
    [
        (
            "The company will close its gearbox plant in Norway by June.",
            "business.closure",
            ("facility", "its gearbox plant in Norway"),
        ),
        (
            "Shares in Norvik Bank fell 6.4 percent on Monday.",
            "economy.market_move",
            ("instrument", "Shares in Norvik Bank"),
        ),
        (
            "A magnitude 6.8 earthquake killed 17 people on Monday.",
            "health.death",
            ("cause", "A magnitude 6.8 earthquake"),
        ),
        (
            "The former director was jailed for five years for fraud.",
            "justice.sentence",
            ("sentence", "five years"),
        ),
        (
            "The company said it was suing her for 2.8 million euros.",
            "justice.lawsuit",
            ("plaintiff", "The company"),
        ),
        (
            "The scandal led to the resignation of its chairman, Jon Maddow.",
            "government.resignation",
            ("person", "Jon Maddow"),
        ),
        (
            "Brazil's Norvik and Spain's Lumena Foods said on Tuesday that they would merge.",
            "business.merger",
            ("party", "Lumena Foods"),
        ),
        (
            "Strong quake kills 17 on the island of Tarn.",
            "disaster.earthquake",
            ("place", "the island of Tarn"),
        ),
    ],
)
def test_a_phrase_is_given_whole(extractor, text, type_name, expected):
    assert expected in arguments(extractor, text, type_name)


@pytest.mark.parametrize(
    ("text", "type_name", "unwanted"),
    [
        # Where it happened is no part of whom it happened to, nor is when.
        ("Police arrested a journalist in Kenya on Monday.", "justice.arrest", "a journalist in Kenya"),
        # A noun that takes up nobody in the sentence stays what it is.
        ("Two people said it was suing her.", "justice.lawsuit", "Two people"),
        # Nothing rose in December.
        ("Copper for December delivery rose 1.4% on Monday.", "economy.market_move", "December"),
        # The fraud was not on Friday.
        ("The former director was jailed on Friday for a fraud.", "crime.fraud", "Friday"),
    ],
)
def test_what_is_no_part_stays_outside(extractor, text, type_name, unwanted):
    assert unwanted not in {filler for _, filler in arguments(extractor, text, type_name)}


@pytest.mark.parametrize(
    "text",
    ["Court clerks have been on strike over unpaid wages.", "Court clerks went on strike over unpaid wages."],
)
def test_a_noun_behind_a_preposition_shares_what_its_verb_has(extractor, text):
    assert {("striker", "Court clerks"), ("demand", "unpaid wages")} <= arguments(
        extractor, text, "labour.strike"
    )


def test_one_deed_has_one_time_and_place(extractor):
    text = "An airstrike on a market in Chad killed nine people and wounded 30 others on Wednesday."
    for type_name in ("health.death", "health.injury"):
        assert ("time", "Wednesday") in arguments(extractor, text, type_name)
    assert ("place", "Chad") in arguments(extractor, text, "health.death")


@pytest.mark.parametrize(
    "text",
    [
        "Eight people died when a bus overturned in Kellan on Tuesday.",
        "On Tuesday, eight people died in Kellan when a bus overturned.",
    ],
)
@pytest.mark.parametrize("type_name", ["health.death", "accident.crash"])
def test_what_happened_when_something_else_did_has_its_time_and_place(extractor, text, type_name):
    assert {("time", "Tuesday"), ("place", "Kellan")} <= arguments(extractor, text, type_name)


def test_what_opens_a_sentence_holds_for_all_that_it_tells(extractor):
    text = "In Kellan on Monday, police charged the crowd and three students were arrested."
    assert {("place", "Kellan"), ("time", "Monday")} <= arguments(extractor, text, "justice.arrest")


def test_what_is_done_to_an_event_noun_has_its_time_and_roles(extractor):
    text = "The civil penalty that the regulator slapped on the bank in 2022 was too high."
    assert {("target", "the bank"), ("time", "2022")} <= arguments(extractor, text, "justice.fine")


def test_what_a_deed_led_to_has_its_time(extractor):
    text = "In 2023 a raid cost the firm 41 million pesos and led to the resignation of its chairman."
    assert ("time", "2023") in arguments(extractor, text, "government.resignation")


def test_a_sum_is_given_in_both_currencies_and_a_number_once(extractor):
    text = "The court fined the bank 12 million pesos ($12,800). The court fined it 12 million pesos."
    amounts = [text for role, text in arguments(extractor, text, "justice.fine") if role == "amount"]
    assert sorted(amounts) == ["$12,800", "12 million pesos"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mali: gunmen raid a village and abduct 20 pupils", "Mali"),
        ("Mali: gunmen raid a village and abduct 20 pupils in Kidal", "Kidal"),
        ("Keldan Power: gunmen abduct 20 pupils", ""),
    ],
)
def test_a_country_set_before_a_headline_is_the_place(extractor, text, place):
    found = arguments(extractor, text, "crime.kidnapping")
    assert [filler for role, filler in found if role == "place"] == [place] * bool(place)
