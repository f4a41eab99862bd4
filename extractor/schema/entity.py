"""Entities: one record a real thing, with all its mentions."""

from typing import Literal

from extractor.schema.base import Id, Record, Span

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"
]
MentionKind = Literal["name", "nominal", "pronoun"]


class Mention(Span):
    """One place where the text refers to the entity."""

    kind: MentionKind


class Entity(Record):
    """A person, organisation, place, … (OntoNotes 5 types).

    `identifiers`: codes of published schemes, e.g. `iso3166`. `attributes`: what the text says of it:
    `role`, `country`, `age`, `ticker`, …
    """

    id: Id
    type: EntityType
    name: str
    identifiers: dict[str, str]
    attributes: dict[str, str]
    mentions: list[Mention]
