"""Events: who did what to whom, when, where, how much."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from extractor.schema.article import SegmentKind
from extractor.schema.base import Day, Id, Meaning, Record, Span
from extractor.schema.claim import Polarity

EventType = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$"), Meaning("key")]
Realis = Literal["actual", "generic", "other"]
RelationType = Literal["caused_by", "follows", "part_of", "responds_to"]


class Codes(Record):
    """The crosswalk of an event type to published schemes."""

    casie: str | None
    ace: str | None
    plover: str | None
    iptc: str | None = None  # a Media Topic; records of older versions have none


class Argument(Span):
    """A participant or circumstance: the words, and the entity, figure or time that they are."""

    role: str
    entity: Id | None
    figure: Id | None
    time: Id | None
    codes: dict[str, str]


class EventMention(Span):
    """A trigger that names the event, with the arguments found around it."""

    realis: Realis
    arguments: list[Argument]


class When(Record):
    """The interval of the event as dates, and where it is known from."""

    from_: Day | None = Field(alias="from")
    to: Day | None
    source: Literal["text", "context", "published", "unknown"]


class Place(Span):
    """Where the event happened, and whether the text says so or only the dateline."""

    entity: Id | None
    source: Literal["text", "dateline"]


class Relation(Record):
    """How the event stands to another one of the article, as the text says by a cue.

    `caused_by`: the other brought it about; `follows`: it came after the other; `responds_to`: it is an
    answer to the other; `part_of`: it happened within the other.
    """

    type: RelationType
    event: Id
    cue: Span


class Event(Record):
    """One event of the article, merged from all its mentions."""

    id: Id
    type: EventType
    codes: Codes
    trigger: Span
    mentions: list[EventMention] = Field(min_length=1)
    arguments: list[Argument]
    relations: list[Relation] = Field(default_factory=list)  # records of older versions have none
    time: Id | None
    when: When
    place: Place | None
    realis: Realis
    polarity: Polarity
    segment: SegmentKind
    background: bool
    reported_by: Id | None
    confidence: float = Field(ge=0, le=1)
    rule: str
    summary: str
