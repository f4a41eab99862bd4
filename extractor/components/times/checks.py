"""Questions to the tagger and parser that the patterns ask by name before a match counts."""

from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from extractor.components.spans import kind_at
from extractor.components.times.finder import Candidate
from extractor.components.times.patterns import lexicon
from extractor.components.times.tense import tense

_NAME_TAGS = frozenset({"NNP", "NNPS"})


def _month(span: Span, candidate: Candidate) -> bool:
    """A month is a name, not the verb "may" or "march", nor a person's name."""
    month = candidate.match["month"]
    token = next((token for token in span if token.text in month), span[-1])
    if token.ent_type_ == "PERSON":
        return False
    if month.lower() not in {"may", "march"}:
        return True
    march = span.end < len(span.doc) and span.doc[span.end].lower_ in {"of", "for"} and len(span) == 1
    return token.tag_ in _NAME_TAGS and not march


def _year(span: Span, candidate: Candidate) -> bool:  # noqa: ARG001  all checks are called alike
    """Four digits that count the noun after them ("2000 soldiers") or belong to a product are no year."""
    token = span[-1]
    if token.ent_type_ == "PRODUCT":
        return False
    head = token.head
    counts = token.dep_ == "nummod" and head.i == token.i + 1 and head.tag_ == "NNS" and len(span) == 1
    return (
        not counts or token.i == 0 or token.nbor(-1).lower_ in {"the", "in", "since", "of", "these", "those"}
    )


def _decade(span: Span, candidate: Candidate) -> bool:  # noqa: ARG001  all checks are called alike
    """An age is no decade: "in her 30s"."""
    before = span[0].nbor(-1) if span[0].i else None
    return before is None or before.tag_ != "PRP$"


def _duration(span: Span, candidate: Candidate) -> bool:
    unit = candidate.match["unit"].lower()
    text = candidate.match[0].lower()
    if unit == "second" and not text.endswith("s"):
        return False  # An ordinal.
    if unit == "quarter" and (candidate.match["count"] or "").lower() in {"a", "one", "three", "an"}:
        return "quarters" in text and "-" not in text and not _followed_by_of(span)  # A fraction.
    return True


def _followed_by_of(span: Span) -> bool:
    return span.end < len(span.doc) and span.doc[span.end].lower_ == "of"


@cache
def _bare() -> tuple[frozenset[str], frozenset[str]]:
    words: dict[str, Any] = lexicon()["bare_units"]
    return frozenset(words["prepositions"]), frozenset(words["verbs"])


def _bare_units(span: Span, candidate: Candidate) -> bool:
    """Only some positions make a stretch of time: "for years", "took months"."""
    prepositions, verbs = _bare()
    before = span[0].nbor(-1) if span[0].i else None
    if before is not None and before.lower_ in prepositions:
        return before.head.lower_ not in {"matter", "question"}  # "a matter of days"
    return span.root.head.lemma_ in verbs or candidate.match[0].lower().endswith(("ahead", "come"))


def _reference(span: Span, candidate: Candidate) -> bool:
    doc, phrase = span.doc, candidate.match[0].lower()
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if phrase == "now":
        discourse = span[0].is_sent_start and after == ","
        return not discourse and after != "on" and before != "from"
    if phrase == "soon":
        # With a past verb it means shortly afterwards.
        return before not in {"as", "too", "how"} and after not in {"after", "as"} and tense(span.root) >= 0
    if phrase in {"the time", "the moment"}:
        return before == "at" and after not in {"of", "when", "that", "to"}
    if phrase == "one day":
        within_verb = span.start > 0 and doc[span.start - 1].tag_ == "MD"
        return within_verb or (span.root.dep_ == "npadvmod" and tense(span.root) > 0)
    if phrase == "the past":
        is_noun = span.end < len(doc) and doc[span.end].pos_ in {"NUM", "NOUN", "ADJ"}
        return before in {"in", "from", "of", "for"} and after != "of" and not is_noun
    if phrase == "the future":
        return after != "of"
    return not (phrase == "current" and after in {"account", "accounts"})


def _rate(span: Span, candidate: Candidate) -> bool:  # noqa: ARG001  all checks are called alike
    """A rate stands right after a number or what it counts: "$2 million a year"."""
    if span.start == 0:
        return False
    return _counts(span.doc[span.start - 1])


def _counts(token: Token) -> bool:
    return token.pos_ in {"NUM", "SYM"} or any(child.dep_ == "nummod" for child in token.children)


def _frequency(span: Span, candidate: Candidate) -> bool:
    """A "quarterly dividend" is a kind of dividend; the adverb tells how often."""
    if span.root.tag_ in {"NN", "NNP", "NNPS"}:
        return False  # A newspaper.
    return candidate.match["frequency"].lower() != "quarterly" or span.root.dep_ != "amod"


def _the_unit(span: Span, candidate: Candidate) -> bool:
    """The present one is meant after some prepositions: "in the year", not "man of the year"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before == "of" and span.start > 1:
        return span.doc[span.start - 2].lemma_ in {"month", "quarter", "half", "rest", "part", "week", "day"}
    inside = before in {"in", "during", "for", "through", "throughout", "this", "over"}
    return inside or bool(candidate.match["full"])


def _part(span: Span, candidate: Candidate) -> bool:  # noqa: ARG001  all checks are called alike
    """Adverbs only: "overnight", not "the overnight rate"."""
    return span.root.dep_ not in {"amod", "compound", "nsubj"}


def _shift(span: Span, candidate: Candidate) -> bool:
    """A programme's name is written with capitals: "This Week"."""
    unit = candidate.match["unit"]
    title = unit[0].isupper() and candidate.match[0][0].isupper() and not unit.isupper()
    return not title or kind_at(span.doc._.segments, span.start_char) in {"headline", "heading"}


CHECKS: dict[str, Callable[[Span, Candidate], bool]] = {
    "bare_units": _bare_units,
    "decade": _decade,
    "duration": _duration,
    "frequency": _frequency,
    "month": _month,
    "part": _part,
    "rate": _rate,
    "reference": _reference,
    "the_unit": _the_unit,
    "shift": _shift,
    "year": _year,
}
