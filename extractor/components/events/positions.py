"""Find the words at a position around a trigger."""

from collections.abc import Callable, Iterator
from functools import cached_property

from spacy.tokens import Token

from extractor.components.events.clauses import by_phrase, doers, is_passive, undergoers, with_conjuncts
from extractor.components.events.cues import cue
from extractor.ontology.position import Position

_MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod"})
_OBJECT_OF = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_BY_MEANS = frozenset({"by", "via", "through", "using", "with"})
_VERBS = frozenset({"VERB", "AUX"})
_PREPOSITIONS = frozenset({"prep", "dative", "agent", "prt"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})


class Around:
    """What stands around one token, each position looked up once.

    Rules ask for the same positions again and again, and for prepositions most of all.
    """

    def __init__(self, token: Token) -> None:
        self._token = token
        self._found: dict[Position, list[Token]] = {}

    def at(self, position: Position) -> list[Token]:
        """Return the heads of what stands at a position (without words of other roles), nearest first."""
        found = self._found.get(position)
        if found is None:
            found = self._found[position] = self._seek(position)
        return found

    def _seek(self, position: Position) -> list[Token]:
        if position.words:
            return _OF_WORD[position.name](self._token, position.words)
        named = _NAMED.get(position.name)
        return named(self._token) if named else self._by_preposition.get(position.name, [])

    @cached_property
    def _by_preposition(self) -> dict[str, list[Token]]:
        """The objects of each preposition; a noun may share those of the verb that it completes."""
        found: dict[str, list[Token]] = {}
        for holder in _holders(self._token):
            for child in holder.rights:
                if child.dep_ in _PREPOSITIONS:
                    found.setdefault(child.lower_, []).extend(_objects(child))
        return {word: with_conjuncts(nouns) for word, nouns in found.items()}


def _holders(token: Token) -> Iterator[Token]:
    """Yield the words that prepositions about what a token names depend on."""
    yield token
    if token.dep_ in {"dobj", "nsubjpass"}:
        yield token.head
    yield from _happenings(token)
    if token.pos_ == "NOUN":  # "the deal **signed** with Belkora"
        yield from done_to(token)
    if token.dep_ == "pobj" and token.head.head.pos_ in _VERBS:  # "went on strike **over pay**"
        yield token.head.head
    if token.pos_ == "VERB":  # "convicted the man of fraud": the parse may give it to the object
        # ("flew back to Oslo": or to the adverb)
        yield from (child for child in token.rights if child.dep_ in {"dobj", "advmod"})
    if token.pos_ == "NOUN":  # "inquiries and lawsuits against the firm"
        yield from (joined for joined in token.conjuncts if joined.i > token.i)


def _happenings(noun: Token) -> Iterator[Token]:
    """Yield the verbs that say of a noun but that it is or comes: "a row (that) **erupted** between them"."""
    own = [noun.head] if noun.dep_ == "nsubj" else []
    told = [verb for verb in noun.rights if verb.dep_ == "relcl" and doers(verb) == [noun]]
    for verb in (*own, *told, *(verb for verb in noun.rights if verb.dep_ == "acl" and verb.tag_ == "VBG")):
        objects = [child for child in verb.rights if child.dep_ == "dobj"]
        if verb.lemma_ in cue("occurring") and all(child.lemma_ == "place" for child in objects):
            yield verb


def _objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield child
        elif child.dep_ == "prep":  # "from inside the house"
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _subject(token: Token) -> list[Token]:
    return doers(token) if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB") else []


def _object(token: Token) -> list[Token]:
    return undergoers(token) if token.tag_.startswith("VB") else []


def _indirect_object(token: Token) -> list[Token]:
    own = [child for child in token.rights if child.dep_ == "dative"]
    nouns = [noun for child in own for noun in ([child] if child.dep_ != "prep" else child.children)]
    return with_conjuncts([noun for noun in nouns if noun.pos_ in {"NOUN", "PROPN", "PRON"}])


def _attribute(token: Token) -> list[Token]:
    verbs = [token, *(child for child in token.rights if child.dep_ in {"xcomp", "ccomp"})]
    return with_conjuncts(
        [child for verb in verbs for child in verb.rights if child.dep_ in {"attr", "oprd"}]
    )


def _compound(token: Token) -> list[Token]:
    return [
        child
        for child in token.lefts
        if child.dep_ in _MODIFIERS and child.pos_ in {"NOUN", "PROPN", "NUM", "VERB"}
    ][::-1]


def _adjective(token: Token) -> list[Token]:
    return [child for child in token.lefts if child.dep_ in _MODIFIERS and child.pos_ in {"ADJ", "PROPN"}]


def _possessive(token: Token) -> list[Token]:
    return with_conjuncts([child for child in token.lefts if child.dep_ == "poss"])


def _apposition(token: Token) -> list[Token]:
    own = [child for child in token.rights if child.dep_ == "appos"]
    return [*own, token.head] if token.dep_ == "appos" else own


def _head(token: Token) -> list[Token]:
    return [token.head] if token.dep_ in _MODIFIERS else []


def _purpose(token: Token) -> list[Token]:
    return [child for child in token.rights if child.dep_ in _CLAUSES and _is_infinitive(child)]


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.lefts)


def _gerund(token: Token) -> list[Token]:
    own = [child for child in token.children if child.dep_ == "advcl" and child.lower_ == "using"]
    return own + [
        verb
        for child in token.children
        if child.dep_ in {"prep", "agent"} and child.lower_ in _BY_MEANS
        for verb in child.children
        if verb.dep_ == "pcomp"
    ]


def _clause(token: Token) -> list[Token]:
    return [child for child in token.rights if child.dep_ in _CLAUSES]


def _governor(token: Token) -> list[Token]:
    if token.dep_ == "pobj":
        return [token.head, token.head.head]
    return [token.head] if token.head != token else []


def _predicated(token: Token) -> list[Token]:
    """Return the subject that a noun is said of: "the **comedian** is a riot"."""
    return doers(token.head) if token.dep_ == "attr" else []


def _neighbour(step: int) -> Callable[[Token], list[Token]]:
    def neighbour(token: Token) -> list[Token]:
        place = token.i + step
        return [token.doc[place]] if 0 <= place < len(token.doc) else []

    return neighbour


def _subject_of(token: Token, verbs: frozenset[str]) -> list[Token]:
    return [noun for verb in verbs_over(token) if verb.lemma_ in verbs for noun in doers(verb)]


def _object_of(token: Token, verbs: frozenset[str]) -> list[Token]:
    return [
        noun
        for verb in verbs_under(token)
        if verb.lemma_ in verbs and not any(child.dep_ == "neg" for child in verb.children)
        for noun in undergoers(verb)
        if noun != token
    ]


def _patient_of(token: Token, verbs: frozenset[str]) -> list[Token]:
    """Return whom a verb is done to that has the token behind a preposition: "jailed **her** for fraud".

    Or that has it as its other object, "handed **her** a fine", or as what comes of it: "shot **her** dead".
    """
    first = token.head if token.dep_ == "conj" else token
    if first.dep_ in {"oprd", "acomp"} and first.head.lemma_ in verbs:
        return undergoers(first.head)
    if first.dep_ == "dobj" and first.head.lemma_ in verbs:
        return undergoers(first.head) if is_passive(first.head) else _indirect_object(first.head)
    verb = _verb_of_preposition(first)
    if verb is None or verb.lemma_ not in verbs:
        return []
    return [noun for noun in undergoers(verb) if noun != token]


def _verb_of_preposition(noun: Token) -> Token | None:
    """Return the verb over a noun behind a preposition, through "guilty of" and "charges of"."""
    if noun.dep_ != "pobj":
        return None
    holder = noun.head.head
    if holder.pos_ == "ADJ" and holder.dep_ in {"acomp", "oprd"}:
        holder = holder.head
    elif holder.dep_ == "pobj" and noun.head.lower_ == "of":
        holder = holder.head.head
    return holder if holder.pos_ == "VERB" else None


def _head_of(token: Token, nouns: frozenset[str]) -> list[Token]:
    governor = token.head.head if token.dep_ == "pobj" else token.head
    return [governor] if governor != token and governor.lemma_ in nouns else []


def verbs_over(token: Token) -> list[Token]:
    """Return the verbs that have the token as logical object, or as object of their preposition."""
    first = token.head if token.dep_ == "conj" else token
    found = done_to(token)
    if first.dep_ in _OBJECT_OF:
        found.append(first.head)
    elif first.dep_ == "pobj" and first.head.head.pos_ in _VERBS:  # "are on strike" as well
        found.append(first.head.head)
    elif first.dep_ == "appos" and first.head != first:
        found += verbs_over(first.head)
    return found


def done_to(noun: Token) -> list[Token]:
    """Return the verbs of the clauses behind a noun that say what is done to it: "the fine they **set**"."""
    return [child for child in noun.rights if child.dep_ in {"acl", "relcl"} and noun in undergoers(child)]


def verbs_under(token: Token) -> list[Token]:
    """Return the verbs that have the token as logical subject; of a verb, those that follow from it."""
    if token.pos_ in {"VERB", "AUX"}:
        return [child for child in token.rights if child.dep_ in {"advcl", "conj", "xcomp"}]
    found = [child for child in token.rights if child.dep_ in {"acl", "relcl"} and token in doers(child)]
    if token.dep_ == "nsubj":
        found += with_conjuncts([token.head])
        found += [child for verb in list(found) for child in verb.rights if child.dep_ == "xcomp"]
    elif token.dep_ == "pobj" and token.head.dep_ == "agent":
        found.append(token.head.head)
    return found


_NAMED: dict[str, Callable[[Token], list[Token]]] = {
    "by": by_phrase,
    "subject": _subject,
    "object": _object,
    "indirect_object": _indirect_object,
    "attribute": _attribute,
    "compound": _compound,
    "adjective": _adjective,
    "possessive": _possessive,
    "apposition": _apposition,
    "head": _head,
    "purpose": _purpose,
    "gerund": _gerund,
    "clause": _clause,
    "governor": _governor,
    "predicated": _predicated,
    "next": _neighbour(1),
    "previous": _neighbour(-1),
}
_OF_WORD: dict[str, Callable[[Token, frozenset[str]], list[Token]]] = {
    "subject": _subject_of,
    "object": _object_of,
    "patient": _patient_of,
    "head": _head_of,
}
