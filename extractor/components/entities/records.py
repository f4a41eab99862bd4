"""From clusters to the records of the layer."""

from typing import Literal

from extractor.components.entities.clusters import Cluster, clusters
from extractor.components.entities.identity import Cities, Identity
from extractor.components.entities.metonyms import is_government
from extractor.components.entities.names import Name
from extractor.components.entities.roles import Roles
from extractor.components.entities.salience import Salience
from extractor.components.entities.sieve import refer
from extractor.components.entities.words import Words
from extractor.schema import Entity, Mention, Segment


def records(words: Words, names: list[Name], segments: list[Segment]) -> list[Entity]:
    """Return the entities of an article, in order of their first mention."""
    found = clusters(words, names)
    roles = Roles(words, names)
    for cluster in found:
        if cluster.type == "PERSON":
            roles.describe(cluster)
        elif cluster.type == "ORG":
            roles.describe_organisation(cluster)
    mentions = {id(cluster): [_named(words, name) for name in cluster.names] for cluster in found}
    for reference in refer(words, found):
        mentions[id(reference.cluster)].append(
            Mention(start=reference.start, end=reference.end, text=reference.text, kind=reference.kind)
        )
    for cited in mentions.values():
        cited.sort(key=lambda mention: mention.start)
    found.sort(key=lambda cluster: mentions[id(cluster)][0].start)
    known = Cities(found)
    salience = Salience(segments, max(map(len, mentions.values()), default=1))
    return [
        _record(number, cluster, mentions[id(cluster)], salience, known.identify(cluster))
        for number, cluster in enumerate(found, 1)
    ]


def _named(words: Words, name: Name) -> Mention:
    stands_for: Literal["government"] | None = "government" if is_government(words, name) else None
    return Mention(start=name.start, end=name.end, text=name.text, kind="name", metonym=stands_for)


def _record(
    number: int, cluster: Cluster, mentions: list[Mention], salience: Salience, identity: Identity
) -> Entity:
    identifiers = dict(cluster.known.identifiers) if cluster.known else {}
    if identity.city:
        identifiers = {"geonames": identity.city.geonames}
    return Entity(
        id=f"e{number}",
        type=cluster.type,
        name=" ".join(cluster.fullest.text.split()),
        identifiers=identifiers,
        attributes=cluster.attributes,
        mentions=mentions,
        first=mentions[0].start,
        count=len(mentions),
        latitude=identity.city.latitude if identity.city else None,
        longitude=identity.city.longitude if identity.city else None,
        candidates=list(identity.candidates),
        salience=salience.score([mention.start for mention in mentions]),
    )
