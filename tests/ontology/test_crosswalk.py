"""Codes of published schemes: all that are promised are there, and those of the Media Topics exist."""

from extractor import resources
from extractor.ontology.load import load

ACE = [
    "Business:Declare-Bankruptcy",
    "Business:End-Org",
    "Business:Merge-Org",
    "Business:Start-Org",
    "Conflict:Attack",
    "Conflict:Demonstrate",
    "Contact:Meet",
    "Contact:Phone-Write",
    "Justice:Acquit",
    "Justice:Appeal",
    "Justice:Arrest-Jail",
    "Justice:Charge-Indict",
    "Justice:Convict",
    "Justice:Execute",
    "Justice:Extradite",
    "Justice:Fine",
    "Justice:Pardon",
    "Justice:Release-Parole",
    "Justice:Sentence",
    "Justice:Sue",
    "Justice:Trial-Hearing",
    "Life:Be-Born",
    "Life:Die",
    "Life:Divorce",
    "Life:Injure",
    "Life:Marry",
    "Movement:Transport",
    "Personnel:Elect",
    "Personnel:End-Position",
    "Personnel:Nominate",
    "Personnel:Start-Position",
    "Transaction:Transfer-Money",
    "Transaction:Transfer-Ownership",
]
CASIE = ["Databreach", "DiscoverVulnerability", "PatchVulnerability", "Phishing", "Ransom"]
PLOVER = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
]


def codes(scheme: str) -> set[str]:
    return {getattr(rule.codes, scheme) for rule in load().triggers} | {
        getattr(type_.codes, scheme) for type_ in load().types.values()
    } - {None}


def test_the_types_of_casie_ace_and_plover_are_covered():
    assert codes("casie") >= set(CASIE)
    assert codes("ace") >= set(ACE)
    assert codes("plover") >= set(PLOVER)


def test_every_type_but_those_of_speech_has_a_media_topic_that_exists():
    topics = resources.load("lexicons/media_topics.yaml")
    for name, entry in load().entries.items():
        code = entry.spec.codes.iptc
        assert name.startswith("statement.") or code in topics, name


def test_a_record_carries_the_media_topic(extract):
    (event, *_) = extract("Police arrested the baker in Oslo on 3 May 2024.").events
    assert event.codes.iptc == "20000130"
