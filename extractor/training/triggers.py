"""Examples of words that name events, and of words that do not."""

from collections import Counter
from collections.abc import Iterable

from spacy.strings import get_string_id
from spacy.tokens import Doc

from extractor.components.events.triggermodel import NONE, weighed
from extractor.components.events.triggers import TriggerIndex
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.ontology.load import load
from extractor.training.loglinear import Example
from extractor.training.reading import Annotated, Given

_LEAST, _SHARE = 3, 0.02


def lexicon(articles: Iterable[Annotated]) -> list[str]:
    """Return the lemmas of words that name events often, and in a large enough share of their places."""
    named, seen = Counter[str](), Counter[str]()
    for doc, given in articles:
        seen.update(token.lemma_ for token in doc)
        named.update(doc[place].lemma_ for place in _heads(doc, given))
    return sorted(word for word, n in named.items() if n >= _LEAST and n >= _SHARE * seen[word])


def examples(articles: Iterable[Annotated], lemmas: list[str]) -> list[Example]:
    """Return the features and type of each word that may name an event, in articles with any proposal."""
    ontology = load()
    index = TriggerIndex(ontology)
    names = {type_.codes.casie: name for name, type_ in ontology.types.items() if type_.learned_triggers}
    keys = frozenset(map(get_string_id, lemmas))
    found: list[Example] = []
    for doc, given in articles:
        view = View(doc)
        proposed = [trigger for trigger in index.find(view) if trigger.rule.type.learned_triggers]
        if proposed:
            wanted = _heads(doc, given)
            for token, own, features in weighed(view, proposed, keys):
                places = range(own.start, own.end) if own else [token.i]
                type_ = next((wanted[place] for place in places if place in wanted), None)
                found.append((features, names.get(type_, NONE)))
    return found


def _heads(doc: Doc, given: Given) -> dict[int, str]:
    """Return the type by the head word of each trigger."""
    return {tokens_at(doc, *event["trigger"]).root.i: event["type"] for event in given["events"]}
