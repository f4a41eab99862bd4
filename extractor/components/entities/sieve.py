"""Nominals and pronouns join the clusters of names, word by word (after Lee et al. 2013, precision first)."""

from dataclasses import dataclass
from functools import cache

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.discourse import Discourse
from extractor.components.entities.kinds import organisation_classes, references
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.nominals import Nominals
from extractor.components.entities.pronouns import Pronouns
from extractor.components.entities.speakers import Speakers
from extractor.components.entities.words import Words
from extractor.schema.entity import MentionKind


@dataclass(frozen=True, slots=True)
class Referring:
    """A nominal or pronoun and the cluster it refers to; `start`, `end` are offsets."""

    start: int
    end: int
    text: str
    kind: MentionKind
    cluster: Cluster


def refer(words: Words, clusters: list[Cluster]) -> list[Referring]:
    """Return the nominals and pronouns of an article that refer to its clusters, in order."""
    discourse = Discourse(words, clusters)
    found = _told(words, discourse)
    return found + _speakers(words, discourse)


def _speakers(words: Words, discourse: Discourse) -> list[Referring]:
    """Return the pronouns of the first person in quotations; who "he said" is has been found before."""
    indexes = [
        index
        for index, word in enumerate(words.lower)
        if word in _first_person() and words.tag[index] in {"PRP", "PRP$"}
    ]
    speakers = Speakers(discourse) if indexes else None
    found = []
    for index in indexes:
        cluster = speakers.resolve(index) if speakers else None
        if cluster is not None:
            text = words.text[index]
            found.append(Referring(words.start[index], words.end[index], text, "pronoun", cluster))
    return found


@cache
def _first_person() -> frozenset[str]:
    pronouns = references()["pronouns"]
    return frozenset(word for word, features in pronouns.items() if features["number"].startswith("speaker"))


def _told(words: Words, discourse: Discourse) -> list[Referring]:
    """Return the nominals and the pronouns of the third person."""
    clusters = discourse.clusters
    nominals, pronouns = Nominals(discourse), Pronouns(discourse)
    named = {index for c in clusters for name in c.names for index in range(name.first, name.last)}
    found = []
    for index, word in enumerate(words.lower):
        kind = _candidates().get(word)
        if kind is None or index in named:
            continue
        cluster = nominals.resolve(index) if kind == "nominal" else pronouns.resolve(index)
        if cluster is None:
            continue
        first, last = nominals.span(index) if kind == "nominal" else (index, index + 1)
        if not named.isdisjoint(range(first, last)):
            first = index
        discourse.add(index, cluster)
        text = words.phrase(first, last)
        found.append(Referring(words.start[first], words.end[last - 1], text, kind, cluster))
    return found


@cache
def _candidates() -> dict[str, MentionKind]:
    """Return the words that can refer, so that all others are passed over."""
    data = references()
    nouns = {
        *organisation_classes(),
        *data["countries"],
        *data["governments"],
        *data["places"],
        *lexicon().roles,
    }
    found: dict[str, MentionKind] = dict.fromkeys(nouns, "nominal")
    pronouns = [word for word in data["pronouns"] if word not in _first_person()]
    return found | dict.fromkeys(pronouns, "pronoun")
