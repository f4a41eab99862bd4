"""Names that the model saw once are found wherever they stand."""

from collections.abc import Iterator

from extractor.components.entities.names import Name, name
from extractor.components.entities.words import Words


def spread(words: Words, names: list[Name]) -> Iterator[Name]:
    """Yield the further places of an article's names, and of the surnames of its persons."""
    forms = _forms(names)
    by_first: dict[str, list[tuple[list[str], str]]] = {}
    for text, type_ in forms.items():
        pieces = text.split()
        by_first.setdefault(pieces[0], []).append((pieces, type_))
    for index, word in enumerate(words.text):
        for pieces, type_ in by_first.get(word, ()):
            last = index + len(pieces)
            if words.text[index:last] == pieces:
                yield name(words, index, last, type_, 0.3, "spread")


def _forms(names: list[Name]) -> dict[str, str]:
    forms = {n.text: n.type for n in names if n.text[0].isupper()}
    for person in names:
        if person.type == "PERSON" and person.length > 1:
            for part in (person.text.split()[0], person.text.split()[-1]):
                if part[0].isupper() and len(part) > 1:
                    forms.setdefault(part, "PERSON")
    return forms
