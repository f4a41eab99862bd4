"""What proposes names: the model, the gazetteer, and the words around or in a name."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.components.entities.edges import Edges
from extractor.components.entities.gazetteer import Gazetteer, Known
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import TYPES, Name, name
from extractor.components.entities.words import Words
from extractor.normalize.names import is_acronym
from extractor.schema.entity import EntityType

_PART = re.compile(r"[^\-–]+")
_CURRENCIES = ("$", " $", "$", " €", " £")
_BRACKET_TRUST = 3.0
_PAIRED = 3.0  # trust from which a listed name is known to be a country or people


def from_model(doc: Doc, words: Words, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the names in `doc.ents`, marked by the model or the encoder, with their edges put right."""
    edges = Edges(words)
    source = "model" if doc._.reading is None else "encoder"
    for entity in doc.ents:
        if entity.label_ not in TYPES:
            continue
        first, last = edges.trim(entity.start, entity.end)
        if first < last:
            first, last = edges.whole_word(first, last)
            if _is_pair(words, first, last, gazetteer):
                continue
            label: EntityType = TYPES[entity.label_]
            if _begins_with_title(words, first, last):
                label = "PERSON"
            if label == "PERSON" and source == "model":
                first, last = edges.person(first, last)
            if any(words.capital[first:last]) and _is_name(words, first, last):
                yield name(words, first, last, label, 0.0, source)


def _begins_with_title(words: Words, first: int, last: int) -> bool:
    """Tell whether a span is a person's name after all: "Superintendent Farhana Qazi"."""
    known, lower = lexicon(), words.lower
    titled = lower[first] in known.ranks or lower[first] in known.roles or lower[first] in known.honorifics
    inside = words.text[first + 1 : last]
    return titled and bool(inside) and inside[-1].lower() not in known.common_heads and "of" not in inside


def from_gazetteer(words: Words, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the names that a list holds."""
    after, text = 0, words.doc_text
    for index, capital in enumerate(words.capital):
        for start, word in _starts(words, index) if capital else ():
            found = gazetteer.match(text, start, word) if start >= after else None
            if found is not None and not text.startswith(_CURRENCIES, found[0]):
                after, known = found
                yield _listed(words, index, start, after, known)


def _starts(words: Words, index: int) -> Iterator[tuple[int, str]]:
    """Yield where a name can begin in a word, and its first part: the tokens hold "U.S.-South"."""
    start = words.start[index]
    for part in _PART.finditer(words.text[index]):
        yield start + part.start(), part.group()


def _listed(words: Words, first: int, start: int, end: int, known: Known) -> Name:
    last = first + 1
    while last < len(words) and words.start[last] < end:
        last += 1
    text = words.doc_text[start:end]
    return Name(first, last, start, end, known.type, known.trust, "list", text, known, known.type)


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
                yield name(words, first, last, "PERSON", 3.0, "title")


def _is_name(words: Words, first: int, last: int) -> bool:
    """Tell whether a span is no title ("National Security Advisor"), currency ("US $5") or common word."""
    known, word = lexicon(), words.lower[last - 1]
    if word in known.roles or (last < len(words) and words.text[last] in {"$"}):
        return False
    if last - first > 1 or word in known.institutions:
        return True
    return not any(word in words_ for words_ in (known.not_alone, known.common_heads, known.role_modifiers))


def from_brackets(words: Words, names: list[Name]) -> Iterator[Name]:
    """Yield the acronym in brackets after a longer name: "National Security Council (NSC)"."""
    for full in names:
        index = full.last
        if full.length > 1 and index + 2 < len(words) and words.text[index] == "(":
            acronym = words.text[index + 1]
            if (
                is_acronym(acronym)
                and words.text[index + 2] == ")"
                and acronym[0].lower() == full.text[0].lower()
            ):
                yield name(words, index + 1, index + 2, full.type, _BRACKET_TRUST, "bracket")


def _is_pair(words: Words, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a span only joins known names or prefixes by hyphens ("US-China", "pro-Israel")."""
    text = words.phrase(first, last) if first < last else ""
    parts = text.replace("–", "-").split("-")
    if len(parts) == 1 or text in gazetteer.names:
        return False
    known = [gazetteer.names.get(part) for part in parts]
    countries = [found for found in known if found is not None and found.type in {"GPE", "NORP"}]
    return any(found.trust >= _PAIRED for found in countries) and all(
        found is not None or part.islower() or part.lower() in lexicon().prefixes
        for part, found in zip(parts, known, strict=True)
    )
