"""From attributions in tokens to the records of claims, with what each claim says."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from extractor.components.claims.answers import Answers
from extractor.components.claims.arguments import Range
from extractor.components.claims.find import Attribution
from extractor.components.claims.layout import NONE, Layout
from extractor.components.claims.speakers import Speakers
from extractor.components.modality import certainty_of, is_hedge, polarity_of
from extractor.components.spans import evidence, kind_at
from extractor.schema import Claim, Content, Cue, Figure, Source, Span, Time
from extractor.schema.claim import Certainty, Form, Polarity

_NEGATIVE = frozenset({"deny", "reject"})
_PROBABLE = frozenset({"believe", "expect", "fear"})
_GRADES: tuple[Certainty, ...] = ("certain", "probable", "possible")


def to_claims(doc: Doc, laid_out: Layout, attributions: Sequence[Attribution]) -> list[Claim]:
    """Return the claims in order of first position, with ids `c1`, `c2`, ….

    Claims of the same content by the same source are one: the first cue stays.
    """
    speakers = Speakers(doc)
    figures, times = _Starts(doc._.figures), _Starts(doc._.times)
    answers = Answers(doc)
    claims = []
    for number, found in enumerate(sorted(attributions, key=_first), 1):
        head = head_of(doc, found.content[0])
        spans = [_span(doc, part) for part in found.content]
        entity, kind = speakers.of(found)
        claim = Claim(
            id=f"c{number}",
            form=form_of(doc, laid_out, found.content),
            polarity=_polarity(doc, found, head),
            certainty=_certainty(doc, found, head),
            source=Source(entity=entity, spans=[_span(doc, found.source)] if found.source else [], kind=kind),
            cue=_cue(doc, found),
            content=Content(spans=spans),
            figures=[id_ for span in spans for id_ in figures.within(span.start, span.end)],
            times=[id_ for span in spans for id_ in times.within(span.start, span.end)],
            events=[],
            segment=kind_at(doc._.segments, spans[0].start),
        )
        claim.answers = answers.answered_by(claim, found)
        claims.append(claim)
    return claims


def form_of(doc: Doc, laid_out: Layout, content: list[Range]) -> Form:
    """Tell whether all, some or no words of a content stand in quotation marks."""
    quoted = [
        laid_out.inside[index] != NONE
        for start, end in content
        for index in range(start, end)
        if not (doc[index].is_punct or doc[index].is_space)
    ]
    if all(quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def head_of(doc: Doc, part: Range) -> Token:
    """Return the word that governs the first sentence of a stretch."""
    start, end = part
    word = doc[start]
    while word.head.i != word.i and start <= word.head.i < end:
        word = word.head
    return word


def _polarity(doc: Doc, found: Attribution, head: Token) -> Polarity:
    """Negative where the source holds that the content is not so; two negations cancel out."""
    cue = doc[found.cue[0]]
    negations = polarity_of(head, cue) == "negative"
    negations ^= found.class_ in _NEGATIVE
    negations ^= polarity_of(cue, cue.head) == "negative"
    return "negative" if negations else "positive"


def _certainty(doc: Doc, found: Attribution, head: Token) -> Certainty:
    grade = _GRADES.index(certainty_of(head, doc[found.cue[0]]))
    if found.class_ in _PROBABLE or is_hedge(head, "probable"):
        grade = max(grade, _GRADES.index("probable"))
    if found.pattern == "wh" and found.class_ in {"ask", "intend"}:
        grade = _GRADES.index("possible")
    return _GRADES[grade]


def _first(found: Attribution) -> tuple[int, int]:
    parts = [*found.content, *([found.source] if found.source else []), found.cue]
    return min(parts)[0], found.cue[0]


def _span(doc: Doc, part: Range) -> Span:
    last = doc[part[1] - 1]
    return evidence(doc, doc[part[0]].idx, last.idx + len(last))


def _cue(doc: Doc, found: Attribution) -> Cue:
    span = _span(doc, found.cue)
    return Cue(start=span.start, end=span.end, text=span.text, **{"class": found.class_})


class _Starts:
    """Ids of figures or times by position."""

    def __init__(self, items: Sequence[Figure] | Sequence[Time]) -> None:
        ordered = sorted((item.start, item.id) for item in items)
        self.starts = [start for start, _ in ordered]
        self.ids = [id_ for _, id_ in ordered]

    def within(self, start: int, end: int) -> list[str]:
        """Return the ids of those that begin in the characters `start` to `end`."""
        return self.ids[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
