"""Tell whether the conditions of a trigger hold."""

from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.components.events.cues import cue
from extractor.components.events.view import View
from extractor.ontology.compiled import Tests, TriggerRule
from extractor.ontology.position import Position

_TENSES = {
    "past": {"VBD", "VBN"},
    "present": {"VBP", "VBZ"},
    "infinitive": {"VB"},
    "participle": {"VBN"},
    "gerund": {"VBG"},
}
_NUMBERS = {"plural": {"NNS", "NNPS"}, "singular": {"NN", "NNP"}}


def holds(view: View, token: Token, rule: TriggerRule) -> bool:
    """Tell whether all that a rule requires holds around a trigger and nothing that it forbids."""
    return all(_passes(view, token, place, tests) for place, tests in rule.requires) and not any(
        _passes(view, token, place, tests) for place, tests in rule.forbids
    )


def _passes(view: View, token: Token, place: Position, tests: Tests) -> bool:
    if place.name == "article":
        return not view.lemma_set.isdisjoint(_keys(tests.lemmas))
    if place.name == "tense":
        return any(token.tag_ in _TENSES[tense] for tense in tests.lemmas)
    if place.name == "number":
        return any(token.tag_ in _NUMBERS[number] for number in tests.lemmas)
    if place.name == "sentence":
        words = not view.sentence_lemmas(token).isdisjoint(_keys(tests.lemmas))
        return words or (bool(tests.entities or tests.figures) and _any(view, view.sentence_of(token), tests))
    if tests.only_words and view.sentence_words(token).isdisjoint(_keys(tests.lemmas)):
        return False  # without asking the parse, whose positions lie within the sentence
    found = view.around(token).at(place)
    return _any(view, found, tests) or any(_any(view, _wholes(part), tests) for part in found)


def _wholes(part: Token) -> list[Token]:
    """Return what a word of number or of a group counts: "all of **them**", "members of the **militia**"."""
    if not (part.pos_ == "NUM" or part.lemma_ in cue("partitive")):
        return []
    return [noun for of in part.rights if of.lower_ == "of" for noun in of.children if noun.dep_ == "pobj"]


@cache
def _keys(lemmas: frozenset[str]) -> frozenset[int]:
    """Return the vocabulary's keys of lemmas; the sets are those of the rules, so the cache is bounded."""
    return frozenset(map(get_string_id, lemmas))


def _any(view: View, tokens: Iterable[Token], tests: Tests) -> bool:
    return any(meets(view, token, tests) for token in tokens)


def meets(view: View, token: Token, tests: Tests) -> bool:
    """Tell whether a token passes one of the tests."""
    if tests.anything or token.lemma_ in tests.lemmas or token.lower_ in tests.lemmas:
        return True
    if tests.entities and view.entity_type(token) in tests.entities:
        return True
    figure = view.figure(token) if tests.figures else None
    return figure is not None and figure.kind in tests.figures
