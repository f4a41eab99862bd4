"""The terms that may stand at a word, found without asking for each of them."""

from collections.abc import Iterable
from functools import cached_property

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.components.events.view import View
from extractor.ontology.compiled import PartOfSpeech, TriggerRule

_PARTS: dict[PartOfSpeech, tuple[int, ...]] = {
    "noun": (get_string_id("NOUN"), get_string_id("PROPN")),
    "verb": (get_string_id("VERB"), get_string_id("AUX")),
    "adj": (get_string_id("ADJ"),),
}
_GERUND = get_string_id("VBG")
_OF_NOUNS = frozenset(map(get_string_id, ("pobj", "dobj", "nsubj", "compound")))
COMPANIONS = frozenset({"prt", "prep", "dobj", "oprd", "acomp", "xcomp", "ccomp"})


class Terms:
    """Rules whose terms have the same head, those of several words by the word beside it."""

    def __init__(self, rules: Iterable[TriggerRule]) -> None:
        self._all = sorted(rules, key=_rank)
        self._single = [rule for rule in self._all if len(rule.term) == 1]
        self._longer: dict[tuple[bool, str], list[TriggerRule]] = {}
        for rule in self._all:
            if len(rule.term) > 1:
                is_noun = rule.pos == "noun"
                self._longer.setdefault((is_noun, rule.term[-2 if is_noun else 1]), []).append(rule)
        self._beside = frozenset(get_string_id(word) for _, word in self._longer)

    def at(self, view: View, token: Token) -> list[TriggerRule]:
        """Return the rules whose term may stand at a token, the longest and surest first."""
        if view.sentence_words(token).isdisjoint(self._beside):
            return self._single
        keys = [(True, word) for word in _words_before(token)]
        keys += [(False, word) for word in _words_after(token)]
        found = [rule for key in keys for rule in self._longer.get(key, ())]
        return [*sorted(found, key=_rank), *self._single]


class TermsByPart:
    """The terms with the same head by their part of speech."""

    def __init__(self, rules: list[TriggerRule]) -> None:
        self._rules = rules
        self._of_part = {
            part: Terms(rule for rule in rules if rule.pos == pos)
            for pos, parts in _PARTS.items()
            for part in parts
            if any(rule.pos == pos for rule in rules)
        }

    @cached_property
    def any(self) -> Terms:
        """The terms whatever their part of speech."""
        return Terms(self._rules)

    @cached_property
    def _of_gerund(self) -> Terms:
        return Terms(rule for rule in self._rules if rule.pos in {"noun", "verb"})

    def of(self, view: View, index: int) -> Terms | None:
        """Return the terms of a word's part of speech; a gerund may be a noun as well."""
        if view.tags[index] == _GERUND and view.labels[index] in _OF_NOUNS:
            return self._of_gerund
        return self._of_part.get(view.parts[index])


def _rank(rule: TriggerRule) -> tuple[int, float, str]:
    return -len(rule.term), -rule.confidence, rule.rule


def _words_before(noun: Token) -> set[str]:
    if noun.i == 0:
        return set()
    before = noun.doc[noun.i - 1]
    return {before.lower_, before.lemma_}


def _words_after(verb: Token) -> set[str]:
    """Return the next word and those that belong to a verb from afar, as written and as lemmas."""
    after = [child for child in verb.rights if child.dep_ in COMPANIONS]
    if verb.i + 1 < len(verb.doc):
        after.append(verb.doc[verb.i + 1])
    return {word for token in after for word in (token.lower_, token.lemma_)}
