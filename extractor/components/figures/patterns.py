"""The words of `models/patterns/figures.yaml`, ready for look-up."""

from functools import cache
from typing import Any, NamedTuple

from extractor import resources
from extractor.normalize.lexemes import Lexemes

Phrases = dict[tuple[str, ...], str]


class Patterns(NamedTuple):
    """Phrases as tuples of lexemes in lower case; see the file for what each is for."""

    before: Phrases
    after: Phrases
    longest: int
    between: frozenset[str]
    not_across: frozenset[str]
    no_bridge: frozenset[str]
    verbs: dict[str, str]
    transitive: frozenset[str]
    not_up: frozenset[str]
    nouns: dict[str, str]
    follow: dict[str, str]
    change_between: frozenset[str]
    movement_kinds: frozenset[str]
    movement_nouns: frozenset[str]
    labels: frozenset[str]
    lower_labels: frozenset[str]
    named: frozenset[tuple[str, ...]]
    score_cues: frozenset[str]
    score_most: int
    people_verbs: frozenset[str]
    people_adjectives: frozenset[str]
    crowds: frozenset[str]
    not_in_unit: frozenset[str]
    sums: frozenset[str]
    attributes: frozenset[str]
    measuring_verbs: frozenset[str]
    people_places: frozenset[str]
    share_after: frozenset[str]
    share_to: frozenset[str]
    persons: dict[str, str]
    age_cues: frozenset[str]
    oldest: int
    one_before: frozenset[str]
    one_after: frozenset[str]
    not_ranked: frozenset[str]
    prefixes: frozenset[str]
    addresses: frozenset[str]
    months: frozenset[str]
    year_cues: frozenset[str]
    clock: frozenset[str]
    weekdays: frozenset[str]
    decade_cues: frozenset[str]


@cache
def patterns() -> Patterns:
    """Load the words once."""
    data: dict[str, Any] = resources.load("patterns/figures.yaml")
    bounds, changes = data["bounds"], data["changes"]
    before, after = _phrases(bounds["before"]), _phrases(bounds["after"])
    return Patterns(
        before=before,
        after=after,
        longest=max(len(phrase) for phrase in (*before, *after)),
        between=frozenset(word for phrase in bounds["between"] for word in Lexemes(phrase).words),
        not_across=frozenset(bounds["not_across"]),
        no_bridge=frozenset(bounds["no_bridge"]),
        verbs=_directions(changes["up_verbs"].split(), changes["down_verbs"].split()),
        not_up=frozenset(changes["not_up"]),
        transitive=frozenset(changes["transitive"].split()),
        nouns=_directions(changes["up_nouns"], changes["down_nouns"]),
        follow=_directions(changes["up_after"], changes["down_after"]),
        change_between=frozenset(changes["between"]),
        movement_kinds=frozenset(changes["movement_kinds"]),
        movement_nouns=frozenset(changes["movement_nouns"]),
        labels=frozenset(data["labels"]),
        lower_labels=frozenset(data["lower_labels"]),
        named=frozenset(tuple(Lexemes(name).words) for name in data["named"]),
        score_cues=frozenset(data["scores"]["cues"]),
        score_most=data["scores"]["most"],
        people_verbs=frozenset(data["people_verbs"]),
        people_adjectives=frozenset(data["people_adjectives"]),
        measuring_verbs=frozenset(data["measuring_verbs"]),
        sums=frozenset(data["sums"]),
        attributes=frozenset(data["attributes"]),
        not_in_unit=frozenset(data["not_in_unit"]),
        crowds=frozenset(data["crowds"]),
        people_places=frozenset(data["people_places"]),
        share_after=frozenset(data["shared_units"]["after"]),
        share_to=frozenset(data["shared_units"]["levels_after"]),
        persons=data["persons"],
        age_cues=frozenset(data["age_cues"]),
        oldest=data["oldest"],
        one_before=frozenset(data["one"]["before"]),
        one_after=frozenset(data["one"]["after"]),
        not_ranked=frozenset(data["not_ranked"]),
        prefixes=frozenset(data["prefixes"]),
        addresses=frozenset(data["addresses"]),
        months=frozenset(data["dates"]["months"]),
        year_cues=frozenset(data["dates"]["year_cues"]),
        clock=frozenset(data["dates"]["clock"]),
        weekdays=frozenset(data["dates"]["weekdays"]),
        decade_cues=frozenset(data["dates"]["decade_cues"]),
    )


def _phrases(groups: dict[str, list[str]]) -> Phrases:
    return {
        tuple(Lexemes(str(phrase)).words): bound for bound, phrases in groups.items() for phrase in phrases
    }


def _directions(up: list[str], down: list[str]) -> dict[str, str]:
    return dict.fromkeys(up, "up") | dict.fromkeys(down, "down")
