"""The records that the program writes: pydantic models of the two views."""

from extractor.schema.article import Article, ArticleInfo, Segment
from extractor.schema.base import Span
from extractor.schema.claim import Claim, Content, Cue, Source
from extractor.schema.entity import Entity, Mention
from extractor.schema.event import Argument, Codes, Event, EventMention, Place, When
from extractor.schema.event_record import EventRecord, event_records
from extractor.schema.figure import Change, Figure
from extractor.schema.record import ArticleRecord, Provenance
from extractor.schema.time import Time

__all__ = [
    "Argument",
    "Article",
    "ArticleInfo",
    "ArticleRecord",
    "Change",
    "Claim",
    "Codes",
    "Content",
    "Cue",
    "Entity",
    "Event",
    "EventMention",
    "EventRecord",
    "Figure",
    "Mention",
    "Place",
    "Provenance",
    "Segment",
    "Source",
    "Span",
    "Time",
    "When",
    "event_records",
]
