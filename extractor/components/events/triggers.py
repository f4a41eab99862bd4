"""Find the words that name events: an index by lemma, so that the cost does not grow with the types."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractor.components.encoder.reading import Predicate
from extractor.components.events.fillers import fill
from extractor.components.events.guards import holds
from extractor.components.events.headlines import restored_lemmas
from extractor.components.events.terms import COMPANIONS, Terms, TermsByPart
from extractor.components.events.view import View
from extractor.ontology.compiled import TriggerRule
from extractor.ontology.load import Ontology
from extractor.ontology.position import Position

_COMPOUND = Position("compound")
_CONTENT = frozenset({"NOUN", "ADJ"})
_NEAR = 3  # tokens between a verb and the words that belong to it


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event by a rule: the head, and the tokens `start` to `end` (exclusive).

    `beyond`: other words of the term, which stand farther off ("**found** them **guilty**").
    `read`: what the encoder says of it, where the encoder alone has the word.
    """

    rule: TriggerRule
    token: Token
    start: int
    end: int
    read: Predicate | None = None
    beyond: range = range(0)


class TriggerIndex:
    """The terms of all types by the lemma of their head."""

    def __init__(self, ontology: Ontology) -> None:
        by_head: dict[int, list[TriggerRule]] = {}
        for rule in ontology.triggers:
            head = rule.term[-1] if rule.pos == "noun" else rule.term[0]
            by_head.setdefault(get_string_id(head), []).append(rule)
        self._rules = {head: TermsByPart(rules) for head, rules in by_head.items()}
        self._nouns = {
            (rule.type.name, rule.term[0])
            for rule in ontology.triggers
            if rule.pos == "noun" and len(rule.term) == 1
        }
        # "The Nobel Peace Prize": one capital says little ("Bill", "Grant"), words together are the term.
        self._named = {
            head: TermsByPart(compounds)
            for head, rules in by_head.items()
            if (compounds := [rule for rule in rules if rule.pos == "noun" and len(rule.term) > 1])
        }

    def find(self, view: View) -> Iterator[Trigger]:
        """Yield the triggers of an article in order, for each word the most specific rule that holds."""
        rules, named = self._rules, self._named
        restored = restored_lemmas(view, rules)
        taken: set[int] = set()
        for index, (lemma, form) in enumerate(zip(view.lemmas, view.forms, strict=True)):
            by_part = rules.get(restored.get(index, lemma)) or named.get(form)
            if by_part and index not in taken:
                terms = by_part.any if index in restored else by_part.of(view, index)
                found = self._best(view, view.doc[index], terms) if terms else None
                if found:
                    taken.update(range(found.start, found.end))
                    taken.update(far for far in found.beyond if view.doc[far].pos_ == "ADJ")
                    yield found

    def _best(self, view: View, token: Token, terms: Terms) -> Trigger | None:
        for rule in terms.at(view, token):
            bounds = _bounds(token, rule)
            if bounds and holds(view, token, rule):
                start = self._without_arguments(view, rule, bounds[0], token)
                return Trigger(rule, token, start, bounds[1], beyond=bounds[2])
        return None

    def _without_arguments(self, view: View, rule: TriggerRule, start: int, token: Token) -> int:
        """Return where a compound begins without what fills a role: "bus **crash**", where the bus crashed.

        Only where the rest names such events as well.
        """
        alone = (rule.type.name, rule.term[-1])
        if rule.pos != "noun" or alone not in self._nouns or rule.type.learned_extent:
            return start
        roles = [rule.type.roles[name] for name, places in rule.positions.items() if _COMPOUND in places]
        is_part = any(fill(view, role, word) for role in roles for word in view.doc[start : token.i])
        return token.i if is_part else start


def _bounds(token: Token, rule: TriggerRule) -> tuple[int, int, range] | None:
    """Return the tokens that the term covers with the token as head, and those beyond, if it stands there."""
    size, doc = len(rule.term), token.doc
    if size == 1:
        return token.i, token.i + 1, range(0)
    if rule.pos == "noun":
        start = token.i + 1 - size
        if start >= 0 and all(_means(doc[start + k], word) for k, word in enumerate(rule.term[:-1])):
            return start, token.i + 1, range(0)
        return None
    if all(token.i + k < len(doc) and _means(doc[token.i + k], word) for k, word in enumerate(rule.term)):
        whole = token.i + size
        return token.i, whole if rule.type.whole_phrase else _without_preposition(token, whole), range(0)
    beyond = _apart(token, rule.term[1:])
    if beyond is None:
        return None
    if rule.type.whole_phrase:
        is_near = beyond.start - token.i <= _NEAR
        return token.i, beyond.stop if is_near else token.i + 1, beyond
    start, end = _content(doc, beyond) or (token.i, token.i + 1)
    return start, end, beyond


def _content(doc: Doc, words: range) -> tuple[int, int] | None:
    """Return the word that names the event where the verb only leads to it: "left six **dead**"."""
    named = [i for i in words if doc[i].pos_ in _CONTENT]
    return (named[-1], named[-1] + 1) if named else None


def _without_preposition(verb: Token, end: int) -> int:
    """Leave out a preposition that leads to an argument: "**travelled** to Oslo", but "**broke down**"."""
    last = verb.doc[end - 1]
    return end - 1 if last.dep_ == "prep" and last.head == verb else end


def _means(token: Token, word: str) -> bool:
    return token.lower_ == word or token.lemma_ == word


def _apart(verb: Token, words: tuple[str, ...]) -> range | None:
    """Return a verb's other words, which stand together among its dependents: "took two men into custody"."""
    children = [child for child in verb.rights if child.dep_ in COMPANIONS and _means(child, words[0])]
    if not children:
        return None
    first, doc = children[0].i, verb.doc
    if first and doc[first - 1].lower_ == "not":  # "pleaded not guilty"
        return None
    if any(first + k >= len(doc) or not _means(doc[first + k], word) for k, word in enumerate(words)):
        return None
    return range(first, first + len(words))
