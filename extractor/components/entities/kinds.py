"""What kind of organisation, place or person a cluster is, as far as the article tells."""

from functools import cache
from typing import Any

from extractor import resources
from extractor.components.entities.clusters import Cluster
from extractor.components.entities.gazetteer import cities
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.metonyms import capitals
from extractor.components.entities.words import Words

_NEAR = 7  # words of an apposition that are looked at


@cache
def references() -> dict[str, Any]:
    """Return `lexicons/references.yaml`."""
    data: dict[str, Any] = resources.load("lexicons/references.yaml")
    return data


@cache
def organisation_classes() -> dict[str, str]:
    """Return the class of organisation that each noun stands for."""
    return {noun: name for name, nouns in references()["organisations"].items() for noun in nouns}


def organisation_kinds(words: Words, cluster: Cluster) -> set[str]:
    """Return the classes that an organisation's names and appositions tell; empty if they tell nothing."""
    found = set()
    for name in cluster.names:
        nouns = words.lower[max(0, name.first - 1) : name.last]
        if words.lower[name.last : name.last + 1] == [","]:
            nouns = nouns + _apposed(words, name.last + 1)
        found |= {_class(noun) for noun in nouns}
    return found - {""}


def _class(noun: str) -> str:
    return str(organisation_classes().get(noun) or references()["name_words"].get(noun.rstrip("."), ""))


def _apposed(words: Words, first: int) -> list[str]:
    """Return the words of the phrase that begins with an article right here: ", a mid-sized lender,"."""
    if words.lower[first : first + 1] not in (["a"], ["an"], ["the"]):
        return []
    near = words.lower[first + 1 : first + _NEAR]
    ends = [index for index, word in enumerate(near) if word in {",", ".", "that", "which", "of", "in"}]
    return near[: ends[0]] if ends else near


def place_kind(cluster: Cluster) -> str:
    """Return country, city, region or nothing, for a place that is known."""
    known = cluster.known
    if known is None:
        return ""
    if "iso3166" in known.identifiers:
        return "country"
    if known.name in cities() or known.name in capitals():
        return "city"
    return "region" if "iso3166-2" in known.identifiers or cluster.type == "GPE" else ""


def gender(words: Words, cluster: Cluster) -> str:
    """Return m, f, or nothing where the text does not tell."""
    told = references()["gender_words"]
    role = cluster.attributes.get("role", "").lower().split()
    for word in [words.lower[name.first - 1] for name in cluster.names if name.first] + role:
        if word in told:
            return str(told[word])
    given = cluster.fullest.text.split()[0]
    if given in _names("women"):
        return "f"
    return "m" if given in lexicon().given_names and given not in _names("open") else ""


@cache
def _names(key: str) -> frozenset[str]:
    return frozenset(references()[key])
