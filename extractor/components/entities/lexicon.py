"""Words that tell what kind of name they stand in or beside, from `models/lexicons/`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor import resources
from extractor.schema.entity import EntityType

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that tell what a name is, all in lower case; the files say which is which."""

    honorifics: Words
    ranks: Words
    roles: Words
    officers: Words
    role_modifiers: Words
    organisation_last: Words
    organisation_first: Words
    legal: Words
    kinds: Words
    belongings: Words
    stakes: Words
    gpe_words: Words
    loc_words: Words
    place_prepositions: Words
    motion_prepositions: Words
    place_of: Words
    people_nouns: Words
    function_words: Words
    not_first: Words
    prefixes: Words
    labels: Words
    not_last: Words
    titles: Words
    not_alone: Words
    institutions: Words
    owners: Words
    no_given_names: Words
    common_heads: Words
    particles: Words
    family_first: Words
    person_verbs: Words
    given_names: Words
    family_names: Words
    heads: tuple[tuple[EntityType, Words], ...]
    centers: Words
    built_centers: Words
    government_verbs: Words
    government_nouns: Words


@cache
def lexicon() -> Lexicon:
    """Load the lists once."""
    titles = resources.load("lexicons/titles.yaml")
    organisations = resources.load("lexicons/organisation_words.yaml")
    places = resources.load("lexicons/place_words.yaml")
    others = resources.load("lexicons/not_names.yaml")
    given = resources.load("lexicons/given_names.yaml")
    things = resources.load("lexicons/thing_words.yaml")
    metonyms = resources.load("lexicons/metonyms.yaml")
    parts = resources.load("lexicons/names.yaml")
    kinds = _words(organisations["kinds"])
    heads: dict[EntityType, Words] = {
        "FAC": _words(places["fac"]),
        "GPE": _words(places["gpe"]),
        "LOC": _words(places["loc"]),
        "LAW": _words(things["law"]),
        "EVENT": _words(things["event"]),
        "WORK_OF_ART": _words(things["work"]),
        "ORG": _words(organisations["last"]),
        "PRODUCT": _words(things["product"]),
    }
    address = _words(titles["honorifics"]) | _words(titles["ranks"]) | _words(titles["roles"])
    every_head = frozenset().union(*heads.values())
    function_words = _words(parts["function_words"])
    return Lexicon(
        honorifics=_words(titles["honorifics"]),
        ranks=_words(titles["ranks"]),
        roles=_words(titles["roles"]),
        officers=_words(titles["officers"]),
        role_modifiers=_words(titles["modifiers"]),
        organisation_last=_words(organisations["last"]),
        organisation_first=_words(organisations["first"]),
        legal=_words(organisations["legal"]),
        kinds=kinds,
        stakes=_words(organisations["stakes"]),
        belongings=_words(organisations["belongings"]),
        gpe_words=_words(places["gpe"]),
        loc_words=_words(places["loc"]),
        place_prepositions=_words(places["prepositions"]),
        motion_prepositions=_words(places["motion"]),
        place_of=_words(places["of"]),
        people_nouns=_words(things["people"]),
        function_words=function_words,
        prefixes=_words(parts["prefixes"]),
        labels=_words(resources.load("patterns/structure.yaml")["analysis"]["words"]),
        not_first=_words(parts["not_first"]),
        not_last=_words(parts["not_first"]) | function_words,
        titles=address | _words(titles["modifiers"]),
        not_alone=_words(others["alone"]),
        institutions=_words(others["institutions"]),
        owners=_words(others["owners"]),
        particles=_words(parts["particles"]),
        family_first=_words(parts["family_first"]),
        person_verbs=_words(titles["verbs"]),
        given_names=frozenset(given["given"]),
        family_names=frozenset(given["family"]),
        heads=tuple(heads.items()),
        centers=_words(places["centers"]),
        built_centers=_words(places["built_centers"]),
        common_heads=every_head | kinds,
        no_given_names=address | kinds | every_head | _words(others["alone"]) | function_words,
        government_verbs=_words(metonyms["verbs"]),
        government_nouns=_words(metonyms["nouns"]),
    )


def type_of_head(words: Sequence[str]) -> EntityType | None:
    """Return the type that the last of a name's words, in lower case, tells: "Norvik Mail Bank" is an ORG."""
    known, head = lexicon(), words[-1]
    if head in known.centers and len(words) > 1 and words[-2] in known.built_centers:
        return "FAC"
    return next((type_ for type_, heads in known.heads if head in heads), None)


def _words(entries: Iterable[Any]) -> Words:
    return frozenset(str(entry).lower() for entry in entries)
