"""What proposes names: the model, the gazetteer, and the words around or in a name."""

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.components.entities.edges import Edges
from extractor.components.entities.gazetteer import Gazetteer
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import TYPES, Name, name
from extractor.components.entities.words import Words

_TRUST = {"PERSON": 0.8, "ORG": 0.5, "GPE": 0.9, "NORP": 1.0}
_LONG_NAME = 0.4  # several words are recognised more reliably than one


def from_model(doc: Doc, words: Words) -> Iterator[Name]:
    """Yield the model's names with their edges put right."""
    edges = Edges(words)
    for entity in doc.ents:
        if entity.label_ not in TYPES:
            continue
        first, last = edges.trim(entity.start, entity.end)
        if first < last:
            first, last = edges.whole_word(first, last)
            if entity.label_ == "PERSON":
                first, last = edges.person(first, last)
        if first < last and any(words.capital[first:last]) and not _is_role(words, last):
            trust = _TRUST.get(entity.label_, 0.6) + (_LONG_NAME if last - first > 1 else 0.0)
            yield name(words, first, last, entity.label_, trust, "model")


def from_gazetteer(words: Words, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the names that a list holds."""
    after = 0
    for index, capital in enumerate(words.capital):
        if not capital or index < after:
            continue
        found = gazetteer.match(words, index)
        if found is not None:
            end, known = found
            last = index + 1
            while last < len(words) and words.start[last] < end:
                last += 1
            made = name(words, index, last, known.type, known.trust, "list")
            made.end, made.known = end, known
            made.text = words.doc_text[made.start : end]
            yield made
            after = last


def from_titles(words: Words) -> Iterator[Name]:
    """Yield the capitalised words after a form of address or a rank ("Mr Kato", "Gen. Anupong")."""
    known, edges = lexicon(), Edges(words)
    address = (known.honorifics | known.ranks) - {"his", "her", "their", "late", "an", "no", "ko"}
    for index, word in enumerate(words.lower):
        if word in address and words.capital[index] and index + 1 < len(words) and words.capital[index + 1]:
            first = index + 1
            last = edges.grow_right(first, first)
            first, last = edges.person(*edges.whole_word(first, last)) if last > first else (first, last)
            if 0 < last - first <= 6 and words.lower[first] not in known.roles:
                yield name(words, first, last, "PERSON", 2.0, "title")


def _is_role(words: Words, last: int) -> bool:
    """Tell whether a span is a title ("National Security Advisor") and no name."""
    return words.lower[last - 1] in lexicon().roles
