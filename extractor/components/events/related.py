"""From a word that relates events to the events around it."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.events.clauses import doers, undergoers
from extractor.components.events.cues import cue
from extractor.components.events.merge import Cluster
from extractor.components.events.relation_cues import words
from extractor.components.events.view import View
from extractor.components.syntax import clause_head
from extractor.schema.event import RelationType

_DOWN = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "pcomp"})
_OBJECTS = frozenset({"pobj", "pcomp", "dobj"})
_VERBS = frozenset({"VERB", "AUX"})
_DEPTH = 3  # words between the one that is asked and the one that names an event
_STEPS = 3  # governors asked within a clause


class Reach:
    """The events of one article by the words that name them; statements take no part.

    Args:
        view: the article.
        clusters: its events; they are told by their number in this list.

    Attributes:
        by_sentence: the events of each sentence that has some, in order, by its number.
    """

    def __init__(self, view: View, clusters: list[Cluster]) -> None:
        self._view = view
        self._at: dict[int, int] = {}
        self.by_sentence: dict[int, list[int]] = {}
        for number, cluster in enumerate(clusters):
            for naming in cluster.namings if not cluster.is_statement else ():
                for index in (naming.token.i, *range(naming.start, naming.end)):
                    self._at.setdefault(index, number)
        for index in sorted(self._at):
            events = self.by_sentence.setdefault(view.sentence_number(view.doc[index]), [])
            if self._at[index] not in events:
                events.append(self._at[index])

    @property
    def is_empty(self) -> bool:
        """Tell whether no two events are there to be related."""
        return len(set(self._at.values())) < 2

    def of_sentence(self, token: Token) -> list[int]:
        """Return the events of the token's sentence, in order."""
        return self.by_sentence.get(self._view.sentence_number(token), [])

    def of_sentence_before(self, token: Token) -> list[int]:
        """Return the events of the sentence before the token's, in order."""
        return self.by_sentence.get(self._view.sentence_number(token) - 1, [])

    def under(self, token: Token) -> list[int]:
        """Return the events that a phrase or clause with this head tells, coordinated ones included."""
        return list(dict.fromkeys(self._under(token, _DEPTH)))

    def at_verb(self, verb: Token, place: str, particle: Token | None) -> list[int]:
        """Return the events at the subject, object or complement of a verb."""
        if place == "complement":
            return self.after(particle, particle) if particle is not None else []
        if place == "object":
            return self._of(undergoers(verb))
        subjects = doers(verb)
        found = self._of(subjects)
        if not found and verb.dep_ in {"advcl", "relcl"}:  # "…, prompting an inquiry", "…, which led to"
            found = self._clause(verb.head)
        taking_up = words("taking_up")
        if not found and any(noun.lower_ in taking_up for noun in subjects):
            found = self.of_sentence_before(verb)[-1:]
        return found

    def before(self, first: Token, last: Token, relation: RelationType) -> list[int]:
        """Return the events that what comes before a connective tells: those of what it depends on."""
        clause = _joined_clause(last)
        governor = clause.head if clause is not None else first.head
        if governor in (first, clause):
            return []
        for _ in range(_STEPS):
            if governor.i in self._at:
                return [self._at[governor.i]]
            found = self._told(governor, relation)
            if found or governor == clause_head(governor) or governor.head == governor:
                return found
            governor = governor.head
        return []

    def after(self, first: Token, last: Token) -> list[int]:
        """Return the events of the phrase or clause after a connective of the words `first` to `last`."""
        clause = _joined_clause(last)
        if clause is not None:
            return self.under(clause) or self._subject(clause)
        holders = [last] if first == last else [last, first]  # "because of" holds its noun by either word
        return self._of(
            [noun for word in holders for noun in word.rights if noun.dep_ in _OBJECTS and noun.i > last.i]
        )

    def _told(self, governor: Token, relation: RelationType) -> list[int]:
        if governor.pos_ not in _VERBS:
            return self.under(governor)
        if relation != "responds_to" and governor.lemma_ in words("telling"):
            return []
        return self.under(governor) or self._subject(governor)

    def _clause(self, head: Token) -> list[int]:
        return self.under(head) or self.under(clause_head(head))

    def _subject(self, verb: Token) -> list[int]:
        """Return the events that are the subject of a verb that says no more than that they are."""
        return self._of(doers(verb)) if verb.lemma_ in cue("existence") else []

    def _of(self, tokens: list[Token]) -> list[int]:
        return list(dict.fromkeys(number for token in tokens for number in self._under(token, _DEPTH)))

    def _under(self, token: Token, depth: int) -> Iterator[int]:
        if token.i in self._at:
            yield self._at[token.i]
        elif depth:
            for child in token.children:
                if child.dep_ in _DOWN or (child.dep_ == "nsubj" and child.head.lemma_ in cue("existence")):
                    yield from self._under(child, depth - 1)
                elif child.dep_ == "prep" and child.lower_ == "of":
                    for noun in child.children:
                        yield from self._under(noun, depth - 1)
        if depth:
            for child in token.rights:
                if child.dep_ == "conj":
                    yield from self._under(child, depth - 1)


def _joined_clause(last: Token) -> Token | None:
    """Return the head of the clause that a connective opens, None if it stands before a noun."""
    if last.dep_ in {"mark", "advmod"} and last.head.pos_ in _VERBS and last.head.i > last.i:
        return last.head
    return None
