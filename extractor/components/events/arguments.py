"""Find who and what takes part in the event that a trigger names."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractor.components.events.argument_spans import ArgumentSpans, apart
from extractor.components.events.clauses import has_own_subject
from extractor.components.events.fillers import Filler, fill
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.components.syntax import clause_head
from extractor.ontology.compiled import RoleRule
from extractor.ontology.position import Position

_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_ASIDE = frozenset({"advcl", "conj", "relcl", "parataxis"})
_INSIDE = frozenset({"compound", "amod", "nummod", "punct"})  # of another phrase


class Arguments:
    """Fills the roles of the triggers of one article.

    Args:
        view: the article.
        triggers: all of its triggers; a trigger's own words fill no role of another of its type.
    """

    def __init__(self, view: View, triggers: list[Trigger]) -> None:
        self._view = view
        self._verbs = {trigger.token.i for trigger in triggers if trigger.rule.pos == "verb"}
        self._named = {(trigger.token.i, trigger.rule.type.name) for trigger in triggers}
        self._spans = ArgumentSpans(view, {trigger.token.i for trigger in triggers})

    def of(self, trigger: Trigger) -> list[Filler]:
        """Return the fillers of a trigger by role; no word fills two roles."""
        found: list[Filler] = []
        taken = set(range(trigger.start, trigger.end))
        for from_role in (False, True):  # places seen from another role's filler come after that role
            for name, positions in trigger.rule.positions.items():
                chosen = [place for place in positions if bool(place.role) is from_role]
                self._fill(trigger, name, self._candidates(trigger, chosen, found), found, taken)
        for filler in [] if "sentence" not in _names(trigger) else self._nearest(trigger, found):
            found.append(filler)
        if trigger.rule.type.learned_roles:
            return [apart(filler, found) for filler in found]
        return self._spans.of(found, trigger)

    def _fill(
        self, trigger: Trigger, name: str, tokens: Iterable[Token], found: list[Filler], taken: set[int]
    ) -> None:
        """Add to `found` what fills a role among some words, and to `taken` the words used up."""
        role = trigger.rule.type.roles[name]
        for token in [*tokens]:
            if token.i in taken or (token.i, trigger.rule.type.name) in self._named:
                continue
            filler = fill(self._view, role, token)
            if filler:
                found.append(filler)
                taken.add(token.i)

    def _candidates(
        self, trigger: Trigger, positions: list[Position], found: list[Filler]
    ) -> Iterator[Token]:
        for position in positions:
            if position.name == "sentence":
                continue
            if position.role:
                seen = Position(position.name, position.words)
                for filler in [filler for filler in found if filler.role == position.role]:
                    yield from self._view.around(filler.token).at(seen)
            else:
                yield from self._view.around(trigger.token).at(position)
                if position.name == "compound":
                    yield from self._names_before(trigger)
                if (
                    position.is_preposition
                ):  # "went on trial for fraud": other words of the trigger may hold it
                    yield from self._of_other_words(trigger, position)

    def _names_before(self, trigger: Trigger) -> Iterator[Token]:
        """Yield the names that modify a noun phrase before its head, whatever their part of speech.

        An unknown name may be taken for an adjective, or modify another modifier ("Norvik client data leak").
        """
        if trigger.token.pos_ not in _NOUNS:
            return
        for child in trigger.token.lefts:
            if child.dep_ in _MODIFIERS:
                for token in (*child.lefts, child):
                    found = self._view.entity(token) if token.dep_ in _MODIFIERS else None
                    if found and found[1].kind == "name":
                        yield token

    def _of_other_words(self, trigger: Trigger, position: Position) -> Iterator[Token]:
        for index in range(trigger.token.i + 1, trigger.end):
            yield from self._view.around(self._view.doc[index]).at(position)

    def _nearest(self, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
        """Yield for roles that nothing fills yet the nearest filler of the sentence."""
        filled = {filler.role for filler in found}
        taken = {filler.token.i for filler in found} | set(range(trigger.start, trigger.end))
        for name, positions in trigger.rule.positions.items():
            anywhere = next((position for position in positions if position.name == "sentence"), None)
            if name in filled or anywhere is None:
                continue
            filler = self._in_sentence(trigger, trigger.rule.type.roles[name], anywhere.words, taken)
            if filler:
                taken.add(filler.token.i)
                yield filler

    def _in_sentence(
        self, trigger: Trigger, role: RoleRule, words: frozenset[str], taken: set[int]
    ) -> Filler | None:
        sentence = self._view.sentence_of(trigger.token)
        for token in sorted(sentence, key=lambda token: abs(token.i - trigger.token.i)):
            if token.i in taken or token.dep_ in _INSIDE or (words and token.lemma_ not in words):
                continue
            if token.lower_ in role.not_words:  # so says its head, even of a name
                continue
            filler = fill(self._view, role, token)
            is_sure = filler and (filler.kind != "phrase" or role.words or words)
            if is_sure and not self._is_of_another(token, trigger.token):
                return filler
        return None

    def _is_of_another(self, token: Token, named: Token) -> bool:
        """Tell whether a word stands in a clause that tells of another event by itself."""
        own, other = clause_head(named), clause_head(token)
        return other != own and other.i in self._verbs and (_stands_apart(own) or _stands_apart(other))


def _stands_apart(clause: Token) -> bool:
    return clause.dep_ in _ASIDE and has_own_subject(clause)


def _names(trigger: Trigger) -> set[str]:
    return {position.name for places in trigger.rule.positions.values() for position in places}
