"""Lemmas of words that a headline's capitals make look like names ("NORVIK CUTS 300 JOBS")."""

from collections.abc import Container, Iterator

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.components.events.view import View
from extractor.components.spans import tokens_at

_NAMES = frozenset({"NNP", "NNPS"})
# What a form ends in, and in what its lemma may end instead; the longest first.
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", "e"),
    ("ing", ""),
    ("es", ""),
    ("ed", ""),
    ("s", ""),
    ("d", ""),
)


def restored_lemmas(view: View, known: Container[int]) -> dict[int, int]:
    """Return by token the known lemma of each word of a headline that is tagged as a name and is none.

    Args:
        view: the article.
        known: the lemmas in question, as the vocabulary's keys.
    """
    found = {}
    for segment in view.segments:
        if segment.kind == "headline":
            for token in tokens_at(view.doc, segment.start, segment.end):
                lemma = next((key for key in _lemmas(token) if key in known), None)
                if lemma is not None and token.tag_ in _NAMES and not _is_named(view, token):
                    found[token.i] = lemma
    return found


def _lemmas(token: Token) -> Iterator[int]:
    form = token.lower_
    yield get_string_id(form)
    for ending, instead in _ENDINGS:
        if form.endswith(ending):
            yield get_string_id(form.removesuffix(ending) + instead)


def _is_named(view: View, token: Token) -> bool:
    found = view.entity(token)
    return found is not None and found[1].kind == "name"
