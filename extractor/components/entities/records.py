"""From clusters to the records of the layer."""

from extractor.components.entities.clusters import Cluster, clusters
from extractor.components.entities.metonyms import capitals, is_government
from extractor.components.entities.names import Name
from extractor.components.entities.roles import Roles
from extractor.components.entities.words import Words
from extractor.schema import Entity, Mention


def records(words: Words, names: list[Name]) -> list[Entity]:
    """Return the entities of an article, in order of their first mention."""
    found = clusters(words, names)
    roles, cities = Roles(words, names), capitals()
    for cluster in found:
        if cluster.type == "PERSON":
            roles.describe(cluster)
    return [_record(words, number, cluster, cities) for number, cluster in enumerate(found, 1)]


def _record(words: Words, number: int, cluster: Cluster, cities: frozenset[str]) -> Entity:
    mentions = [
        Mention(
            start=name.start,
            end=name.end,
            text=name.text,
            kind="name",
            metonym="government" if is_government(words, name, cities) else None,
        )
        for name in sorted(cluster.names, key=lambda n: n.start)
    ]
    return Entity(
        id=f"e{number}",
        type=cluster.type,  # type: ignore[arg-type]
        name=" ".join(cluster.fullest.text.split()),
        identifiers=dict(cluster.known.identifiers) if cluster.known else {},
        attributes=cluster.attributes,
        mentions=mentions,
        first=mentions[0].start,
        count=len(mentions),
    )
