"""The kind of article that the program was first asked to handle, with names and numbers replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.schema import ArticleRecord, Event
from tests.acceptance.facts import Facts, Names, arguments

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_b3c3de0f43aead37.txt"

AS_WRITTEN = Names(
    company="Coupang",
    official="Wi Sung-lac",
    role="National Security Advisor",
    president="Donald Trump",
    president_short="Trump",
    other_government="Washington",
    goods="South Korean goods",
    population="South Korea’s population",
    affected=165_000,
    affected_before=33_000_000,
    share=2 / 3,
    rate=25,
    year="2025",
)
IN_PERU = Names(
    company="Velmora",
    official="Alonso Quispe-Rojas",
    role="National Security Advisor",
    president="Marcos Teixeira",
    president_short="Teixeira",
    other_government="Brasilia",
    goods="Peruvian goods",
    population="Peru’s population",
    affected=84_500,
    affected_before=9_000_000,
    share=1 / 4,
    rate=40,
    year="2019",
)
IN_KENYA = Names(
    company="Talliz",
    official="Wanjiru Otieno",
    role="Trade Minister",
    president="Adwoa Mensah",
    president_short="Mensah",
    other_government="Accra",
    goods="Kenyan goods",
    population="Kenya’s population",
    affected=7_250,
    affected_before=21_000_000,
    share=3 / 5,
    rate=12,
    year="2023",
)
REPLACED = {
    "as written": (AS_WRITTEN, ()),
    "in Peru": (
        IN_PERU,
        (
            ("Coupang", "Velmora"),
            ("SEOUL, South Korea", "LIMA, Peru"),
            ("South Korean", "Peruvian"),
            ("U.S.-South Korea", "Brazil-Peru"),
            ("South Korea", "Peru"),
            ("Seoul", "Lima"),
            ("Wi Sung-lac", "Alonso Quispe-Rojas"),
            ("Donald Trump", "Marcos Teixeira"),
            ("Trump", "Teixeira"),
            ("the United States", "Brazil"),
            ("between US and", "between Brazil and"),
            ("U.S.", "Brazilian"),
            ("American", "Brazilian"),
            ("America First", "Brazil First"),
            ("Washington", "Brasilia"),
            ("165,000", "84,500"),
            ("33 million", "9 million"),
            ("two-thirds", "one-quarter"),
            ("25%", "40%"),
            ("2025", "2019"),
        ),
    ),
    "in Kenya": (
        IN_KENYA,
        (
            ("Coupang", "Talliz"),
            ("SEOUL, South Korea", "NAIROBI, Kenya"),
            ("South Korean", "Kenyan"),
            ("U.S.-South Korea", "Ghana-Kenya"),
            ("South Korea", "Kenya"),
            ("Seoul", "Nairobi"),
            ("National Security Advisor Wi Sung-lac", "Trade Minister Wanjiru Otieno"),
            ("Donald Trump", "Adwoa Mensah"),
            ("Trump", "Mensah"),
            ("the United States", "Ghana"),
            ("between US and", "between Ghana and"),
            ("U.S.", "Ghanaian"),
            ("American", "Ghanaian"),
            ("America First", "Ghana First"),
            ("Washington", "Accra"),
            ("165,000", "7,250"),
            ("33 million", "21 million"),
            ("two-thirds", "three-fifths"),
            ("25%", "12%"),
            ("2025", "2023"),
        ),
    ),
}


@pytest.fixture(scope="module", params=REPLACED)
def case(request: pytest.FixtureRequest, extract: Callable[..., ArticleRecord]) -> tuple[Facts, Names]:
    if not SEED.exists():
        pytest.skip("the article lies beside the checkout, in ../shared/seed, and is not there")
    text = SEED.read_text(encoding="utf-8")
    names, replacements = REPLACED[request.param]
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return Facts(extract(text)), names


def breaches(facts: Facts, names: Names) -> tuple[Event, Event]:
    found = facts.events("cyber.data_breach")
    assert len(found) == 2, [(event.summary, [m.text for m in event.mentions]) for event in found]
    new = [e for e in found if any(f.value == names.affected for f in facts.figures_of(e))]
    old = [e for e in found if any(f.value == names.affected_before for f in facts.figures_of(e))]
    assert len(new) == len(old) == 1
    assert new[0] is not old[0]
    return new[0], old[0]


def test_the_new_breach(case: tuple[Facts, Names]):
    facts, names = case
    new, _ = breaches(facts, names)
    assert facts.takes_part(new, names.company)
    assert new.realis == "actual"
    assert not new.background
    assert facts.record.article.main_event == new.id
    exposed = " ".join(argument.text for argument in arguments(new, "data"))
    assert "names" in exposed
    assert "phone numbers" in exposed
    assert "addresses" in exposed
    affected = next(f for f in facts.figures_of(new) if f.value == names.affected)
    assert (affected.bound, affected.unit) == ("=", "user")


def test_the_earlier_breach_is_background(case: tuple[Facts, Names]):
    facts, names = case
    _, old = breaches(facts, names)
    assert old.background
    assert (old.when.from_ or "")[:4] == names.year
    affected = next(f for f in facts.figures_of(old) if f.value == names.affected_before)
    assert (affected.bound, affected.unit) == (">", "customer")


def test_the_share_of_the_population(case: tuple[Facts, Names]):
    facts, names = case
    share = next(f for f in facts.record.figures if f.kind == "fraction")
    assert share.value == pytest.approx(names.share)
    assert share.bound == "~"
    assert share.of == names.population


def test_no_payment_details(case: tuple[Facts, Names]):
    facts, names = case
    claim = facts.claim_of(names.company, "payment details")
    assert (claim.polarity, claim.certainty, claim.form) == ("negative", "certain", "indirect")


def test_an_unnamed_official_speaks_of_strain(case: tuple[Facts, Names]):
    facts, _ = case
    (claim,) = (
        claim
        for claim in facts.claims_with("strained")
        if any("official" in span.text for span in claim.source.spans)
    )
    assert claim.source.entity is None
    assert any(event.reported_by == claim.id for event in facts.events("diplomacy.tension"))


def test_the_advisor_is_quoted_in_part(case: tuple[Facts, Names]):
    facts, names = case
    advisor = facts.entity(names.official)
    assert advisor.type == "PERSON"
    assert advisor.attributes["role"] == names.role
    assert facts.claim_of(names.official, "related").form == "mixed"


def test_names_are_one_thing_each(case: tuple[Facts, Names]):
    facts, names = case
    assert facts.entity(names.company).type == "ORG"
    president = facts.entity(names.president)
    assert president.type == "PERSON"
    assert facts.entity(names.president_short) is president


def test_the_trade_dispute(case: tuple[Facts, Names]):
    facts, _ = case
    assert facts.events("trade.dispute")


@pytest.mark.parametrize("kind", ["justice.investigation", "justice.lawsuit"])
def test_investigations_and_lawsuits_against_the_company(case: tuple[Facts, Names], kind: str):
    facts, names = case
    assert any(facts.takes_part(event, names.company) for event in facts.events(kind))


def test_the_tariff(case: tuple[Facts, Names]):
    facts, names = case
    tariff = next(e for e in facts.events("trade.tariff") if facts.figures_of(e))
    rate = next(f for f in facts.figures_of(tariff) if f.kind == "percent")
    assert rate.value == names.rate
    assert rate.change is not None
    assert rate.change.to == names.rate
    assert facts.takes_part(tariff, names.president)
    assert any(names.goods in argument.text for argument in tariff.arguments)


def test_the_other_government_is_concerned(case: tuple[Facts, Names]):
    facts, names = case
    claim = facts.claim_of(names.other_government, "negatively impact")
    assert claim.certainty != "certain"


def test_nothing_of_the_analysis_is_told_as_fact(case: tuple[Facts, Names]):
    facts, _ = case
    segments = facts.record.article.segments
    start = next(segment.start for segment in segments if segment.kind == "analysis")
    for event in facts.record.events:
        if event.trigger.start >= start:
            assert event.segment == "analysis", event.summary
            assert event.realis != "actual" or event.reported_by, event.summary
        else:
            assert event.segment != "analysis", event.summary


@pytest.mark.parametrize(
    ("kind", "relation", "is_to_new"),
    [
        ("cyber.data_breach", "follows", False),
        ("trade.dispute", "caused_by", True),
        ("justice.investigation", "caused_by", False),
        ("justice.lawsuit", "caused_by", False),
    ],
)
def test_what_led_to_what(case: tuple[Facts, Names], kind: str, relation: str, is_to_new: bool):
    facts, names = case
    new, old = breaches(facts, names)
    told = [(r.type, r.event) for event in facts.events(kind) if event is not old for r in event.relations]
    assert (relation, (new if is_to_new else old).id) in told
