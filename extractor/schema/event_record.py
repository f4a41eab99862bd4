"""The `events` view: one self-contained record an event, made from the `articles` view."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from extractor.schema.article import SegmentKind
from extractor.schema.base import Id, Moment, Record, Span
from extractor.schema.claim import Certainty, Content, Cue, Form, Polarity
from extractor.schema.entity import Entity, EntityType
from extractor.schema.event import Argument, Codes, Event, EventType, Realis, RelationType, When
from extractor.schema.figure import Figure
from extractor.schema.record import ArticleRecord, Provenance
from extractor.schema.time import Time


class EntityRef(Record):
    """An entity resolved in place, without its mentions."""

    id: Id
    name: str
    type: EntityType
    identifiers: dict[str, str]
    attributes: dict[str, str]


class ResolvedArgument(Span):
    """An argument with its entity, figure or time resolved in place."""

    role: str
    entity: EntityRef | None
    figure: Figure | None
    time: Time | None
    codes: dict[str, str]


class ResolvedMention(Span):
    """A trigger with its resolved arguments."""

    realis: Realis
    arguments: list[ResolvedArgument]


class ResolvedPlace(Span):
    """The place of the event, resolved."""

    entity: EntityRef | None
    source: Literal["text", "dateline"]


class ResolvedRelation(Record):
    """A relation to another event of the article, told by its global id, its type and its summary."""

    type: RelationType
    event: Id
    event_type: EventType
    summary: str
    cue: Span


class ResolvedSource(Record):
    """The source of a claim, resolved."""

    entity: EntityRef | None
    spans: list[Span]


class ResolvedClaim(Record):
    """The claim by which the event is reported."""

    id: Id
    form: Form
    polarity: Polarity
    certainty: Certainty
    source: ResolvedSource
    cue: Cue | None
    content: Content
    figures: list[Figure]
    times: list[Time]


class ArticleRef(Record):
    """Which article the event was read from."""

    id: Id
    url: str | None
    title: str | None
    source: str | None
    published: Moment | None
    duplicate_of: str | None = None


class EventRecord(Record):
    """One event, self-contained. `id` is global, `local_id` the event's id in the `articles` view."""

    schema_: Literal["event/1"] = Field(default="event/1", alias="schema")
    id: Id
    local_id: Id
    article: ArticleRef
    type: EventType
    codes: Codes
    trigger: Span
    mentions: list[ResolvedMention] = Field(min_length=1)
    arguments: list[ResolvedArgument]
    relations: list[ResolvedRelation] = Field(default_factory=list)  # as in `Event`
    time: Time | None
    when: When
    place: ResolvedPlace | None
    realis: Realis
    polarity: Polarity
    segment: SegmentKind
    background: bool
    main: bool
    reported_by: Id | None
    claim: ResolvedClaim | None
    confidence: float = Field(ge=0, le=1)
    rule: str
    summary: str
    provenance: Provenance

    @model_validator(mode="after")
    def _claim_is_the_reporting_one(self) -> Self:
        if self.reported_by != (self.claim.id if self.claim else None):
            raise ValueError(f"reported_by is {self.reported_by!r}, but the claim given is another")
        return self


def event_records(record: ArticleRecord) -> Iterator[EventRecord]:
    """Yield the lines of the `events` view of an article's record, in order."""
    resolver = _Resolver(record)
    for event in record.events:
        yield resolver.event(event)


class _Resolver:
    """Puts what ids refer to in their place."""

    def __init__(self, record: ArticleRecord) -> None:
        self.record = record
        self.entities = {entity.id: _entity_ref(entity) for entity in record.entities}
        self.times = {time.id: time for time in record.times}
        self.figures = {figure.id: figure for figure in record.figures}
        self.claims = {claim.id: claim for claim in record.claims}
        self.events = {event.id: event for event in record.events}
        self.global_ids = _global_ids(record)

    def event(self, event: Event) -> EventRecord:
        same = event.model_dump(
            by_alias=False,
            exclude={"id", "mentions", "arguments", "relations", "time", "place"},
        )
        return EventRecord(
            **same,
            id=self.global_ids[event.id],
            local_id=event.id,
            article=self._article(),
            mentions=[
                ResolvedMention(
                    **_span(mention), realis=mention.realis, arguments=self._arguments(mention.arguments)
                )
                for mention in event.mentions
            ],
            arguments=self._arguments(event.arguments),
            relations=self._relations(event),
            time=self.times[event.time] if event.time else None,
            place=self._place(event),
            main=event.id == self.record.article.main_event,
            claim=self._claim(event.reported_by),
            provenance=self.record.provenance,
        )

    def _article(self) -> ArticleRef:
        article = self.record.article
        return ArticleRef(
            id=article.id,
            url=article.url,
            title=article.title,
            source=article.source,
            published=article.published,
            duplicate_of=article.duplicate_of,
        )

    def _arguments(self, arguments: list[Argument]) -> list[ResolvedArgument]:
        return [
            ResolvedArgument(
                **_span(argument),
                role=argument.role,
                entity=self.entities[argument.entity] if argument.entity else None,
                figure=self.figures[argument.figure] if argument.figure else None,
                time=self.times[argument.time] if argument.time else None,
                codes=argument.codes,
            )
            for argument in arguments
        ]

    def _relations(self, event: Event) -> list[ResolvedRelation]:
        related = [(relation, self.events[relation.event]) for relation in event.relations]
        return [
            ResolvedRelation(
                type=relation.type,
                event=self.global_ids[other.id],
                event_type=other.type,
                summary=other.summary,
                cue=relation.cue,
            )
            for relation, other in related
        ]

    def _place(self, event: Event) -> ResolvedPlace | None:
        if event.place is None:
            return None
        entity = self.entities[event.place.entity] if event.place.entity else None
        return ResolvedPlace(**_span(event.place), entity=entity, source=event.place.source)

    def _claim(self, claim_id: str | None) -> ResolvedClaim | None:
        if claim_id is None:
            return None
        claim = self.claims[claim_id]
        entity = self.entities[claim.source.entity] if claim.source.entity else None
        return ResolvedClaim(
            id=claim.id,
            form=claim.form,
            polarity=claim.polarity,
            certainty=claim.certainty,
            source=ResolvedSource(entity=entity, spans=claim.source.spans),
            cue=claim.cue,
            content=claim.content,
            figures=[self.figures[figure] for figure in claim.figures],
            times=[self.times[time] for time in claim.times],
        )


def _entity_ref(entity: Entity) -> EntityRef:
    return EntityRef(**entity.model_dump(exclude={"mentions"}, include=set(EntityRef.model_fields)))


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _global_ids(record: ArticleRecord) -> dict[str, str]:
    """Return the global ids of events by their local ones; those alike in all are numbered."""
    ids = {}
    told: Counter[str] = Counter()
    for event in record.events:
        content = _content(record.article.id, event)
        told[content] += 1
        if told[content] > 1:
            content += f"\x1f{told[content]}"
        ids[event.id] = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return ids


def _content(article_id: str, event: Event) -> str:
    """Return the article's id and what the event is: type, triggers and arguments, in words and places."""
    parts = [article_id, event.type]
    parts += [f"{mention.start} {mention.text}" for mention in event.mentions]
    parts += [f"{argument.role} {argument.start} {argument.text}" for argument in event.arguments]
    return "\x1f".join(parts)
