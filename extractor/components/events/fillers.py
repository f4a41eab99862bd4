"""Decide whether a word can fill a role, and as what."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from extractor.components.events.phrases import clause_phrase, noun_phrase
from extractor.components.events.view import View
from extractor.ontology.compiled import RoleRule
from extractor.schema import Argument, Figure

Kind = Literal["entity", "figure", "time", "phrase"]
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_SUMS = frozenset({"money", "percent", "percentage_point", "rate"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_DASHES = frozenset("-–—")
_PERSONAL = frozenset({"PRP", "PRP$"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A role's filler: its head, the characters it covers and what it is.

    `codes`: its codes by scheme where they are not simply those of its role for its kind.
    """

    role: str
    token: Token
    start: int
    end: int
    kind: Kind
    entity: str | None = None
    figure: str | None = None
    time: str | None = None
    codes: dict[str, str] | None = None


def argument(view: View, filler: Filler, role: RoleRule) -> Argument:
    """Return the record of a filler."""
    return Argument(
        role=filler.role,
        start=filler.start,
        end=filler.end,
        text=view.text[filler.start : filler.end],
        entity=filler.entity,
        figure=filler.figure,
        time=filler.time,
        codes=filler.codes or role.codes[filler.kind],
    )


def fill(view: View, role: RoleRule, token: Token) -> Filler | None:
    """Return the filler that the phrase or clause with this head makes, or None where the role refuses it."""
    if token.text in _DASHES:
        return None
    if token.pos_ in {"VERB", "AUX"}:
        if token.dep_ in _MODIFIERS:
            return None  # "tightening rules", "stolen names": a property, no participant
        return _over(view, role, token, clause_phrase(token), "phrase") if role.clause else None
    time = view.time(token)
    if time is not None:
        fits = role.time or (time.type == "DURATION" and "duration" in role.figures)
        return Filler(role.name, token, time.start, time.end, "time", time=time.id) if fits else None
    return _figure(view, role, token) or _entity(view, role, token) or _phrase(view, role, token)


def _over(view: View, role: RoleRule, token: Token, bounds: tuple[int, int], kind: Kind) -> Filler:
    first, last = view.doc[bounds[0]], view.doc[bounds[1] - 1]
    return Filler(role.name, token, first.idx, last.idx + len(last), kind)


def _figure(view: View, role: RoleRule, token: Token) -> Filler | None:
    if not role.figures:
        return None
    found = view.figure(token)
    if found is None or found.kind not in role.figures or not _counts(role, found):
        return None
    return Filler(role.name, token, found.start, found.end, "figure", figure=found.id)


def _counts(role: RoleRule, figure: Figure) -> bool:
    """Tell whether what a figure counts is among the nouns that the role takes."""
    noun = figure.head
    if figure.kind != "count" or noun is None:
        return True
    return noun not in role.not_words and (not role.words or noun in role.words)


def _entity(view: View, role: RoleRule, token: Token) -> Filler | None:
    found = view.entity(token)
    if found is None or found[0].type not in role.entities:
        return None
    entity, mention = found
    if mention.kind == "nominal":
        phrase = _over(view, role, token, noun_phrase(token), "entity")
        return Filler(role.name, token, phrase.start, phrase.end, "entity", entity=entity.id)
    return Filler(role.name, token, mention.start, mention.end, "entity", entity=entity.id)


def _phrase(view: View, role: RoleRule, token: Token) -> Filler | None:
    if token.tag_ in _PERSONAL:
        return _over(view, role, token, (token.i, token.i + 1), "phrase") if role.pronoun else None
    if not role.phrase or not _is_nominal(token):
        return None
    figure = view.figure(token)
    if figure is not None and (figure.kind in _SUMS or _is_scale(figure, token)):
        return None  # a sum, a share or a scale is no participant
    if role.words and not _among(token, role.words):
        return None
    if role.not_words and _among(token, role.not_words):
        return None
    found = view.entity(token)
    if found is not None and found[1].kind == "name" and role.entities:
        return None  # a name of a kind that the role does not take
    return _over(view, role, token, noun_phrase(token), "phrase")


def _is_scale(figure: Figure, token: Token) -> bool:
    """Tell whether a noun leads a measure: "a **magnitude** 6.8 earthquake"."""
    return figure.kind == "measure" and token.idx < figure.end - len(token)


def _is_nominal(token: Token) -> bool:
    if token.pos_ in _NOUNS:
        return True
    return token.pos_ == "ADJ" and any(child.dep_ == "det" for child in token.lefts)  # "the injured"


def _among(token: Token, words: frozenset[str]) -> bool:
    return token.lemma_ in words or token.lower_ in words
