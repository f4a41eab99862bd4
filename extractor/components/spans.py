"""From character offsets to tokens, segments and back."""

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from extractor.schema import Segment
from extractor.schema import Span as Evidence
from extractor.schema.article import SegmentKind

_TEXT = "extractor_text"


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, put together once; `doc.text` makes it anew, from all tokens, at each use."""
    text: str | None = doc.user_data.get(_TEXT)
    return remember_text(doc, doc.text) if text is None else text


def remember_text(doc: Doc, text: str) -> str:
    """Note the text that a Doc was made of, and return it."""
    doc.user_data[_TEXT] = text
    return text


def tokens_at(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens that the characters `start` to `end` touch (at least one)."""
    span = doc.char_span(start, end, alignment_mode="expand")
    assert span is not None, f"{start}-{end} is outside of the text"
    return span


def token_at(doc: Doc, offset: int) -> Token:
    """Return the token that holds the character at `offset`."""
    return tokens_at(doc, offset, offset + 1)[0]


def evidence(doc: Doc, start: int, end: int) -> Evidence:
    """Return the characters `start` to `end` as a citable span."""
    # Not from `doc.text`, which is put together anew, from all tokens, each time it is asked for.
    tokens = tokens_at(doc, start, end)
    first = tokens.start_char
    return Evidence(start=start, end=end, text=tokens.text_with_ws[start - first : end - first])


def segment_at(segments: list[Segment], offset: int) -> Segment | None:
    """Return the segment that holds the character at `offset`; segments are in order and do not overlap."""
    index = bisect_right(segments, offset, key=lambda segment: segment.start) - 1
    return segments[index] if index >= 0 and offset < segments[index].end else None


def kind_at(segments: list[Segment], offset: int) -> SegmentKind:
    """Return the kind of segment at `offset`; text without segments is body."""
    segment = segment_at(segments, offset)
    return segment.kind if segment else "body"
