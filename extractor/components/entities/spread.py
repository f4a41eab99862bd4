"""Names that the model saw once are found wherever they stand."""

from collections import defaultdict
from collections.abc import Iterator

from extractor.components.entities.names import Name, name
from extractor.components.entities.words import Words
from extractor.schema.entity import EntityType

_SHORT = 3  # letters; a short word in capitals is rather an acronym

Form = tuple[str, ...]


def spread(words: Words, names: list[Name]) -> Iterator[Name]:
    """Yield the further places of an article's names, and of the first names and surnames of its persons."""
    by_first: dict[str, list[Form]] = defaultdict(list)
    forms = _forms(words, names)
    for form in forms:
        by_first[form[0]].append(form)
    for index, word in enumerate(words.text):
        for form in by_first.get(word, ()):
            last = index + len(form)
            if tuple(words.text[index:last]) == form:
                yield name(words, index, last, forms[form], 0.0, "spread")


def _forms(words: Words, names: list[Name]) -> dict[Form, EntityType]:
    """Return what to look for: the words of each name, also in capitals, and the parts of persons' names."""
    forms: dict[Form, EntityType] = {}
    for found in names:
        form = tuple(words.text[found.first : found.last])
        if found.end == words.end[found.last - 1] and words.capital[found.first]:
            forms[form] = found.type
        if found.type == "PERSON" and found.length > 1:
            for part in (form[0], form[-1]):
                if part[0].isupper() and len(part) > 1:
                    forms.setdefault((part,), "PERSON")
    shouted = {
        tuple(word.upper() for word in form): type_
        for form, type_ in forms.items()
        if sum(map(len, form)) > _SHORT
    }
    return shouted | forms
