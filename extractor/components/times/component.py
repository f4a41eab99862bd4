"""The component `extractor_times`."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.spans import text_of
from extractor.components.times.anchor import Anchor, anchor_of, is_day_first
from extractor.components.times.patterns import grammar
from extractor.components.times.ranges import link_ranges
from extractor.components.times.reader import Found, read_times
from extractor.components.times.surroundings import Parsed
from extractor.normalize.resolve import bounds
from extractor.schema import Time

_ = _extensions


class Times:
    """Writes `doc._.times`: TIMEX3 expressions in order, without overlap."""

    def __init__(self) -> None:
        grammar()  # Compiled when the pipeline is built, not in the first article.

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        text = text_of(doc)
        day_first = is_day_first(doc._.article)
        anchor = anchor_of(doc, day_first)
        found = read_times(text, anchor.day, Parsed(doc), day_first)
        times = [_record(text, index, time, anchor) for index, time in enumerate(found, start=1)]
        doc._.times = link_ranges(text, times, found)
        return doc


def _record(text: str, number: int, found: Found, anchor: Anchor) -> Time:
    timex = found.timex
    first, last = bounds(timex)
    rest: dict[str, Any] = {"mod": timex.mod, "from": first, "to": last}
    return Time(
        id=f"t{number}",
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=timex.type,
        value=timex.value,
        quant=timex.quant,
        freq=timex.freq,
        anchor=anchor.source if timex.basis == "anchor" else timex.basis,
        **rest,
    )


@Language.factory("extractor_times", assigns=["doc._.times"])
def create_times(nlp: Language, name: str) -> Times:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Times()
