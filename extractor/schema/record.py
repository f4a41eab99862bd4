"""The `articles` view: one lossless record an article."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from extractor.schema.article import ArticleInfo
from extractor.schema.base import Record, spans_of
from extractor.schema.claim import Claim
from extractor.schema.entity import Entity
from extractor.schema.event import Argument, Event
from extractor.schema.figure import Figure
from extractor.schema.time import Time


class Provenance(Record):
    """What made the record: versions of the program, pipeline, model and ontology."""

    extractor: str
    pipeline: str
    model: str
    ontology: str


class ArticleRecord(Record):
    """Everything extracted from one article; validated for evidence and references."""

    schema_: Literal["article/1"] = Field(default="article/1", alias="schema")
    article: ArticleInfo
    entities: list[Entity]
    times: list[Time]
    figures: list[Figure]
    claims: list[Claim]
    events: list[Event]
    provenance: Provenance

    @model_validator(mode="after")
    def _every_span_cites_its_text(self) -> Self:
        text = self.article.text
        for span in spans_of([self.entities, self.times, self.figures, self.claims, self.events]):
            if not span.cites(text):
                found = text[span.start : span.end]
                raise ValueError(f"span {span.start}-{span.end} is {found!r} in the text, not {span.text!r}")
        for segment in self.article.segments:
            if not segment.start < segment.end <= len(text):
                raise ValueError(f"segment {segment.start}-{segment.end} is not within the text")
        return self

    @model_validator(mode="after")
    def _every_reference_exists(self) -> Self:
        known = {
            "entity": _ids(self.entities),
            "time": _ids(self.times),
            "figure": _ids(self.figures),
            "claim": _ids(self.claims),
            "event": _ids(self.events),
        }
        for kind, reference in _references(self):
            if reference is not None and reference not in known[kind]:
                raise ValueError(f"{kind} {reference!r} is referred to but does not exist")
        return self


def _ids(items: list[Entity] | list[Time] | list[Figure] | list[Claim] | list[Event]) -> set[str]:
    ids = {item.id for item in items}
    if len(ids) < len(items):
        raise ValueError(f"ids are not unique: {sorted(item.id for item in items)}")
    return ids


def _references(record: ArticleRecord) -> Iterator[tuple[str, str | None]]:
    yield "event", record.article.main_event
    for claim in record.claims:
        yield "entity", claim.source.entity
        for kind, ids in (("figure", claim.figures), ("time", claim.times), ("event", claim.events)):
            yield from ((kind, reference) for reference in ids)
    for figure in record.figures:
        yield "figure", figure.same_as
        yield "entity", figure.base
    for event in record.events:
        yield "time", event.time
        yield from (("event", relation.event) for relation in event.relations)
        yield "claim", event.reported_by
        yield "entity", event.place.entity if event.place else None
        yield from _argument_references(event.arguments)
        for mention in event.mentions:
            yield from _argument_references(mention.arguments)


def _argument_references(arguments: list[Argument]) -> Iterator[tuple[str, str | None]]:
    for argument in arguments:
        yield "entity", argument.entity
        yield "figure", argument.figure
        yield "time", argument.time
