"""How far arguments reach, once all that take part in an event are known."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractor.components.events.clauses import with_conjuncts
from extractor.components.events.cues import cue
from extractor.components.events.fillers import Filler
from extractor.components.events.phrases import noun_phrase, trimmed
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.components.spans import tokens_at
from extractor.components.syntax import SUBJECTS

_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_JOINED = frozenset({"compound", "nmod"})
_PERSONAL = frozenset({"PRP", "PRP$"})


class ArgumentSpans:
    """Gives the arguments of one article's events the phrases that the text has for them.

    Args:
        view: the article.
        named: the tokens that name events; what they name is never part of an argument's phrase.
    """

    def __init__(self, view: View, named: set[int]) -> None:
        self._view = view
        self._named = named

    def of(self, found: list[Filler], trigger: Trigger) -> list[Filler]:
        """Return the fillers of a trigger with their whole phrases.

        A pronoun gives way to a fuller phrase of its sentence for the same entity; a sum is followed by what
        it is in another currency.
        """
        taken = {filler.token.i for filler in found} | self._named
        whole: dict[tuple[str, int], Filler] = {}
        for filler in found:
            others = {one.token.i for one in found if one.role != filler.role} | self._named
            named = [self._widened(one, taken) for one in self._named_in_full(self._joined(filler, others))]
            for one in (*named, *self._converted(filler)):
                whole.setdefault((one.role, one.start), one)
        kept = [one for one in whole.values() if not any(_holds(other, one) for other in whole.values())]
        return [self._beside(one, trigger) for one in kept]

    def _beside(self, filler: Filler, trigger: Trigger) -> Filler:
        """Cut a trigger off a phrase that begins before it: "Ministry **raids** estate", parsed as a noun."""
        token = trigger.token
        if filler.kind != "phrase" or not filler.start <= token.idx < filler.end or filler.token.i <= token.i:
            return filler
        return replace(filler, start=self._view.doc[trigger.end].idx)

    def _joined(self, filler: Filler, others: set[int]) -> Filler:
        """Add the modifiers before one of the same noun: "**garment factory** fire"."""
        first = filler.token
        if filler.kind != "phrase" or first.dep_ != "compound":
            return filler
        for before in reversed([child for child in first.head.lefts if child.i < first.i]):
            if before.i + 1 != first.left_edge.i or before.dep_ not in _JOINED or before.i in others:
                break
            first = before
        return filler if first == filler.token else self._over(filler, first.left_edge.i, filler.token.i + 1)

    def _named_in_full(self, filler: Filler) -> list[Filler]:
        """Return a filler by its name or fullest phrase; "they" may be several."""
        if filler.token.tag_ not in _PERSONAL:
            return [self._apposed(filler)]
        entity = self._view.entity(filler.token)
        sentence = self._view.sentence_of(filler.token)
        before = self._view.mentions_within(sentence.start_char, filler.start) if entity else ()
        for other, mention in before:
            if entity and other is entity[0] and mention.kind != "pronoun":
                token = tokens_at(self._view.doc, mention.start, mention.end).root
                named = replace(filler, token=token, start=mention.start, end=mention.end)
                return [named if mention.kind == "name" else self._over(named, *noun_phrase(token))]
        tellers = _tellers(filler.token)
        if entity and any(self._view.entity(teller) for teller in tellers):
            return [filler]  # another than those who tell
        return [self._as(filler, teller) for teller in tellers] or [filler]

    def _apposed(self, filler: Filler) -> Filler:
        """Return a filler by the name that stands in apposition: "its chairman, **Jon Maddow**"."""
        if filler.kind not in {"phrase", "entity"} or filler.token.pos_ == "PROPN":
            return filler
        names = [child for child in filler.token.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
        named = self._as(filler, names[0]) if names else filler
        return named if named.entity else filler

    def _as(self, filler: Filler, token: Token) -> Filler:
        """Return another noun in the place of a filler, as the entity that it names."""
        found = self._view.entity(token)
        if found is None or found[0].type not in _PARTIES:
            return self._over(replace(filler, token=token, kind="phrase", entity=None), *noun_phrase(token))
        entity, mention = found
        named = replace(filler, token=token, kind="entity", entity=entity.id)
        if mention.kind == "name":
            return replace(named, start=mention.start, end=mention.end)
        return self._over(named, *noun_phrase(token))

    def _over(self, filler: Filler, start: int, end: int) -> Filler:
        last = self._view.doc[end - 1]
        return replace(filler, start=self._view.doc[start].idx, end=last.idx + len(last))

    def _widened(self, filler: Filler, taken: set[int]) -> Filler:
        """Add the prepositional phrases that tell which one it is: "a law **on contract farming**"."""
        entity = self._view.entity(filler.token)
        if filler.kind not in {"phrase", "entity"} or (entity and entity[1].kind != "nominal"):
            return filler
        bounds = noun_phrase(filler.token)
        start, end = self._with_figures(*bounds)
        if filler.token.i not in self._named:  # an event's own arguments are no part of its phrase
            start, end = self._with_bound(filler.token, start, end, taken, filler.role == "place")
        return filler if (start, end) == bounds else self._over(filler, *trimmed(filler.token, start, end))

    def _with_bound(
        self, head: Token, start: int, end: int, taken: set[int], is_place: bool
    ) -> tuple[int, int]:
        for preposition in head.rights:
            noun = self._bound(preposition, taken, is_place) if preposition.i == end else None
            if noun is None:
                break
            end = self._with_bound(noun, start, noun_phrase(noun)[1], taken, is_place)[1]
        return start, end

    def _with_figures(self, start: int, end: int) -> tuple[int, int]:
        """Take in figures that a phrase cuts: "**a magnitude** 6.8 earthquake"."""
        doc = self._view.doc
        first, last = self._view.figure(doc[start]), self._view.figure(doc[end - 1])
        if first and first.start < doc[start].idx:
            start = tokens_at(doc, first.start, first.end).start
            if start and doc[start - 1].dep_ == "det":
                start -= 1
        if last and last.end > doc[end - 1].idx + len(doc[end - 1]):
            end = tokens_at(doc, last.start, last.end).end
        return start, end

    def _bound(self, preposition: Token, taken: set[int], is_place: bool) -> Token | None:
        """Return the noun of a phrase that belongs to the noun before it, and to nothing else."""
        if preposition.dep_ != "prep" or preposition.lower_ not in cue("binding_prepositions"):
            return None
        noun = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
        if noun is None or noun.i in taken or self._view.time(noun) or self._view.figure(noun):
            return None
        return noun if is_place or self._tells_which(preposition, noun) else None

    def _tells_which(self, preposition: Token, noun: Token) -> bool:
        """Tell whether "in Oslo" says which it is ("closed its plant **in Oslo**"), not where it happened."""
        if preposition.lower_ not in cue("place_prepositions") or self._view.entity_type(noun) not in _PLACES:
            return True
        head = preposition.head
        is_object = head.dep_ in {"dobj", "nsubjpass"} and head.i > head.head.i
        return is_object and head.lemma_ in cue("place_nouns")

    def _converted(self, filler: Filler) -> Iterator[Filler]:
        """Yield the same sum in another currency: "12m pesos (**$12,800**)"."""
        if filler.kind != "figure":
            return
        sentence = self._view.sentence_of(filler.token)
        for figure in self._view.figures_within(filler.end, sentence.end_char):
            if figure.same_as == filler.figure:
                yield replace(filler, start=figure.start, end=figure.end, figure=figure.id)


def _holds(other: Filler, one: Filler) -> bool:
    """Tell whether a filler of the same role takes in another."""
    if other is one or other.role != one.role or other.kind == "figure":
        return False
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _tellers(pronoun: Token) -> list[Token]:
    """Return the subject of the clause above a pronoun's: "**the firm** said it would close"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or pronoun.lower_ not in cue("third_person"):
        return []
    is_told = clause.dep_ == "ccomp" and clause.head.lemma_ in cue("reporting")
    if not (is_told or clause.dep_ == "advcl"):  # "**the firm** fell after it cut its forecast"
        return []
    subjects = with_conjuncts([child for child in clause.head.lefts if child.dep_ == "nsubj"][:1])
    if pronoun.lower_ == "they" and len(subjects) > 1:
        return subjects
    return subjects if len(subjects) == 1 and _agrees(pronoun, subjects[0]) else []


def _agrees(pronoun: Token, noun: Token) -> bool:
    if pronoun.lower_ == "they":
        return noun.tag_ == "NNS"
    return noun.tag_ == "NN" and (noun.lemma_ in cue("bodies")) is (pronoun.lower_ == "it")


def apart(filler: Filler, found: list[Filler]) -> Filler:
    """Leave out of a phrase whose or of whom it is where that fills another role: "customers' **names**"."""
    if filler.kind != "phrase":
        return filler
    start, end = filler.start, filler.end
    for other in found:
        token = other.token
        if other.role == filler.role or token.i == filler.token.i:
            continue
        if token.dep_ == "poss" and token.tag_ != "PRP$" and token.head == filler.token:
            start = max(start, token.doc[min(token.right_edge.i + 1, filler.token.i)].idx)
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head == filler.token:
            end = min(end, filler.token.idx + len(filler.token))
    return replace(filler, start=start, end=end)
