"""What the events layer makes of sentences and short articles, each built otherwise."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.schema import Article

BREACH = (
    "Norvik Mail breach grows into quarrel\n\n"
    "Norvik Mail confirmed a new data breach affecting 8,000 users on Monday.\n\n"
    "The latest leak exposed names and passwords. It follows a large 2023 incident that compromised the "
    "records of more than 5 million customers. The initial breach led to an investigation of the company."
)


def of(record, kind):
    return [event for event in record.events if event.type == kind]


def roles(event):
    found = {}
    for argument in event.arguments:
        found.setdefault(argument.role, []).append(argument.text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        ("Prosecutors indicted the mayor.", "justice.charge", "defendant", "the mayor"),
        ("The mayor was indicted by prosecutors.", "justice.charge", "prosecutor", "prosecutors"),
        ("A mayor indicted by prosecutors resigned.", "justice.charge", "defendant", "A mayor"),
        ("The mayor who prosecutors indicted resigned.", "justice.charge", "defendant", "The mayor"),
        ("Prosecutors want to indict the mayor.", "justice.charge", "prosecutor", "Prosecutors"),
        ("Police arrested a baker and a tailor.", "justice.arrest", "person", "a tailor"),
        ("The arrest of the baker shocked the town.", "justice.arrest", "person", "the baker"),
        ("The firm faces a lawsuit over unpaid wages.", "justice.lawsuit", "defendant", "The firm"),
        ("Two clerks filed a lawsuit against the firm.", "justice.lawsuit", "plaintiff", "Two clerks"),
        ("Officials opened an inquiry into the fire.", "justice.investigation", "subject", "the fire"),
    ],
)
def test_a_role_is_found_in_every_construction(extract, text, kind, role, filler):
    (event,) = of(extract(text), kind)
    assert filler in roles(event).get(role, [])


@pytest.mark.parametrize(
    ("text", "realis", "polarity"),
    [
        ("Police arrested the baker.", "actual", "positive"),
        ("Police have arrested the baker.", "actual", "positive"),
        ("Police did not arrest the baker.", "other", "negative"),
        ("Nobody was arrested by police.", "other", "negative"),
        ("Police may arrest the baker.", "other", "positive"),
        ("Police will arrest the baker.", "other", "positive"),
        ("Police plan to arrest the baker.", "other", "positive"),
        ("Police failed to arrest the baker.", "other", "negative"),
        ("If police arrest the baker, the shop will close.", "other", "positive"),
        ("Police began arresting bakers on Monday.", "actual", "positive"),
        ("Officers arrest people every night.", "generic", "positive"),
    ],
)
def test_realis_and_polarity(extract, text, realis, polarity):
    (event,) = of(extract(text), "justice.arrest")
    assert (event.realis, event.polarity) == (realis, polarity)


def test_two_breaches_are_kept_apart_and_each_merged(extract):
    record = extract(BREACH, published="2026-03-02")
    new, old = of(record, "cyber.data_breach")
    assert roles(new)["victim"] == ["Norvik Mail", "8,000 users"]
    assert {"names", "passwords"} <= set(roles(new)["data"])
    assert "more than 5 million customers" in roles(old)["victim"]
    assert old.when.from_ == "2023-01-01"
    assert [new.background, old.background] == [False, True]
    assert [mention.text for mention in old.mentions][-1] == "The initial breach"


def test_the_news_is_the_main_event(extract):
    record = extract(BREACH, published="2026-03-02")
    main = next(event for event in record.events if event.id == record.article.main_event)
    assert main.type == "cyber.data_breach"
    assert main.summary.startswith("Norvik Mail data breach affects 8,000 users")


def test_an_analysis_tells_nothing_as_fact(extract):
    text = (
        "Tarn Freight hit by strike\n\nDockers walked out on Monday.\n\nAnalysis\n\nPolice have arrested "
        "leaders of such unions before. A judge convicted one of them of fraud."
    )
    told = [event for event in extract(text).events if event.segment == "analysis"]
    assert all(event.realis != "actual" for event in told if not event.type.startswith("statement."))


def test_a_claim_is_a_statement_event_and_reports_what_it_holds(extract):
    record = extract("The minister said that police had arrested the baker.")
    (claim,) = record.claims
    (arrest,) = of(record, "justice.arrest")
    (statement,) = [event for event in record.events if event.type.startswith("statement.")]
    assert (arrest.reported_by, statement.reported_by) == (claim.id, claim.id)
    assert claim.events == [arrest.id]


def test_time_and_place_belong_to_the_event_that_they_stand_with(extract):
    record = extract(
        "Police arrested the baker in Oslo on 3 May 2024. The mayor resigned.", published="2024-06-01"
    )
    (event,) = of(record, "justice.arrest")
    assert (event.when.from_, event.when.source) == ("2024-05-03", "text")
    assert event.place is not None
    assert event.place.text == "Oslo"


@pytest.mark.parametrize(
    ("text", "kind", "role", "filler"),
    [
        (
            "The qorvex data breach hit Oslo.\n\nQorvex said on Monday that it was sorry.",
            "cyber.data_breach",
            "victim",
            None,
        ),
        (
            "The minister's decision to raise tariffs on shoes was applauded.",
            "trade.tariff",
            "imposer",
            "minister",
        ),
        ("Keldan has a plan to raise tariffs on shoes.", "trade.tariff", "imposer", "Keldan"),
    ],
)
def test_a_role_is_found_away_from_the_trigger(extract, text, kind, role, filler):
    (event,) = of(extract(text), kind)
    assert any((filler or "") in text for text in roles(event).get(role, []))


def test_a_triggers_own_modifier_fills_none_of_its_roles(extract):
    (event,) = of(
        extract("Oslo's tightening regulations on digital shops worry importers."), "government.regulation"
    )
    assert roles(event)["subject"] == ["digital shops"]


def test_arguments_of_an_analysis_are_no_facts_about_the_event(extract):
    record = extract(
        "Norvik Mail breach exposes names\n\nNorvik Mail confirmed a data breach on Monday.\n\nAnalysis\n\n"
        "The Norvik Mail data breach affecting 900,000 users may be the work of spies."
    )
    (event,) = of(record, "cyber.data_breach")
    assert "900,000 users" not in roles(event)["victim"]


def test_the_place_of_a_speaker_or_of_the_writer_is_not_that_of_the_event(extract):
    record = extract(
        "OSLO, Norway (Wire) — Police arrested a baker. An official in Lima linked the arrest to bribes."
    )
    (event,) = of(record, "justice.arrest")
    assert "place" not in roles(event)
    assert event.place is not None
    assert (event.place.text, event.place.source) == ("OSLO", "dateline")


def test_a_summary_lists_the_fillers_of_a_role(extract):
    (event,) = of(extract("A trade dispute between Ghana and Kenya worries traders."), "trade.dispute")
    assert "Ghana and Kenya" in event.summary


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Court Sentences Ex-Mayor To Six Years", "justice.sentence"),
        ("KELDAN IMPOSES TARIFFS ON SHOES", "trade.tariff"),
    ],
)
def test_capitals_hide_no_event_of_a_headline(extract, headline, kind):
    assert of(extract(f"{headline}\n\nThe town was surprised on Monday, residents said."), kind)


@pytest.mark.parametrize(
    ("text", "first", "source"),
    [
        ("On 3 May 2024 the shop was searched and police arrested the baker.", "2024-05-03", "text"),
        ("Officers searched the shop on 3 May 2024. Police arrested the baker.", "2024-05-03", "context"),
        ("Police arrested the baker. He is 63.", "2024-06-01", "published"),
        ("Norvik said on 3 May 2024 that police had arrested the baker.", "2024-06-01", "published"),
    ],
)
def test_how_an_event_is_dated(extract, text, first, source):
    (event,) = of(extract(text, published="2024-06-01"), "justice.arrest")
    assert (event.when.from_, event.when.source) == (first, source)


@pytest.mark.parametrize(
    ("text", "code", "source", "target"),
    [
        ("Keldan accused Orsk of theft.", "ACCUSE", "Keldan", "Orsk"),
        ("Norway demanded that Keldan free the sailors.", "REQUEST", "Norway", "Keldan"),
        ("Norway rejected Denmark's offer to share the fish.", "REJECT", "Norway", "Denmark"),
        ("Norway held talks with Denmark over fish.", "CONSULT", "Norway", "Denmark"),
        ("Norway will send food aid to Peru.", "AGREE", "Norway", "Peru"),
        ("Norway will impose sanctions on Peru.", "THREATEN", "Norway", "Peru"),
        ("Norway refused to meet Denmark's prime minister.", "REJECT", "Norway", "Denmark"),
    ],
)
def test_who_acts_on_whom_by_plovers_codes(extract, text, code, source, target):
    events = [event for event in extract(text).events if event.codes.plover]
    assert {event.codes.plover for event in events} == {code}
    coded = {
        (argument.codes.get("plover"), argument.text) for event in events for argument in event.arguments
    }
    assert ("source", source) in coded
    assert any(role == "target" and target in words for role, words in coded)


def test_an_act_of_speech_is_one_event(extract):
    events = extract("Norway rejected the proposal by Denmark on Monday.").events
    assert [event.type for event in events] == ["statement.reject"]


def test_what_is_planned_can_be_the_news(extract):
    record = extract(
        "Norvik to close mine\n\nNorvik plans to close its mine in Peru, it said. Shares fell 3%."
    )
    main = next(event for event in record.events if event.id == record.article.main_event)
    assert main.type == "business.closure"


def test_a_users_folder_adds_a_type(tmp_path):
    from extractor.pipeline import Extractor

    (tmp_path / "space.yaml").write_text(
        "family: space\ntypes:\n  docking:\n    definition: Two craft join.\n    roles:\n"
        "      craft: {fillers: [phrase], at: [subject]}\n    triggers:\n      - verb: [dock]\n",
        encoding="utf-8",
    )
    record = Extractor(ontology=(tmp_path,)).extract(Article(text="The old tug docked at noon."))
    (event,) = of(record, "space.docking")
    assert roles(event)["craft"] == ["The old tug"]
    assert event.rule == "space.docking/verb:dock"


VOCABULARY = (
    "the a breach of data arrested by Police Norvik who which said to was 8,000 users and , . not will leak "
    "in 2023 it attack strike fined “ ” — is hit with on charges Analysis"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_text_gives_a_valid_record(extract, words):
    text = " ".join(words)
    if text.strip():
        extract(text)
