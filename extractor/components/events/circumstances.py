"""When and where: which event of a sentence a time expression or a place belongs to."""

from collections.abc import Iterator

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.components.events.clauses import doers
from extractor.components.events.cues import cue
from extractor.components.events.fillers import Filler, fill
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.components.syntax import clause_head
from extractor.ontology.compiled import TypeRule
from extractor.schema import Time

_PREPOSITION = get_string_id("prep")


class Circumstances:
    """The times and places of one article by the trigger that they belong to."""

    def __init__(self, view: View, triggers: list[Trigger]) -> None:
        self._view = view
        self._triggers = {trigger.token.i for trigger in triggers}
        self._triggers |= {noun.i for trigger in triggers for noun in taken_up(trigger)}
        sentences = {view.sentence_number(trigger.token) for trigger in triggers}
        self._by_owner: dict[int, list[tuple[str, Token]]] = {}
        for number in sorted(sentences):
            for role, token in self._of_sentence(number):
                owner = self._owner(token, may_leave_subject=role != "place")
                self._by_owner.setdefault(owner, []).append((role, token))

    def of(self, trigger: Trigger) -> list[Filler]:
        """Return the time and place fillers of a trigger."""
        owners = {trigger.token.i, clause_head(trigger.token).i}
        found = [filler for owner in sorted(owners) for filler in self.owned(trigger.rule.type, owner)]
        return [filler for filler in found if not trigger.start <= filler.token.i < trigger.end]

    def owned(self, type_: TypeRule, owner: int) -> list[Filler]:
        """Return the time and place fillers that belong to the token at `owner` itself."""
        held = self._by_owner.get(owner, [])
        found = [fill(self._view, type_.roles[role], token) for role, token in held]
        return [filler for filler in found if filler]

    def _of_sentence(self, number: int) -> Iterator[tuple[str, Token]]:
        sentence = self._view.sentence(number)
        for time in self._view.times.within(sentence.start_char, sentence.end_char):
            if _dates(time):
                yield "time", tokens_at(self._view.doc, time.start, time.end).root
        places = cue("place_prepositions")
        for index in range(sentence.start, sentence.end):
            if self._view.labels[index] == _PREPOSITION and (token := self._view.doc[index]).lower_ in places:
                yield from (("place", noun) for noun in token.rights if self._is_place(noun))

    def _is_place(self, noun: Token) -> bool:
        if noun.dep_ != "pobj":
            return False
        kind = self._view.entity_type(noun)
        return kind in {"GPE", "LOC", "FAC"} or (not kind and noun.lemma_ in cue("place_nouns"))

    def _owner(self, token: Token, may_leave_subject: bool) -> int:
        """Return the first trigger above a word, else the head of its clause if that tells of no telling.

        "An official in Oslo linked it to the strike" tells nothing of where the strike was.
        """
        head = clause_head(token)
        while token.i != head.i:
            if token.dep_ == "nsubj" and not may_leave_subject:
                return -1
            token = token.head
            if token.i in self._triggers:
                return token.i
        return -1 if head.lemma_ in cue("reporting") and head.i not in self._triggers else head.i


def taken_up(trigger: Trigger) -> list[Token]:
    """Return the subjects of a verb that name the event themselves: "an incident that exposed names"."""
    if trigger.rule.pos != "verb":
        return []
    return [noun for noun in doers(trigger.token) if noun.lemma_ in trigger.rule.type.anaphors]


def _dates(time: Time) -> bool:
    """Tell whether a time expression can date an event: a duration and a frequency do not."""
    return time.type in {"DATE", "TIME"} and time.value != "FUTURE_REF"
