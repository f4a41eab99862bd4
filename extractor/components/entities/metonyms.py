"""Capitals and countries that stand for their governments ("Seoul said")."""

from functools import cache

from extractor.components.entities.gazetteer import country_rows
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import Name
from extractor.components.entities.words import Words

_SUBJECTS = frozenset({"nsubj"})


@cache
def capitals() -> frozenset[str]:
    """Return the seats of government."""
    return frozenset(city for row in country_rows().values() for city in row["capitals"])


def is_government(words: Words, name: Name) -> bool:
    """Tell whether a capital's or country's name stands for its government: it speaks, decides."""
    if name.type != "GPE" or name.known is None:
        return False
    head = name.last - 1
    verb = words.head[head]
    speaks = words.dep[head] in _SUBJECTS and _acts(words, verb)
    owns = (
        name.text in capitals()
        and words.dep[head] == "poss"
        and words.lower[verb] in lexicon().government_nouns
    )
    return speaks or owns


def _acts(words: Words, verb: int) -> bool:
    return words.lemma(verb) in lexicon().government_verbs
