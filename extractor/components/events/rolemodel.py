"""Who and what takes part, for types whose arguments are learned: a log-linear model over the parse.

Each phrase near a trigger is weighed for every role of the trigger's type; what the rules say of it is among
the features. Weights: `models/trained/roles.json`; recipe: `extractor.training.events`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from spacy.tokens import Token

from extractor.components.events.argument_spans import apart
from extractor.components.events.fillers import Filler, fill
from extractor.components.events.loglinear import trained
from extractor.components.events.paths import chain, path
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.ontology.compiled import RoleRule, TypeRule
from extractor.schema.entity import EntityType

NONE = "-"
_EASE = 0.0  # lowers the bar for any role, in natural logarithms of odds
_RULED = 3.0  # the same for phrases that the rules take: only strong evidence speaks against them
_REACH = 40  # tokens to either side of a trigger
_ENTITIES = frozenset(get_args(EntityType))
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_INSIDE = frozenset({"compound", "nummod", "amod", "nmod"})
_CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "pcomp", "acl", "conj", "ROOT", "relcl"})
_NEVER = frozenset({"WDT", "WP", "WRB", "EX", "PRP$"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may fill a role: its head, and the role by which the rules take it."""

    token: Token
    kind: str
    by_rule: str


class RoleModel:
    """Fills the roles of one article's triggers of types with learned arguments."""

    def __init__(self, view: View) -> None:
        self._view = view

    def fill(self, trigger: Trigger, by_rules: list[Filler]) -> list[Filler]:
        """Return the fillers of a trigger, given those that the rules find."""
        type_ = trigger.rule.type
        model = trained("roles")[type_.name]
        found = []
        for candidate, features in weighed(self._view, trigger, by_rules):
            scores = model.scores(features)
            doubt = _EASE if candidate.by_rule == NONE else _RULED
            best = max(scores, key=lambda name: scores[name] - (name == NONE) * doubt)
            filler = take(self._view, type_, best, candidate.token) if best != NONE else None
            if filler:
                found.append(filler)
        return [apart(filler, found) for filler in found]


def take(view: View, type_: TypeRule, name: str, token: Token) -> Filler | None:
    """Return the filler that a word's phrase makes in a role that has been chosen for it."""
    return fill(view, _open(type_.roles[name]), token)


def _open(role: RoleRule) -> RoleRule:
    """Return a role without its conditions on words and names."""
    if role.time:
        return role
    return replace(
        role, words=frozenset(), not_words=frozenset(), entities=_ENTITIES, phrase=True, pronoun=True
    )


def weighed(view: View, trigger: Trigger, by_rules: list[Filler]) -> Iterator[tuple[Candidate, list[str]]]:
    """Yield the candidates around a trigger with their features."""
    above = chain(trigger.token)
    ruled = {filler.token.i: filler.role for filler in by_rules}
    for token in _candidates(view, trigger, ruled):
        candidate = Candidate(token, kind_of(view, token), ruled.get(token.i, NONE))
        yield candidate, list(_features(trigger, above, candidate))


def _candidates(view: View, trigger: Trigger, ruled: dict[int, str]) -> Iterator[Token]:
    sentence = view.sentence_of(trigger.token)
    first, last = max(sentence.start, trigger.start - _REACH), min(sentence.end, trigger.end + _REACH)
    for index in range(first, last):
        token = view.doc[index]
        if trigger.start <= index < trigger.end:
            continue
        if index in ruled or _may_fill(view, token):
            yield token


def _may_fill(view: View, token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ in _CLAUSES
    if token.pos_ not in _NOUNS or token.tag_ in _NEVER:
        return False
    if token.dep_ not in _INSIDE or (token.dep_ == "nummod" and token.i > token.head.i):  # "version **10.3**"
        return True
    found = view.entity(token)  # "the **Norvik** breach": a name that modifies
    return found is not None and found[1].kind == "name" and found[1].end == token.idx + len(token)


def kind_of(view: View, token: Token) -> str:
    """Tell what a word's phrase is: a time, a figure, a type of entity, a clause, a pronoun or a noun."""
    if view.time(token):
        return "time"
    figure = view.figure(token)
    if figure:
        return f"figure:{figure.kind}"
    if kind := view.entity_type(token):
        return kind
    return {"VERB": "clause", "AUX": "clause", "PRON": "pronoun", "NUM": "number"}.get(token.pos_, "noun")


def _features(trigger: Trigger, above: list[Token], candidate: Candidate) -> Iterator[str]:
    token, head = candidate.token, trigger.token
    steps = path(above, token)
    way = ">".join(steps) if steps is not None else "far"
    ends = f"{steps[0]}>{steps[-1]}" if steps else way
    word, lemma, kind = token.lemma_.lower(), head.lemma_.lower(), candidate.kind
    side = "before" if token.i < head.i else "after"
    gap = min(abs(token.i - head.i), 32).bit_length()
    yield "bias"
    yield f"rule={candidate.by_rule}"
    yield f"kind={kind}"
    yield f"rule,kind={candidate.by_rule},{kind}"
    yield f"path={way}"
    yield f"ends={ends}"
    yield f"path,kind={way},{kind}"
    yield f"ends,trigger={ends},{lemma}"
    yield f"path,trigger={way},{lemma}"
    yield f"trigger={lemma}"
    yield f"trigger,kind={lemma},{kind}"
    yield f"side={side}{gap}"
    yield f"side,kind={side},{kind}"
    yield f"dep={token.dep_}"
    yield f"tag={token.tag_}"
    yield f"path,tag={way},{head.tag_}"
    yield f"shape={token.shape_[:4]}"
    yield from _words(token, word, ends, side)


def _words(token: Token, word: str, ends: str, side: str) -> Iterator[str]:
    governor = token.head
    over = governor.head if governor.dep_ in {"prep", "agent"} else governor
    yield f"word={word}"
    yield f"word,ends={word},{ends}"
    yield f"word,side={word},{side}"
    yield f"governor={governor.lemma_.lower()}"
    yield f"over={over.lemma_.lower()},{token.dep_}"
    for child in token.lefts:
        yield f"left={child.lower_}"
    for child in token.rights:
        yield f"right={child.dep_}"
