"""Words that tell what kind of name they stand in or beside, from `models/lexicons/`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor import resources

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that tell what a name is, all in lower case; the files say which is which."""

    honorifics: Words
    ranks: Words
    roles: Words
    role_modifiers: Words
    organisation_last: Words
    organisation_first: Words
    legal: Words
    kinds: Words
    gpe_words: Words
    loc_words: Words
    fac_words: Words
    place_first: Words
    place_prepositions: Words
    particles: Words
    suffixes: Words
    family_first: Words
    person_verbs: Words
    given_names: Words
    family_names: Words
    heads: tuple[tuple[str, Words], ...]
    government_verbs: Words
    government_nouns: Words


@cache
def lexicon() -> Lexicon:
    """Load the lists once."""
    titles = resources.load("lexicons/titles.yaml")
    organisations = resources.load("lexicons/organisation_words.yaml")
    places = resources.load("lexicons/place_words.yaml")
    given = resources.load("lexicons/given_names.yaml")
    things = resources.load("lexicons/thing_words.yaml")
    metonyms = resources.load("lexicons/metonyms.yaml")
    parts = resources.load("lexicons/names.yaml")
    return Lexicon(
        honorifics=_words(titles["honorifics"]),
        ranks=_words(titles["ranks"]),
        roles=_words(titles["roles"]),
        role_modifiers=_words(titles["modifiers"]),
        organisation_last=_words(organisations["last"]),
        organisation_first=_words(organisations["first"]),
        legal=_words(organisations["legal"]),
        kinds=_words(organisations["kinds"]),
        gpe_words=_words(places["gpe"]),
        loc_words=_words(places["loc"]),
        fac_words=_words(places["fac"]),
        place_first=_words(places["first"]),
        place_prepositions=_words(places["prepositions"]),
        particles=_words(parts["particles"]),
        suffixes=_words(parts["suffixes"]),
        family_first=_words(parts["family_first"]),
        person_verbs=_words(titles["verbs"]),
        given_names=frozenset(given["given"]),
        family_names=frozenset(given["family"]),
        heads=(
            ("FAC", _words(places["fac"])),
            ("GPE", _words(places["gpe"])),
            ("LOC", _words(places["loc"])),
            ("LAW", _words(things["law"])),
            ("EVENT", _words(things["event"])),
            ("WORK_OF_ART", _words(things["work"])),
            ("ORG", _words(organisations["last"])),
            ("PRODUCT", _words(things["product"])),
        ),
        government_verbs=_words(metonyms["verbs"]),
        government_nouns=_words(metonyms["nouns"]),
    )


def _words(entries: Iterable[Any]) -> Words:
    return frozenset(str(entry).lower() for entry in entries)
