"""Segments of an article by function, from its text alone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from extractor import resources
from extractor.components.structure.paragraphs import Paragraph, paragraphs
from extractor.schema import Segment
from extractor.schema.article import SegmentKind

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_TOP = 6  # Bylines and datelines stand among the first paragraphs.
_HEADING_WORDS, _HEADLINE_WORDS = 10, 30


class Patterns(NamedTuple):
    """The compiled patterns of `models/patterns/structure.yaml`."""

    datelines: list[re.Pattern[str]]
    bylines: list[re.Pattern[str]]
    captions: list[re.Pattern[str]]
    boilerplate: list[re.Pattern[str]]
    analysis: re.Pattern[str]
    analysis_label: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Load and compile the patterns once."""
    data = resources.load("patterns/structure.yaml")
    words = "|".join(re.escape(word) for word in data["analysis"]["words"])
    most = data["analysis"]["most_words"] - 1
    name = rf"(?:[\w.'’&-]+\s){{0,{most}}}?"
    return Patterns(
        datelines=_compile(data["datelines"]),
        bylines=_compile(data["bylines"]),
        captions=_compile(data["captions"]),
        boilerplate=_compile(data["boilerplate"]),
        analysis=re.compile(
            rf"(?:the\s)?(?:(?:{words})\b(?:[:|\s].{{0,60}})?|{name}(?:{words})):?", re.IGNORECASE
        ),
        analysis_label=re.compile(rf"(?:{words})\s?(?:[:|]|\s[–—-]\s)", re.IGNORECASE),
    )


def _compile(entries: list[dict[str, Any]]) -> list[re.Pattern[str]]:
    return [re.compile(entry["regex"], re.IGNORECASE) for entry in entries]


def segments(text: str, title: str | None = None) -> list[Segment]:
    """Divide a text into segments, in order, without overlap; white space between them belongs to none.

    Args:
        text: the article's text.
        title: its title if known; a first paragraph equal to it is the headline.
    """
    return list(_Reader(list(paragraphs(text)), title).read())


class _Reader:
    """Walks through the paragraphs and remembers where it is."""

    def __init__(self, parts: list[Paragraph], title: str | None) -> None:
        self.parts = parts
        self.title = " ".join(title.split()) if title else None
        self.known = patterns()
        self.analysis = False
        self.body_seen = False

    def read(self) -> Iterator[Segment]:
        for index, part in enumerate(self.parts):
            kind = self._kind(index, part)
            dateline = self._dateline(index, part) if kind == "body" else None
            if dateline:
                yield Segment(kind="dateline", start=part.start, end=part.start + dateline.end("dateline"))
                part = _after(part, dateline.end())
            self.body_seen |= kind == "body"
            yield Segment(
                kind="analysis" if self.analysis and kind == "body" else kind, start=part.start, end=part.end
            )

    def _kind(self, index: int, part: Paragraph) -> SegmentKind:
        if index == 0 and self._is_headline(part):
            self.analysis = bool(self.known.analysis_label.match(part.text))
            return "headline"
        if not self.body_seen and index < _TOP and _matches(self.known.bylines, part.text):
            return "byline"
        if _matches(self.known.captions, part.text):
            return "caption"
        if _matches(self.known.boilerplate, part.text):
            return "boilerplate"
        if self._is_heading(index, part):
            self.analysis |= bool(self.known.analysis.fullmatch(part.text))
            return "heading"
        return "body"

    def _is_headline(self, part: Paragraph) -> bool:
        if self.title is not None:
            return " ".join(part.text.split()) == self.title
        return len(self.parts) > 1 and _is_title_like(part.text, _HEADLINE_WORDS)

    def _is_heading(self, index: int, part: Paragraph) -> bool:
        """A short line without a full stop that stands above a longer paragraph."""
        if not _is_title_like(part.text, _HEADING_WORDS) or self._dateline(index, part):
            return False
        following = self.parts[index + 1 :][:1]
        return any(
            bool(_SENTENCE_END.search(after.text)) and len(after.text) > len(part.text) for after in following
        )

    def _dateline(self, index: int, part: Paragraph) -> re.Match[str] | None:
        if self.body_seen or index >= _TOP:
            return None
        found = (pattern.match(part.text) for pattern in self.known.datelines)
        return next((match for match in found if match and _sentence_follows(match)), None)


def _sentence_follows(match: re.Match[str]) -> bool:
    following = match.string[match.end() : match.end() + 1]
    return bool(following) and not following.islower()


def _is_title_like(text: str, most_words: int) -> bool:
    words = text.split(maxsplit=most_words)
    return len(words) <= most_words and not (len(words) > 3 and text.endswith((".", ",", ";", '."', ".”")))


def _matches(patterns: list[re.Pattern[str]], text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in patterns)


def _after(part: Paragraph, offset: int) -> Paragraph:
    return Paragraph(part.start + offset, part.end, part.text[offset:])
