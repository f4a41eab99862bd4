"""A Doc as the claims layer reads it: which tokens stand in which quotation and paragraph."""

from itertools import pairwise
from typing import NamedTuple

import numpy
from spacy.tokens import Doc

from extractor.components.claims.arguments import Range
from extractor.components.claims.quotes import Quotations
from extractor.components.spans import text_of

NONE = -1


class Quote(NamedTuple):
    """A quotation in tokens, marks included; `closed` as in `Quotation`."""

    start: int
    end: int
    closed: bool
    paragraph: int


class Layout(NamedTuple):
    """Quotations and paragraphs in tokens; `inside` gives each token's quotation, or NONE."""

    quotes: list[Quote]
    inside: list[int]
    paragraphs: list[Range]


def layout(doc: Doc) -> Layout:
    """Lay out a Doc; linear in its length."""
    found = Quotations(text_of(doc))
    offsets = (
        doc.to_array(["IDX"]).reshape(-1).astype(numpy.int64) if len(doc) else numpy.empty(0, numpy.int64)
    )
    bounds = numpy.array([(quote.start, quote.end) for quote in found.all], numpy.int64).reshape(-1, 2)
    starts = numpy.maximum(numpy.searchsorted(offsets, bounds[:, 0], "right") - 1, 0)
    ends = numpy.searchsorted(offsets, bounds[:, 1], "left")
    inside = [NONE] * len(doc)
    quotes = []
    previous = 0
    for number, (quote, start, end) in enumerate(zip(found.all, starts.tolist(), ends.tolist(), strict=True)):
        start = max(start, previous)  # Two quotations may meet within one token.
        inside[start:end] = [number] * max(0, end - start)
        quotes.append(Quote(start, end, quote.closed, quote.paragraph))
        previous = max(end, previous)
    firsts = numpy.searchsorted(offsets, [part.start for part in found.paragraphs], "left").tolist()
    return Layout(quotes, inside, list(pairwise([*firsts, len(doc)])))
