"""What a record says of an entity: codes, roles, ages, metonyms, salience, places."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.entities.component import Entities
from extractor.components.entities.gazetteer import country_rows
from extractor.components.entities.index import EntityIndex
from extractor.errors import ResourceError
from tests.growth import growth


def entity(record, name):
    found = [e for e in record.entities if name in {m.text for m in e.mentions}]
    assert found, f"no entity {name!r} in {[e.name for e in record.entities]}"
    return found[0]


ATTRIBUTES = [
    # text, a name in it, what is said of it
    ("Health Minister Amisse Cassamo denied it.", "Amisse Cassamo", {"role": "Health Minister"}),
    (
        "South Korean National Security Advisor Ha Jun-seok said so.",
        "Ha Jun-seok",
        {"role": "National Security Advisor", "country": "KOR"},
    ),
    (
        "French President Henri Marchal flew to Rabat.",
        "Henri Marchal",
        {"role": "President", "country": "FRA"},
    ),
    ("Its chief executive, Wambui Njoroge, resigned.", "Wambui Njoroge", {"role": "chief executive"}),
    ("Rohan Gillespie, the mayor, spoke.", "Rohan Gillespie", {"role": "mayor"}),
    ("Ada Lindqvist, 57, was found guilty.", "Ada Lindqvist", {"age": "57"}),
    (
        "Tomás Herrera, 49, a contractor, pleaded guilty.",
        "Tomás Herrera",
        {"age": "49", "role": "contractor"},
    ),
    ("Zelkova Foods chief executive Bo Lindgren left.", "Bo Lindgren", {"role": "chief executive"}),
    ("Former president Luis Arrieta was jailed.", "Luis Arrieta", {"role": "Former president"}),
    ("The Kenyan runner Eliud Barasa won.", "Eliud Barasa", {"nationality": "KEN"}),
    ("Eliud Barasa, a Kenyan national, won.", "Eliud Barasa", {"nationality": "KEN"}),
    ("Swedish retailer Zelkova Foods cut jobs.", "Zelkova Foods", {"country": "SWE"}),
    ("Shares of Zelkova (NYSE: ZLK) fell.", "Zelkova", {"ticker": "NYSE:ZLK"}),
    ("Kestrel Motors (7303.T) rose.", "Kestrel Motors", {"ticker": "7303.T"}),
    ("Kestrel Motors (2,300 jobs) rose.", "Kestrel Motors", {}),
    ("The Kenyan met Eliud Barasa.", "Eliud Barasa", {}),
    ("Ada Lindqvist sang on Friday in Oslo.", "Ada Lindqvist", {}),
    ("Ada Lindqvist, 300 guests and a band came.", "Ada Lindqvist", {}),
]


@pytest.mark.parametrize(("text", "name", "expected"), ATTRIBUTES)
def test_attributes(extract, text, name, expected):
    attributes = entity(extract(text), name).attributes
    if "Zelkova" in text:  # the organisation may stand in the role, as written
        attributes = {key: value.removeprefix("Zelkova Foods ") for key, value in attributes.items()}
    assert attributes == expected


def test_a_label_belongs_to_no_name_and_tells_of_a_medium(extract):
    record = extract(
        "Norvik raises rates\n\nThe bank raised its rate on Monday, it said in a long statement.\n\n"
        "Mirasol Sentinel Analysis\n\nThe rise came late, and it was small for a bank with such a past."
    )
    assert [(e.name, e.type) for e in record.entities if "Sentinel" in e.name] == [
        ("Mirasol Sentinel", "ORG")
    ]


CODES = [
    ("Turkey raised rates.", "Turkey", {"iso3166": "TUR"}),
    ("Officials in the UK agreed.", "UK", {"iso3166": "GBR"}),
    ("Many Filipinos work abroad.", "Filipinos", {"iso3166": "PHL"}),
    ("The World Health Organization sent aid.", "World Health Organization", {"wikidata": "Q7817"}),
    ("He was born in Nairobi.", "Nairobi", {"geonames": "184745"}),
    ("Zelkova Foods rose.", "Zelkova Foods", {}),
]


@pytest.mark.parametrize(("text", "name", "expected"), CODES)
def test_identifiers(extract, text, name, expected):
    assert entity(extract(text), name).identifiers == expected


def test_a_city_of_several_countries_is_told_by_the_article_or_left_open(extract):
    british = entity(
        extract("A man was held in Birmingham, police in England said. Britain is calm."), "Birmingham"
    )
    assert british.latitude == pytest.approx(52.48, abs=0.1)
    known = entity(extract("Trains stopped in Hyderabad and elsewhere in Pakistan."), "Hyderabad")
    assert known.longitude == pytest.approx(68.4, abs=0.2)


METONYMS = [
    ("Seoul said it would act.", "Seoul", "government"),
    ("Washington has expressed concern.", "Washington", "government"),
    ("He lives in Seoul.", "Seoul", None),
    ("Seoul is a large city.", "Seoul", None),
    ("Australia rejected the claim.", "Australia", "government"),
]


@pytest.mark.parametrize(("text", "name", "expected"), METONYMS)
def test_metonyms_are_marked_not_changed(extract, text, name, expected):
    found = entity(extract(text), name)
    assert (found.type, found.mentions[0].metonym) == ("GPE", expected)


def test_salience_and_counts(extract):
    record = extract(
        "Harbour Bank was hacked\n\nHarbour Bank said on Monday that it was hacked by thieves.\n\n"
        "Harbour Bank's rival, Norvik Bank, was not."
    )
    bank, rival = entity(record, "Harbour Bank"), entity(record, "Norvik Bank")
    assert bank.salience == 1.0 > rival.salience
    assert bank.count == len(bank.mentions)
    assert bank.first == bank.mentions[0].start == 0


def test_ids_follow_the_order_of_first_mentions(extract):
    record = extract("The company fell. Zelkova Foods and Ada Lindqvist met in Oslo; Zelkova Foods paid.")
    firsts = [e.mentions[0].start for e in record.entities]
    assert firsts == sorted(firsts)
    assert [e.id for e in record.entities] == [f"e{n}" for n in range(1, len(firsts) + 1)]


def test_the_index_finds_mentions_and_heads(extract):
    text = "Kenyan lender Harbour Bank met Ada Lindqvist."
    entities = extract(text).entities
    index = EntityIndex(entities)
    start = text.index("Harbour")
    assert index.at(start, start + 12).name == "Harbour Bank"
    assert index.covering(start + 3).name == "Harbour Bank"
    assert index.at(0, start + 12) is None
    assert index.covering(text.index("met")) is None
    assert [e.name for e in index.within(0, len(text))] == ["Kenyan", "Harbour Bank", "Ada Lindqvist"]


def test_the_index_finds_the_head_of_a_phrase(extractor):
    text = "The bank hired the singer Ada Lindqvist of Oslo."
    doc = extractor.nlp(text)
    index = EntityIndex(doc._.entities, doc)
    assert index.at(text.index("the singer"), len(text) - 1).name == "Ada Lindqvist"


def test_codes_of_countries_are_those_of_iso_3166():
    pycountry = pytest.importorskip("pycountry")
    unofficial = {"XKX"}
    assert {code for code in country_rows() if not pycountry.countries.get(alpha_3=code)} == unofficial


def test_own_gazetteer(extractor, tmp_path):
    file = tmp_path / "own.jsonl"
    row = {"name": "Quillon", "type": "PRODUCT", "aliases": ["QLN-9"], "identifiers": {"own": "7"}}
    file.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    doc = Entities(str(file))(extractor.nlp("Ada Lindqvist said Quillon failed, and QLN-9 burned."))
    found = {e.name: (e.type, e.identifiers, len(e.mentions)) for e in doc._.entities}
    assert found["Quillon"][:2] == ("PRODUCT", {"own": "7"})


@pytest.mark.parametrize(
    "line", ["{", '{"name": "X"}', '{"name": "X", "type": "COLOUR"}', '{"name": "", "type": "ORG"}']
)
def test_a_broken_gazetteer_says_file_and_line(tmp_path, line):
    file = tmp_path / "own.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"own\.jsonl, line 2"):
        Entities(str(file))


def test_a_missing_gazetteer_is_an_error(tmp_path):
    with pytest.raises(ResourceError, match="cannot be read"):
        Entities(str(tmp_path / "none.jsonl"))


_PIECES = ["Ada", "Lindqvist", "Zelkova", "Inc.", "of", "the", "The", "-", "U.S.", "’s", "'s", "(", ")", ","]
_PIECES += [".", "Mr", "President", "South", "Korea", "he", "it", "its", "company", "government", "$", "1"]
_PIECES += ["said", "al-", "“", "𝒜", "e\u0301", "\n\n"]


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40), glue=st.sampled_from(["", " ", "  "])
)
def test_any_text_gives_valid_records(extractor, pieces, glue):
    text = glue.join(pieces)
    entities = extractor.nlp(text)._.entities
    spans = sorted((m.start, m.end) for e in entities for m in e.mentions)
    assert all(text[m.start : m.end] == m.text for e in entities for m in e.mentions)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_time_is_linear_in_length(extractor):
    paragraph = (
        "President Ada Lindqvist met Zelkova Foods in Kenya. She said the company and the country agreed. "
        "Its chief, Bo Lindgren, told the National Salt Council (NSC) that it had agreed.\n\n"
    )
    docs = {times: extractor.nlp(paragraph * times) for times in (20, 200)}
    component = Entities()
    assert growth(lambda times: component(docs[times]), 20, 10) < 30


def test_a_text_may_end_in_a_nominal(extract):
    assert [e.name for e in extract("Ada Lindqvist opposed the government").entities] == ["Ada Lindqvist"]
