"""Entities: one record a real thing, with all its mentions."""

from typing import Annotated, Literal

from pydantic import Field

from extractor.schema.base import Id, Offset, Record, Span

EntityType = Literal[
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"
]
MentionKind = Literal["name", "nominal", "pronoun"]


class Mention(Span):
    """One place where the text refers to the entity.

    `metonym`: what the name stands for here, where that is not what it names: `government` in "Seoul said".
    """

    kind: MentionKind
    metonym: Literal["government"] | None = None


class Entity(Record):
    """A person, organisation, place, … (OntoNotes 5 types).

    `name`: the fullest name in the text. `identifiers`: codes of published schemes, e.g. `iso3166` (alpha-3).
    `attributes`: what the text says of it: `role`, `country`, `age`, `ticker`, … `first`: offset of the first
    mention. `count`: number of mentions. `latitude`, `longitude`: of a city that is known, in degrees;
    `candidates`: GeoNames ids among which the article does not decide. `salience`: how much the article is
    about it, 0 to 1, by the headline, the first sentences and the share of mentions.
    """

    id: Id
    type: EntityType
    name: str
    identifiers: dict[str, str]
    attributes: dict[str, str]
    mentions: list[Mention]
    first: Offset = 0
    count: Offset = 0
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    candidates: list[str] = Field(default_factory=list)
    salience: Annotated[float, Field(ge=0, le=1)] = 0.0
