"""Claims: who says what."""

from typing import Literal

from pydantic import Field

from extractor.schema.base import Id, Record, Span

Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]


class Source(Record):
    """Who makes the claim: the words, and the entity where it is known. No spans: sourceless."""

    entity: Id | None
    spans: list[Span]


class Cue(Span):
    """The words that attribute: `class` is the kind of speech act or attitude."""

    class_: str = Field(alias="class")


class Content(Record):
    """What is claimed; several spans where the source stands inside."""

    spans: list[Span] = Field(min_length=1)


class Claim(Record):
    """An attribution: source, cue and content, with what the content says."""

    id: Id
    form: Form
    polarity: Polarity
    certainty: Certainty
    source: Source
    cue: Cue | None
    content: Content
    figures: list[Id]
    times: list[Id]
    events: list[Id]
