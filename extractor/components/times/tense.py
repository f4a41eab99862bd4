"""Whether a clause speaks of what is ahead or of what is over, by its verb."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from extractor.components.times.patterns import lexicon

_FURTHEST = 12  # steps up the tree
_PAST_TAGS = frozenset({"VBD", "VBN"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod"})


class _Words(NamedTuple):
    future_auxiliaries: frozenset[str]
    prospective: frozenset[str]
    arranging: frozenset[str]
    arranged: frozenset[str]
    reporting: frozenset[str]
    ahead: frozenset[str]
    postpone: frozenset[str]
    same_past: frozenset[str]
    as_soon: frozenset[str]
    either: frozenset[str]
    rank: frozenset[str]
    appointments: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(**{name: frozenset(words) for name, words in lexicon()["tense"].items()})


def tense(token: Token) -> int:
    """Return 1 if the clause of a time expression is future, -1 if past, 0 if it leaves that open."""
    words = _words()
    is_before_noun = False
    until = False
    previous = token
    if _is_as_soon_as(token):
        return 1
    for step in _path(token):
        if step.lower_ in words.ahead:
            until = True
        if step.lemma_.lower() in words.postpone and step != token and previous.lower_ == "to":
            return 1
        if step != token and _is_prospective(step) and not _as_arranged(step):
            return -1 if _is_past_perfect(step) else 1
        if step.pos_ == "NOUN" and any(
            _is_prospective(child) for child in step.lefts if child.dep_ == "amod"
        ):
            return 1
        if step.pos_ in {"VERB", "AUX"} and step != token and not _as_arranged(step):
            if until and token.i > step.i:
                return 1
            return 0 if is_before_noun else _of_verb(step)
        is_before_noun |= step.dep_ in _BEFORE_NOUN or step.lower_ in words.either
        previous = step
    return 1 if until else 0


def title_tense(token: Token) -> int:
    """Return the same for a headline, whose present tense tells what has just happened."""
    for step in _path(token):
        if step.pos_ in {"VERB", "AUX"}:
            break
        if step.pos_ == "NOUN" and step.lemma_.lower() in _words().appointments:
            return 1
    found = tense(token)
    return 1 if found > 0 and any(step.tag_ in {"TO", "VB", "MD"} for step in _path(token)) else min(found, 0)


def _path(token: Token) -> Iterator[Token]:
    """Yield the token and its heads, up to the root."""
    for _ in range(_FURTHEST):
        yield token
        if token.head == token:
            return
        token = token.head


def _is_prospective(word: Token) -> bool:
    words = _words()
    lemma = word.lemma_.lower()
    if lemma in words.arranging:
        return True
    if lemma in words.arranged:
        return word.i + 1 < len(word.doc) and word.nbor().lower_ in {"for", "to"}
    return lemma in words.prospective and word.tag_ != "VBD"


def _as_arranged(word: Token) -> bool:
    """Tell whether it reads "as (previously) planned": then the clause around it tells when."""
    return word.tag_ == "VBN" and any(child.lower_ == "as" for child in word.lefts)


def _is_past_perfect(word: Token) -> bool:
    """What "had been due" is over."""
    verbs = (word, word.head)
    return any(child.lower_ == "had" and child.dep_ == "aux" for verb in verbs for child in verb.lefts)


def _of_verb(verb: Token, further: int = 3) -> int:
    words = _words()
    auxiliaries = [child for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ in words.future_auxiliaries for child in auxiliaries):
        return -1 if any(child.lemma_ == "have" for child in auxiliaries) else 1
    if any(child.tag_ == "TO" for child in auxiliaries):
        return _of_infinitive(verb, further)
    if verb.dep_ == "conj" and not auxiliaries and verb.tag_ in {"VB", "VBG", "VBN"} and further:
        return _of_verb(verb.head, further - 1)
    return _of_finite(auxiliaries[0] if auxiliaries else verb, verb)


def _of_finite(first: Token, verb: Token) -> int:
    if first.tag_ in _PAST_TAGS or (first.lemma_ == "have" and first != verb):
        return -1
    words, lemma = _words(), verb.lemma_.lower()
    if first.tag_ in _PRESENT_TAGS and lemma not in words.reporting and lemma not in words.same_past:
        return 1 if verb.tag_ != "VBN" else 0
    return 0


def _of_infinitive(verb: Token, further: int) -> int:
    """What somebody began or had to do was when that was; otherwise an infinitive is ahead.

    What was hard to do, or what the first did ("the first to sign on Friday"), has the time of its clause.
    """
    head = verb.head
    if further and _is_judged(head):
        governor = next((step for step in _path(head) if step.pos_ in {"VERB", "AUX"}), None)
        return _of_verb(governor, further - 1) if governor is not None else 0
    is_to = head.lemma_ == "be" and verb.dep_ not in {"csubj", "advcl"}  # "They are to meet".
    if head == verb or not further or is_to or _is_prospective(head):
        return -1 if _is_past_perfect(head) else 1
    if head.pos_ in {"VERB", "AUX"} and head.tag_ != "VBG":
        return _of_verb(head, further - 1)
    return 1


def _is_judged(head: Token) -> bool:
    """Tell whether an infinitive's head is an adjective such as "hard", or a noun with "first", "only"."""
    if head.pos_ == "ADJ":
        return not _is_prospective(head)
    return head.pos_ == "NOUN" and any(child.lower_ in _words().rank for child in head.lefts)


def _is_as_soon_as(token: Token) -> bool:
    """Tell whether it reads "as soon as Tuesday", which is ahead."""
    start = token.left_edge.i
    words = [word.lower_ for word in token.doc[max(0, start - 3) : start]]
    return len(words) == 3 and words[0] == words[2] == "as" and words[1] in _words().as_soon
