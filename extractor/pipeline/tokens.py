"""Tokenise articles of any size and shape, and cut them to windows that the parser can bear."""

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

# Runs this long are no words. The tokenizer would try its rules again at every affix of them, so that a
# hostile megabyte would take hours; they become tokens of this length.
_LONGEST_WORD = 1_000
_LONG_RUN = re.compile(rf"(\S{{{_LONGEST_WORD},}})")
_WINDOW = 5_000  # tokens


def tokenise(nlp: Language, text: str) -> Doc:
    """Return an untagged Doc of the text, in time linear in its length."""
    pieces = [_piece(nlp, part) for part in _LONG_RUN.split(text) if part]
    return join(pieces)


def _piece(nlp: Language, text: str) -> Doc:
    if not _LONG_RUN.match(text):
        return nlp.tokenizer(text)
    words = [text[start : start + _LONGEST_WORD] for start in range(0, len(text), _LONGEST_WORD)]
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words))


def windows(doc: Doc) -> list[Doc]:
    """Cut a Doc into parts of whole paragraphs where it is long; a short one is its only window."""
    if len(doc) <= _WINDOW:
        return [doc]
    cuts = list(_cuts(doc))
    return [doc[start:end].as_doc() for start, end in pairwise(cuts)]


def _cuts(doc: Doc) -> Iterator[int]:
    """Yield where windows begin: at the last sentence start that fits, or at the limit if there is none."""
    yield 0
    last, candidate = 0, 0
    for token in doc:
        if token.i - last >= _WINDOW:
            last = candidate if candidate > last else token.i
            yield last
        if token.is_sent_start:
            candidate = token.i
    yield len(doc)


def join(parts: list[Doc]) -> Doc:
    """Put the parts of one text together again."""
    if len(parts) == 1:
        return parts[0]
    return Doc.from_docs(parts, ensure_whitespace=False)
