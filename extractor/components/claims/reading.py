"""Attributions as the encoder reads them, completed by the parse and by the rules."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from extractor import resources
from extractor.components.claims.arguments import Range
from extractor.components.claims.cues import PARTS
from extractor.components.claims.find import Attribution, clean
from extractor.components.claims.layout import NONE, Layout
from extractor.components.claims.lexicon import cues
from extractor.components.claims.sources import phrase_range, source_of
from extractor.components.encoder.decode import Scored
from extractor.components.encoder.reading import Predicate, Reading

_SAYING = "say"


def read(doc: Doc, laid_out: Layout, reading: Reading, by_rules: list[Attribution]) -> list[Attribution]:
    """Return the attributions that the encoder reads, and the sure ones of the rules with other contents."""
    found = [one for predicate in reading.predicates["claims"] if (one := _attribution(doc, predicate))]
    _go_on(doc, laid_out, found, reading.spans["content"])
    said = {index for one in found for start, end in one.content for index in range(start, end)}
    return found + [one for one in by_rules if _is_sure(one) and said.isdisjoint(_tokens(one))]


def _is_sure(one: Attribution) -> bool:
    settings = resources.load("patterns/encoder.yaml")["claims"]
    return one.pattern in settings["patterns"] or one.share >= settings["share"]


def _attribution(doc: Doc, predicate: Predicate) -> Attribution | None:
    cue = (predicate.span.start, predicate.span.end)
    content = list(clean(doc, _ranges(predicate.arguments, "CONTENT")))
    if not content:
        return None
    sources = _ranges(predicate.arguments, "SOURCE")
    word = _cue_word(doc, cue)
    source = sources[0] if sources else _by_parse(word or doc[cue[0]], content)
    return Attribution(cue, _class(word), "encoder", predicate.span.score, source, content)


def _ranges(spans: list[Scored], label: str) -> list[Range]:
    return [(span.start, span.end) for span in spans if span.label == label]


def _cue_word(doc: Doc, cue: Range) -> Token | None:
    """Return the word of a cue that the lexicon knows."""
    return next((token for token in doc[cue[0] : cue[1]] if _known(token)), None)


def _known(token: Token) -> str | None:
    if token.lower_ in cues()["ADP"]:
        return cues()["ADP"][token.lower_].class_
    known = cues().get(PARTS.get(token.pos_, ""), {}).get(token.lemma_.lower())
    return known.class_ if known else None


def _class(word: Token | None) -> str:
    return (_known(word) if word is not None else None) or _SAYING


def _by_parse(word: Token, content: list[Range]) -> Range | None:
    head = source_of(word)
    if head is None or any(start <= head.i < end for start, end in content):
        return None
    return phrase_range(head)


def _go_on(doc: Doc, laid_out: Layout, found: list[Attribution], contents: list[Scored]) -> None:
    """Add to what somebody says the quotations of the next paragraphs that nobody else is said to say."""
    by_paragraph: dict[int, Attribution] = {}
    paragraph_of = _Paragraphs(laid_out)
    claimed = set()
    for one in sorted(found, key=lambda one: one.content[-1]):
        by_paragraph[paragraph_of(one.content[-1][0])] = one
        claimed |= _tokens(one)
    for span in contents:
        part = next(iter(clean(doc, [(span.start, span.end)])), None) if span.label == "CONTENT" else None
        if part is None or laid_out.inside[part[0]] == NONE or not claimed.isdisjoint(range(*part)):
            continue
        number = paragraph_of(part[0])
        speaker = by_paragraph.get(number - 1)
        if speaker is not None and number not in by_paragraph and _is_whole(doc, laid_out, number, part):
            speaker.content.append(part)
            by_paragraph[number] = speaker


def _is_whole(doc: Doc, laid_out: Layout, number: int, part: Range) -> bool:
    """Tell whether a part is all that a paragraph says."""
    start, end = laid_out.paragraphs[number]
    return next(iter(clean(doc, [(start, end)])), None) == part


class _Paragraphs:
    """Numbers of paragraphs by token."""

    def __init__(self, laid_out: Layout) -> None:
        self._starts = [start for start, _ in laid_out.paragraphs]

    def __call__(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1


def _tokens(one: Attribution) -> set[int]:
    return {index for start, end in one.content for index in range(start, end)}
