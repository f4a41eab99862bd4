"""Claims: who says what."""

from typing import Literal

from pydantic import Field

from extractor.schema.article import SegmentKind
from extractor.schema.base import Id, Record, Span

Form = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
SourceKind = Literal["named", "anonymous", "collective", "document", "author", "other", "unstated"]


class Source(Record):
    """Who makes the claim: the words, and the entity where it is known. No spans: sourceless.

    `kind`: `named`; `anonymous`, persons without a name ("a senior official"); `collective`, a body or group
    ("police", "critics"); `document` ("the report"); `author`, nobody else in an analysis or opinion; `other`
    (a pronoun whose antecedent is not known, and the rest); `unstated` ("is expected to").
    """

    entity: Id | None
    spans: list[Span]
    kind: SourceKind = "other"


class Cue(Span):
    """The words that attribute: `class` is the kind of speech act or attitude."""

    class_: str = Field(alias="class")


class Content(Record):
    """What is claimed; several spans where the source stands inside."""

    spans: list[Span] = Field(min_length=1)


class Claim(Record):
    """An attribution: source, cue and content, with what the content says.

    `answers`: the earlier claim that this one denies, confirms, rejects or agrees with. `segment`: where the
    content begins.
    """

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
    answers: Id | None = None
    segment: SegmentKind = "body"
