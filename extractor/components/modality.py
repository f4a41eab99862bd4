"""Polarity and certainty of what a word says, by the parse; the words are in `models/lexicons/hedges.yaml`.

The method is that of scope by dependency: a negation or hedge holds for the predicate that it depends on and
for the complements below that predicate, never for its subject nor for the claim that contains it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from spacy.tokens import Token

from extractor import resources
from extractor.schema.claim import Certainty, Polarity

# A dependent of these kinds stands in the scope of its head's negation and hedges.
_IN_SCOPE = frozenset(
    {"xcomp", "dobj", "attr", "acomp", "oprd", "nsubjpass", "csubjpass", "pobj", "prep", "pcomp", "conj"}
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ABILITY = frozenset({"can", "could", "ca"})  # "cannot pay" is as sure as "does not pay"
_DEEPEST = 8  # Steps up the tree; real scopes are shorter, and a broken parse must not make it slow.


class _Hedges(NamedTuple):
    """Words of one grade of certainty, by their part in the clause."""

    modals: frozenset[str]
    modifiers: frozenset[str]
    heads: frozenset[str]
    markers: frozenset[str]


class _Negation(NamedTuple):
    """Words that negate."""

    words: frozenset[str]
    determiners: frozenset[str]
    cancelled_by: frozenset[str]
    heads: frozenset[str]
    particles: dict[str, str]


@cache
def _hedges(grade: str) -> _Hedges:
    data: dict[str, Any] = resources.load("lexicons/hedges.yaml")[grade]
    return _Hedges(
        modals=frozenset(data["modals"]),
        modifiers=frozenset(data["adverbs"] + data["adjectives"]),
        heads=frozenset(data["verbs"] + data["nouns"] + data["adjectives"]),
        markers=frozenset(data.get("markers", ())),
    )


@cache
def _negation() -> _Negation:
    data = resources.load("lexicons/hedges.yaml")
    words = data["negators"]
    return _Negation(
        words=frozenset(words["pronouns"] + words["adverbs"]),
        determiners=frozenset(words["determiners"]),
        cancelled_by=frozenset(words["cancelled_by"]),
        heads=frozenset(
            data["negative_verbs"]
            + data["negative_adjectives"]
            + data["negative_nouns"]
            + words["prepositions"]
        ),
        particles=data["negative_particles"],
    )


def polarity_of(token: Token, top: Token | None = None) -> Polarity:
    """Tell whether the text says of a predicate or event word that it is so or not so.

    Double negation is positive ("did not fail to pay"). `top` is a word above, such as a claim's cue,
    that is left out with all that is above it.
    """
    negations = sum(_negations(word, above) for word, above in _scope(token, top))
    return "negative" if negations % 2 else "positive"


def certainty_of(token: Token, top: Token | None = None) -> Certainty:
    """Tell how sure the text is of a predicate or event word: the weakest hedge in whose scope it stands.

    `top` as in `polarity_of`.
    """
    steps = list(_scope(token, top))
    if any(_is_hedged(word, above, _hedges("possible")) for word, above in steps):
        return "possible"
    if any(_is_hedged(word, above, _hedges("probable")) for word, above in steps):
        return "probable"
    return "certain"


def is_hedge(word: Token, grade: Literal["possible", "probable"]) -> bool:
    """Tell whether a predicate is itself a hedge of that grade ("expects", "is likely")."""
    return word.lemma_.lower() in _hedges(grade).heads


def _scope(token: Token, top: Token | None = None) -> Iterator[tuple[Token, bool]]:
    """Yield the word and the words whose scope it stands in; the flag tells that it is one above."""
    yield token, False
    for _ in range(_DEEPEST):
        if token.dep_ not in _IN_SCOPE or (token.dep_ == "conj" and _has_subject(token)):
            return
        token = token.head
        if top is not None and token.i == top.i:
            return
        yield token, True


def _has_subject(word: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in word.lefts)


def _negations(word: Token, above: bool) -> int:
    """Count the negations at a word: of its own, and, for what is below it, its meaning."""
    known = _negation()
    own = any(_negates(child, known) for child in word.children)
    by_meaning = above and word.lemma_.lower() in known.heads and _has_particle(word, known)
    return int(own) + int(by_meaning)


def _negates(child: Token, known: _Negation) -> bool:
    if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in known.words):
        follower = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
        return follower not in known.cancelled_by
    if child.dep_ == "advmod":  # "no longer"
        return any(word.dep_ == "neg" for word in child.lefts)
    if child.dep_ == "det":
        return child.lower_ in known.determiners
    if child.dep_ in _ARGUMENTS:
        return child.lower_ in known.words or any(
            word.dep_ == "neg" or (word.dep_ == "det" and word.lower_ in known.determiners)
            for word in child.children
        )
    return False


def _has_particle(word: Token, known: _Negation) -> bool:
    wanted = known.particles.get(word.lemma_.lower())
    return wanted is None or any(child.dep_ == "prt" and child.lower_ == wanted for child in word.children)


def _is_hedged(word: Token, above: bool, hedges: _Hedges) -> bool:
    if above and word.lemma_.lower() in hedges.heads:
        return True
    negated = any(child.dep_ == "neg" for child in word.children)
    return any(_hedges_it(child, hedges, negated=negated) for child in word.children)


def _hedges_it(child: Token, hedges: _Hedges, *, negated: bool) -> bool:
    dep, lower = child.dep_, child.lower_
    if dep in {"aux", "auxpass"}:
        return lower in hedges.modals and not (negated and lower in _ABILITY)
    if dep in {"advmod", "amod", "acomp"}:
        return lower in hedges.modifiers
    if dep == "mark":
        return lower in hedges.markers
    return dep == "advcl" and any(
        mark.dep_ == "mark" and mark.lower_ in hedges.markers for mark in child.children
    )
