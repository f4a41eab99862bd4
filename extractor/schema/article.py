"""The article: as it comes in, and as the record carries it."""

import hashlib
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from extractor.schema.base import Id, Moment, Offset, Record

SegmentKind = Literal[
    "headline", "dateline", "byline", "body", "heading", "analysis", "caption", "boilerplate"
]


class Article(Record):
    """One article to read.

    `text` is taken verbatim. `published` is an ISO 8601 date or date-time and anchors relative times.
    `id` is optional: without one a hash of title and text is used. `duplicate_of` is the id of an article
    that this one is known to copy.
    """

    text: str = Field(min_length=1)
    id: str = ""
    title: str | None = None
    url: str | None = None
    source: str | None = None
    authors: list[str] = Field(default_factory=list)
    published: Moment | None = None
    language: str | None = None
    meta: dict[str, Any] = Field(default_factory=dict)
    duplicate_of: str | None = None

    @field_validator("text")
    @classmethod
    def _holds_something(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("the article is empty")
        return text

    @field_validator("published")
    @classmethod
    def _is_iso_8601(cls, published: str | None) -> str | None:
        if published is not None:
            datetime.fromisoformat(published)
        return published

    @property
    def full_text(self) -> str:
        """The text that offsets refer to: the title is put first unless the text starts with it."""
        if self.title and not self.text.startswith(self.title):
            return f"{self.title}\n\n{self.text}"
        return self.text

    @property
    def key(self) -> str:
        """The given id, else a hash of title and text."""
        if self.id:
            return self.id
        content = f"{self.title or ''}\n{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(content).hexdigest()[:16]

    @property
    def day(self) -> date | None:
        """The calendar date of publication, in the zone it is written in."""
        return datetime.fromisoformat(self.published).date() if self.published else None


class Segment(Record):
    """A stretch of the article by its function: headline, dateline, body and so on."""

    kind: SegmentKind
    start: Offset
    end: Offset


class ArticleInfo(Record):
    """The article as a record carries it: its text verbatim, its segments and its main event."""

    id: Id
    text: str
    title: str | None
    url: str | None
    source: str | None
    authors: list[str]
    published: Moment | None
    language: str | None
    meta: dict[str, Any]
    duplicate_of: str | None = None
    main_event: str | None
    segments: list[Segment]
