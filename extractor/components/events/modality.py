"""Realis and polarity: whether the text says that an event happened, happens, or only may."""

from dataclasses import dataclass

from spacy.tokens import Token

from extractor.components.events.cues import cue
from extractor.components.syntax import clause_head, is_negated
from extractor.schema.claim import Polarity
from extractor.schema.event import Realis

_STEPS = 6  # governors that are asked
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Modality:
    """How the text holds an event to be."""

    realis: Realis
    polarity: Polarity


_ACTUAL = Modality("actual", "positive")
_UNREAL = Modality("other", "positive")
_NEGATED = Modality("other", "negative")
_GENERIC = Modality("generic", "positive")


def modality(token: Token, in_headline: bool) -> Modality:
    """Read the modality of a trigger from the words that govern it.

    Args:
        token: the trigger's head.
        in_headline: headlines tell what happened in the present tense.
    """
    return _above(token) or (_GENERIC if _is_general(token, in_headline) else _ACTUAL)


def _above(token: Token) -> Modality | None:
    """Climb from the trigger to the head of its sentence as long as what stands above bears on it."""
    for _ in range(_STEPS):
        own = _of_verb(token) if token.pos_ in {"VERB", "AUX"} else _of_noun(token)
        if own:
            return own
        governor = _bearing(token)
        if governor is None:
            return None
        token = governor
    return None


def _of_verb(verb: Token) -> Modality | None:
    if is_negated(verb):
        return _NEGATED
    infinitive = False
    for child in verb.lefts:
        if child.dep_ == "aux":
            if child.lower_ in cue("modals"):
                return _UNREAL
            infinitive = infinitive or child.tag_ == "TO"
        elif child.dep_ in {"mark", "advmod"} and child.lower_ in cue("conditions"):
            return _UNREAL
    if infinitive and verb.tag_ == "VB":
        return _of_infinitive(verb)
    if verb.dep_ in {"ccomp", "pcomp", "xcomp"}:
        return _under(verb.head.head if verb.dep_ == "pcomp" else verb.head)
    return _UNREAL if _is_question(verb) else None


def _of_infinitive(verb: Token) -> Modality | None:
    head = verb.head
    if head == verb:
        return _UNREAL
    if head.lemma_ in cue("denying") and verb.dep_ in {"xcomp", "acl", "ccomp"}:
        return _NEGATED
    if head.lemma_ in cue("done") and verb.dep_ in {"xcomp", "ccomp"}:
        return None
    return _UNREAL


def _under(head: Token) -> Modality | None:
    if head.lemma_ in cue("denying"):
        return _NEGATED
    return _UNREAL if head.lemma_ in cue("not_yet") and head.pos_ in {"VERB", "ADJ", "NOUN"} else None


def _of_noun(noun: Token) -> Modality | None:
    for child in noun.lefts:
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return _NEGATED
        if child.lemma_ in cue("unreal_modifiers") or child.lower_ in cue("unreal_modifiers"):
            return _UNREAL
    return _governed(noun)


def _bearing(token: Token) -> Token | None:
    """Return the governor whose modality the token shares, or None."""
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj":
        return head
    if token.pos_ in {"VERB", "AUX"}:
        return head if token.dep_ in {"xcomp", "pcomp"} else None
    if token.dep_ in _OBJECTS:
        return head
    if token.dep_ == "nsubj":
        return head if head.lemma_ in cue("existence") else None
    if token.dep_ == "prep" and token.lower_ in cue("circumstance"):
        return None
    return head if token.dep_ in {"pobj", "prep", "compound"} else None


def _governed(token: Token) -> Modality | None:
    """Return the modality that a noun has as the object of a verb or complement of a noun."""
    if token.dep_ not in _OBJECTS | {"pobj"}:
        return None
    if token.dep_ == "pobj" and _is_circumstance(token.head):
        return None
    head = _holder(token.head) if token.dep_ == "pobj" else token.head
    if head == token:
        return None
    if head.pos_ == "NOUN":
        return _UNREAL if head.lemma_ in cue("unreal_nouns") else None
    return _under(head)


def _holder(preposition: Token) -> Token:
    """Return what a preposition depends on: "called for a vote and **for** the resignation"."""
    first = preposition.head if preposition.dep_ == "conj" else preposition
    return first.head


def _is_circumstance(preposition: Token) -> bool:
    outer = preposition.head if preposition.dep_ in {"prep", "pcomp"} else preposition  # "because of"
    return not cue("circumstance").isdisjoint({preposition.lower_, outer.lower_})


def _is_question(verb: Token) -> bool:
    return verb.dep_ == "ROOT" and verb.right_edge.text == "?"


def _is_general(token: Token, in_headline: bool) -> bool:
    """Tell whether the event is told in general: bare plurals and habits in the present."""
    if in_headline:
        return False
    if token.pos_ in {"VERB", "AUX"}:
        return _is_habit(token)
    if token.tag_ != "NNS" or clause_head(token).tag_ in {"VBD", "VBN"}:
        return False
    return not any(
        child.dep_ in {"det", "poss", "nummod"} or child.lower_ in cue("quantities") for child in token.lefts
    )


def _is_habit(verb: Token) -> bool:
    if any(child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBZ", "VBP"} for child in verb.lefts):
        return False
    return verb.tag_ in {"VBP", "VBZ"}
