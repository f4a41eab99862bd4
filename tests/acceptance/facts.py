"""What must be known after reading an article about a breach that became a trade dispute."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor.schema import Argument, ArticleRecord, Claim, Entity, Event, Figure


class Names(NamedTuple):
    """The names and numbers of one version of the article."""

    company: str
    official: str
    role: str
    president: str
    president_short: str
    other_government: str
    goods: str
    population: str
    affected: int
    affected_before: int
    share: float
    rate: int
    year: str


class Facts:
    """Questions to a record, answered in the words of the article."""

    def __init__(self, record: ArticleRecord) -> None:
        self.record = record
        self.entities = {entity.id: entity for entity in record.entities}
        self.figures = {figure.id: figure for figure in record.figures}

    def entity(self, name: str) -> Entity:
        """Return the one entity that has a mention of this name."""
        found = [
            entity
            for entity in self.record.entities
            if any(mention.text == name and mention.kind == "name" for mention in entity.mentions)
        ]
        assert len(found) == 1, f"{name}: {[(entity.type, entity.name) for entity in found]}"
        return found[0]

    def events(self, kind: str) -> list[Event]:
        """Return the events of a type, those of the analysis left out."""
        return [event for event in self.record.events if event.type == kind and event.segment != "analysis"]

    def figures_of(self, event: Event) -> list[Figure]:
        """Return the figures among an event's arguments."""
        return [self.figures[argument.figure] for argument in event.arguments if argument.figure]

    def takes_part(self, event: Event, name: str) -> bool:
        """Tell whether an entity of this name is an argument of the event."""
        entity = self.entity(name).id
        return any(argument.entity == entity for argument in event.arguments)

    def claims_with(self, words: str) -> Iterator[Claim]:
        """Yield the claims whose content holds the words."""
        for claim in self.record.claims:
            if words in " ".join(span.text for span in claim.content.spans):
                yield claim

    def claim_of(self, name: str, words: str) -> Claim:
        """Return the claim that an entity makes in these words."""
        entity = self.entity(name).id
        found = [claim for claim in self.claims_with(words) if claim.source.entity == entity]
        assert found, f"{name} claims nothing with {words!r}"
        return found[0]


def arguments(event: Event, role: str) -> list[Argument]:
    """Return the arguments of an event in a role."""
    return [argument for argument in event.arguments if argument.role == role]
