"""When and where: which event of a sentence a time expression or a place belongs to."""

from collections.abc import Iterator

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.components.events.clauses import doers, has_own_subject, undergoers
from extractor.components.events.cues import cue
from extractor.components.events.fillers import Filler, fill
from extractor.components.events.positions import done_to, verbs_under
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.components.syntax import SUBJECTS, clause_head
from extractor.ontology.compiled import TypeRule
from extractor.schema import Time

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_PREPOSITION = get_string_id("prep")


class Circumstances:
    """The times and places of one article by the trigger that they belong to."""

    def __init__(self, view: View, triggers: list[Trigger]) -> None:
        self._view = view
        self._triggers = {trigger.token.i for trigger in triggers}
        self._triggers |= {noun.i for trigger in triggers for noun in taken_up(trigger)}
        sentences = {view.sentence_number(trigger.token) for trigger in triggers}
        self._by_owner: dict[int, list[tuple[str, Token]]] = {}
        self._fronted: dict[int, list[tuple[str, Token]]] = {}  # by sentence, what stands before its subject
        for number in sorted(sentences):
            subject = next((token.i for token in view.sentence(number) if token.dep_ in SUBJECTS), 0)
            for role, token in self._of_sentence(number):
                if token.i < subject:
                    self._fronted.setdefault(number, []).append((role, token))
                owners = [self._owner(token, may_leave_subject=role != "place")]
                told = _clause_of_when(token) if role == "time" else None
                if told is not None:  # "rose on Friday when …" is of both, "most since 2021, when …" is not
                    owners = [told.i] if told.left_edge.nbor(-1).is_punct else [*owners, told.i]
                for owner in owners:
                    self._by_owner.setdefault(owner, []).append((role, token))

    def of(self, trigger: Trigger) -> list[Filler]:
        """Return the time and place fillers of a trigger: its own, else those of what it is one with."""
        found: list[Filler] = []
        for owners in self._owners(trigger.token):
            filled = {filler.role for filler in found}
            for owner in sorted(owners):
                found += [one for one in self.owned(trigger.rule.type, owner) if one.role not in filled]
        filled = {filler.role for filler in found}
        found += [one for one in self._set_before(trigger) if one.role not in filled]
        if not any(filler.role == "place" for filler in found):
            found += self._struck(trigger) or self._before_noun(trigger) or self._led_in(trigger)
        return [filler for filler in found if not trigger.start <= filler.token.i < trigger.end]

    def _set_before(self, trigger: Trigger) -> list[Filler]:
        """Return the time and place that open a sentence: "**In Oslo**, police came and two were hurt"."""
        held = self._fronted.get(self._view.sentence_number(trigger.token), [])
        if not held or not _is_told_on(clause_head(trigger.token)):
            return []
        found = [fill(self._view, trigger.rule.type.roles[role], token) for role, token in held]
        return [filler for filler in found if filler]

    def _struck(self, trigger: Trigger) -> list[Filler]:
        """Return the place that an event of force comes over: "a quake shook **Arvo**"."""
        if trigger.rule.type.name.partition(".")[0] not in cue("forces"):
            return []
        token = trigger.token
        verbs = [token] if token.pos_ == "VERB" else verbs_under(token)
        places = [noun for verb in verbs if verb.lemma_ in cue("striking") for noun in undergoers(verb)]
        settled = [noun for noun in places if noun != token and self._is_settled(noun)]
        return [filler for noun in settled if (filler := self._at(trigger, noun))]

    def _before_noun(self, trigger: Trigger) -> list[Filler]:
        """Return the place whose name modifies a noun: "the **Fergana** floods"."""
        names = [token for token in trigger.token.lefts if token.dep_ in {"compound", "nmod"}]
        found = [
            self._at(trigger, token) for token in names if self._view.entity_type(token) in {"GPE", "LOC"}
        ]
        return [filler for filler in found if filler]

    def _at(self, trigger: Trigger, noun: Token) -> Filler | None:
        return fill(self._view, trigger.rule.type.roles["place"], noun)

    def _is_settled(self, noun: Token) -> bool:
        """Tell whether a word is a place that people live in, by its name or as "the town of …"."""
        return self._view.entity_type(noun) in {"GPE", "LOC"} or noun.lemma_ in cue("settled")

    def _led_in(self, trigger: Trigger) -> list[Filler]:
        """Return the place that a headline sets before what it tells: "**Mali**: gunmen raid a village"."""
        first = self._view.doc[self._view.sentence_of(trigger.token).start]
        known = self._view.entity(first)
        if known is None or known[0].type not in {"GPE", "LOC"}:
            return []
        name = tokens_at(self._view.doc, known[1].start, known[1].end)
        if name.end >= trigger.token.i or self._view.doc[name.end].text != ":":
            return []
        filler = fill(self._view, trigger.rule.type.roles["place"], first)
        return [filler] if filler else []

    def _owners(self, token: Token) -> Iterator[set[int]]:
        """Yield the tokens whose times and places hold for what a token names, the nearest first."""
        head = clause_head(token)
        own = {token.i} if self._is_apart(token, head) else {token.i, head.i}
        own |= {verb.i for verb in done_to(token) if verb.i not in self._triggers}
        yield own
        # "It struck on Friday and led to his **exit**".
        is_of_clause = head == token or head.i not in self._triggers
        together = [verb.i for verb in _one_deed(head) if self._tells(verb, head)] if is_of_clause else []
        if token.dep_ in SUBJECTS and head.i in self._triggers:
            together.append(head.i)
        if head == token:
            together += [noun.i for noun in doers(token) if noun.i in self._triggers and noun.head == token]
        yield {*together} - own

    def _tells(self, verb: Token, other: Token) -> bool:
        """Tell whether what is said of a verb holds beside and below it: "it shook, **killing** two"."""
        goes_on = other.head == verb and (other.tag_ == "VBG" or other.dep_ == "conj")
        return verb.i in self._triggers or (goes_on and verb.lemma_ not in cue("reporting"))

    def _is_apart(self, token: Token, head: Token) -> bool:
        """Tell whether a noun names another event than its clause: "jailed on Friday for **fraud**"."""
        return head != token and head.i in self._triggers and token.dep_ not in SUBJECTS

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
        places = cue("place_prepositions") | cue("local_prepositions")
        for index in range(sentence.start, sentence.end):
            if self._view.labels[index] == _PREPOSITION and (token := self._view.doc[index]).lower_ in places:
                yield from (("place", noun) for noun in _where(token) if self._is_place(noun))

    def _is_place(self, noun: Token) -> bool:
        kind = self._view.entity_type(noun)
        if kind in {"GPE", "LOC", "FAC"}:
            return True
        if noun.head.lower_ in cue("local_prepositions") or noun.head.head.lower_ == "front":
            return kind not in {"PERSON", "NORP"} and noun.pos_ in _NOUNS and self._view.time(noun) is None
        if kind:
            return False
        is_known = noun.lemma_ in cue("place_nouns") or noun.lower_ in cue("place_nouns")
        return is_known and noun.n_lefts > 0  # "in prison" names none

    def _owner(self, token: Token, may_leave_subject: bool) -> int:
        """Return the first trigger above a word, else the head of its clause if that tells of no telling.

        "An official in Oslo linked it to the strike" tells nothing of where the strike was.
        """
        head = clause_head(token)
        while token.i != head.i:
            if token.dep_ == "nsubj" and not may_leave_subject:
                return token.head.i if token.head.i in self._triggers else -1
            token = token.head
            if token.i in self._triggers:
                return token.i
        return -1 if head.lemma_ in cue("reporting") and head.i not in self._triggers else head.i


def _where(preposition: Token) -> list[Token]:
    """Return what stands behind a preposition: "in **Oslo**", "in front of **the ministry**"."""
    nouns = [child for child in preposition.rights if child.dep_ == "pobj"]
    if nouns and nouns[0].lower_ == "front":
        return [
            noun for of in nouns[0].rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj"
        ]
    return nouns


def _clause_of_when(time: Token) -> Token | None:
    """Return the verb of the clause that tells what was then: "on Wednesday, when police **fired**"."""
    doc, index = time.doc, time.right_edge.i + 1
    if index < len(doc) and doc[index].text == ",":
        index += 1
    if index >= len(doc) or doc[index].lower_ != "when" or doc[index].head.pos_ not in _VERBS:
        return None
    return doc[index].head


def _one_deed(verb: Token) -> Iterator[Token]:
    """Yield the verbs that tell more of a verb's deed: "it **struck** on Friday, killing two"."""
    is_below = verb.dep_ in {"advcl", "conj"} and verb.head.pos_ == "VERB"
    if is_below and (not has_own_subject(verb) or _is_at_once(verb)):
        yield verb.head
        if verb.dep_ == "conj":
            yield from _one_deed(verb.head)
    for child in verb.children:
        if child.dep_ == "conj" and not has_own_subject(child):
            yield child
        elif _is_at_once(
            child
        ):  # a participle may be taken for what its noun is: "when a bus **overturned**"
            yield from [child] if child.pos_ in _VERBS else (own for own in child.rights if own.dep_ == "acl")


def _is_at_once(clause: Token) -> bool:
    """Tell whether a clause tells what happened with what is above it: "two died **when** a bus fell"."""
    return clause.dep_ == "advcl" and any(child.lower_ == "when" for child in clause.lefts)


def _is_told_on(clause: Token) -> bool:
    """Tell whether a clause goes on with the sentence's first: beside it, or by what somebody in it does."""
    while clause.head != clause:
        goes_on = clause.dep_ in {"conj", "parataxis"} or (clause.dep_ == "acl" and clause.tag_ == "VBG")
        if not goes_on and not (clause.dep_ == "ccomp" and clause.head.lemma_ not in cue("reporting")):
            return False
        clause = clause_head(clause.head)
    return True


def taken_up(trigger: Trigger) -> list[Token]:
    """Return the subjects of a verb that name the event themselves: "an incident that exposed names"."""
    if trigger.rule.pos != "verb":
        return []
    return [noun for noun in doers(trigger.token) if noun.lemma_ in trigger.rule.type.anaphors]


def _dates(time: Time) -> bool:
    """Tell whether a time expression can date an event: a duration and a frequency do not."""
    return time.type in {"DATE", "TIME"} and time.value != "FUTURE_REF"
