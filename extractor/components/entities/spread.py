"""Names that the model saw once are found wherever they stand."""

from collections import defaultdict
from collections.abc import Iterator

from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import Name, name
from extractor.components.entities.words import Words
from extractor.schema.entity import EntityType

_SHORT = 3  # letters; a short word in capitals is rather an acronym

Form = tuple[str, ...]


def spread(words: Words, names: list[Name]) -> Iterator[Name]:
    """Yield the further places of an article's names, and of the first names and surnames of its persons."""
    by_first: dict[str, list[Form]] = defaultdict(list)
    whole, parts = _forms(words, names), _parts(words, names)
    forms = parts | whole
    parts = {form: type_ for form, type_ in parts.items() if form not in whole}
    for form in forms:
        by_first[form[0]].append(form)
    for index, word in enumerate(words.text):
        for form in by_first.get(word, ()):
            last = index + len(form)
            if tuple(words.text[index:last]) == form and (form not in parts or _is_alone(words, index, last)):
                yield name(words, index, last, forms[form], 0.0, "spread")


def _forms(words: Words, names: list[Name]) -> dict[Form, EntityType]:
    """Return what to look for: the words of each name, also in capitals, and without them."""
    forms: dict[Form, EntityType] = {}
    for found in names:
        form = tuple(words.text[found.first : found.last])
        whole = (found.start, found.end) == (words.start[found.first], words.end[found.last - 1])
        if whole and words.capital[found.first]:
            forms[form] = found.type
            if sum(map(len, form)) > _SHORT:
                forms.setdefault(tuple(word.upper() for word in form), found.type)
                if words.start[found.first] < words.headline_end and found.text.isupper():
                    forms.setdefault(tuple(word.capitalize() for word in form), found.type)
    return forms


def _parts(words: Words, names: list[Name]) -> dict[Form, EntityType]:
    """Return the parts by which longer names are known: first names, surnames, "Merrow" of "Merrow Steel"."""
    parts: dict[Form, EntityType] = {}
    for found in names:
        form = tuple(words.text[found.first : found.last])
        if found.type == "PERSON" and found.length > 1:
            surname = _surname(form)
            candidates = [form[:1], form[-1:], surname, (surname[0].capitalize(), *surname[1:])]
        elif found.type == "ORG" and _ends_organisation(form[-1].lower()):
            candidates = [form[:1]] if form[0].lower() not in lexicon().common_heads else []
        else:
            continue
        for part in candidates:
            if len(part[-1]) > 1 and part[-1][0].isupper() and len(part) < len(form):
                parts.setdefault(part, found.type)
    return parts


def _ends_organisation(word: str) -> bool:
    return word in lexicon().organisation_last or word in lexicon().legal


def _surname(form: Form) -> Form:
    """Return the last word with the particles before it: "van der Horst"."""
    first = next(
        (i for i, word in enumerate(form) if i and word.lower() in lexicon().particles), len(form) - 1
    )
    return form[first:]


def _is_alone(words: Words, first: int, last: int) -> bool:
    """Tell whether no other capitalised word stands beside, which would make it another name."""
    before = first > 0 and words.capital[first - 1] and not words.opens[first]
    after = last < len(words) and words.capital[last] and not words.opens[last]
    titled = before and words.lower[first - 1] in lexicon().titles
    return not after and (not before or titled)
