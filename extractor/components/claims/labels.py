"""Speakers named by a label and a colon at the start of a paragraph: transcripts and headlines."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc

from extractor import resources
from extractor.components.claims.arguments import Range
from extractor.components.claims.layout import Layout

_TITLE = frozenset({"PROPN", "PUNCT", "PART", "ADP"})


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = resources.load("patterns/claims.yaml")["labels"]
    return settings


@cache
def _source_nouns() -> frozenset[str]:
    kinds: dict[str, list[str]] = resources.load("lexicons/sources.yaml")
    return frozenset(noun for nouns in kinds.values() for noun in nouns)


def labelled(doc: Doc, laid_out: Layout) -> Iterator[tuple[Range, int, Range]]:
    """Yield label, colon and the rest, in tokens, of each paragraph that begins with a speaker's label."""
    for number, (start, end) in enumerate(laid_out.paragraphs):
        while start < end and (doc[start].is_space or doc[start].is_quote):
            start += 1
        last = min(end, start + _settings()["most_words"] + 1)
        colon = next((index for index in range(start, last) if doc[index].text == ":"), None)
        if colon is not None and colon > start and _is_speaker(doc, start, colon, headline=number == 0):
            while end > colon and doc[end - 1].is_space:
                end -= 1
            if end - colon > _LEAST:
                yield (start, colon), colon, (colon + 1, end)


_LEAST = 3  # words of speech, the colon counted; less is a table or a list


def _is_speaker(doc: Doc, start: int, colon: int, *, headline: bool) -> bool:
    words = [doc[index] for index in range(start, colon)]
    if any(word.lower_ in _settings()["not_speakers"] for word in words) or not words[0].text[0].isupper():
        return False
    if all(word.is_upper or not word.is_alpha for word in words) and any(word.is_alpha for word in words):
        return len(words[-1]) > 1
    if all(word.pos_ in _TITLE or word.ent_type_ == "PERSON" for word in words):
        return headline or any(word.ent_type_ == "PERSON" for word in words)
    return headline and words[-1].lemma_.lower() in _source_nouns()
