"""Who does and undergoes what is found through the clauses that English has for it."""

import pytest

from extractor.schema import Article


def roles(extractor, text, kind):
    record = extractor.extract(Article(text=text))
    events = [event for event in record.events if event.type == kind]
    return {(argument.role, argument.text) for event in events for argument in event.arguments}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Tarn asked Belkora to extradite him.", "justice.extradition", ("agent", "Belkora")),
        (
            "The two ministers are due to meet on Friday.",
            "diplomacy.meeting",
            ("participant", "The two ministers"),
        ),
        ("The men pleaded not guilty to murdering a trader.", "crime.murder", ("perpetrator", "The men")),
        (
            "Police detained three men on suspicion of robbing a bank.",
            "crime.robbery",
            ("perpetrator", "three men"),
        ),
        (
            "The judge found the men guilty of murdering a trader.",
            "justice.conviction",
            ("defendant", "the men"),
        ),
        ("The judge found the men guilty of murdering a trader.", "crime.murder", ("perpetrator", "the men")),
        ("The team flew back to Oslo on Monday.", "migration.transport", ("destination", "Oslo")),
        ("A row erupted between Oslo and Lima.", "diplomacy.tension", ("party", "Oslo")),
        ("Clashes broke out between rebels and the army.", "conflict.clash", ("participant", "rebels")),
        ("The army used batons to disperse the crowd.", "conflict.attack", ("attacker", "The army")),
        ("Two soldiers were killed and six wounded.", "health.injury", ("victim", "six")),
        ("The blast left 12 people dead and 30 injured.", "health.injury", ("victim", "30")),
        ("The fire killed three, with 20 others hurt.", "health.injury", ("victim", "20 others")),
        ("A bus crash left four dead in Kellan.", "health.death", ("victim", "four")),
        ("She was handed a ten-year sentence by the court.", "justice.sentence", ("defendant", "She")),
    ],
)
def test_a_role_is_found_in_its_clause(extractor, text, kind, expected):
    assert expected in roles(extractor, text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Tension rose on Wednesday evening when police used batons against farmers.",
            "conflict.attack",
            {("time", "Wednesday evening")},
        ),
        (
            "The blockade is the largest since 2021, when growers ended a sit-in in Tarn.",
            "protest.demonstration",
            {("time", "2021"), ("protester", "growers")},
        ),
        ("The bank closed after it lost $3 million in a fraud.", "crime.fraud", {("victim", "The bank")}),
    ],
)
def test_a_clause_has_the_time_and_the_subject_of_the_one_above(extractor, text, kind, expected):
    assert expected <= roles(extractor, text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "unwanted"),
    [
        ("Tarn asked Belkora to extradite him.", "justice.extradition", ("agent", "Tarn")),
        ("The union accused the bank of robbing a client.", "crime.robbery", ("perpetrator", "The union")),
        (
            "The guards fled after robbing a bank in a row that began with Lima.",
            "crime.robbery",
            ("perpetrator", "Lima"),
        ),
    ],
)
def test_who_only_speaks_of_it_has_no_part(extractor, text, kind, unwanted):
    assert unwanted not in roles(extractor, text, kind)


def test_the_far_word_of_a_term_names_no_event_of_its_own(extractor):
    record = extractor.extract(Article(text="Court finds mayor guilty of fraud"))
    assert [event.type for event in record.events].count("justice.conviction") == 1
