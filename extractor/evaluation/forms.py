"""The form of a claim by the quotation marks of the text."""

from collections.abc import Iterable, Sequence

from extractor.components.claims.quotes import Quotations
from extractor.schema import Span
from extractor.schema.claim import Form


def form(quotations: Quotations, contents: Sequence[Span]) -> Form:
    """Return `direct` if every word of a content is quoted, `indirect` if none is, else `mixed`."""
    quoted = [quotations.at(start) is not None for span in contents for start in _word_starts(span)]
    return "direct" if quoted and all(quoted) else "mixed" if any(quoted) else "indirect"


def _word_starts(span: Span) -> Iterable[int]:
    text = span.text
    return (
        span.start + at
        for at, letter in enumerate(text)
        if letter.isalnum() and (not at or not text[at - 1].isalnum())
    )
