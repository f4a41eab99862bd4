"""Which words name an event, for types whose triggers are learned: a log-linear model over words and parse.

The model judges the words that the rules propose for such a type, and proposes more in articles where the
rules find many. Weights: `models/trained/triggers.json`; recipe: `extractor.training.events`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor import resources
from extractor.components.events.loglinear import trained
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.ontology.compiled import TriggerRule, TypeRule

NONE = "-"
_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_NEAR = 4  # words to either side that are seen
_MANY = 3  # proposals of a type in an article that count as many
_RARE = 150  # words of an article for each proposal of the rules, where it may hold more
_EASE = 0.5  # lowers the bar for naming an event, in natural logarithms of odds: what is missed costs more
_RULED = 1.8  # the same for words that the rules propose


class TriggerModel:
    """Reviews what the rules propose for the types of an ontology whose triggers are learned."""

    def __init__(self, types: Iterable[TypeRule]) -> None:
        self._rules = {type_.name: _rule(type_) for type_ in types if type_.learned_triggers}

    def __call__(self, view: View, proposed: list[Trigger]) -> list[Trigger]:
        """Return those of other types as they are proposed, and what the model holds to name an event."""
        reviewed = [trigger for trigger in proposed if trigger.rule.type.name in self._rules]
        if not reviewed:
            return proposed
        more = len(reviewed) * _RARE >= len(view.doc)
        others = [trigger for trigger in proposed if trigger.rule.type.name not in self._rules]
        taken = {index for trigger in others for index in range(trigger.start, trigger.end)}
        held = [
            trigger
            for trigger in self._held(view, reviewed, _lexicon() if more else frozenset())
            if trigger.token.i not in taken
        ]
        return sorted([*others, *held], key=lambda trigger: (trigger.start, trigger.end))

    def _held(self, view: View, reviewed: list[Trigger], lexicon: frozenset[int]) -> Iterator[Trigger]:
        model = trained("triggers")["cyber"]
        for token, own, features in weighed(view, reviewed, lexicon):
            scores = model.scores(features)
            doubt = _RULED if own else _EASE
            best = max(scores, key=lambda name: scores[name] - (name == NONE) * doubt)
            if own is not None and own.rule.type.name == best:
                yield own
            elif best in self._rules:
                start, end = (own.start, own.end) if own else (token.i, token.i + 1)
                yield Trigger(self._rules[best], token, start, end)


def _rule(type_: TypeRule) -> TriggerRule:
    """Return the rule for what the model proposes."""
    return TriggerRule(
        type=type_,
        pos="verb",
        term=(),
        requires=(),
        forbids=(),
        needs=(),
        positions={name: role.positions for name, role in type_.roles.items()},
        codes=type_.codes,
        realis=type_.realis,
        confidence=0.6,
        rule=f"{type_.name}/model",
    )


@cache
def _lexicon() -> frozenset[int]:
    words: list[str] = resources.load("trained/triggers.json")["lemmas"]
    return frozenset(map(get_string_id, words))


def weighed(
    view: View, proposed: list[Trigger], lexicon: frozenset[int]
) -> Iterator[tuple[Token, Trigger | None, list[str]]]:
    """Yield the words that may name an event, what the rules propose for each, and its features.

    Args:
        view: the article.
        proposed: its triggers of types whose triggers are learned, at least one.
        lexicon: the lemmas, as the vocabulary's keys, of words that may name an event without the rules.
    """
    by_token = {trigger.token.i: trigger for trigger in proposed}
    covered = {index for trigger in proposed for index in range(trigger.start, trigger.end)} - set(by_token)
    counts = Counter(trigger.rule.type.name for trigger in proposed)
    whole = [f"article={name}:{min(number, _MANY)}" for name, number in sorted(counts.items())]
    chief = max(sorted(counts), key=lambda name: counts[name])
    for index, lemma in enumerate(view.lemmas):
        own = by_token.get(index)
        if own is None and (lemma not in lexicon or index in covered):
            continue
        token = view.doc[index]
        if own or token.pos_ in _CONTENT:
            features = [*_named(view, token, own, chief), *_grammar(view, token), *_beside(token)]
            yield token, own, [*whole, *features]


def _named(view: View, token: Token, own: Trigger | None, chief: str) -> Iterator[str]:
    """Yield what the word is, what the rules say of it and what the article is about."""
    lemma = token.lemma_.lower()
    rule = own.rule.type.name if own else NONE
    yield "bias"
    yield f"rule={rule}"
    yield f"term={own.rule.rule}" if own else "term=-"
    yield f"rule,chief={rule},{chief}"
    yield f"lemma={lemma}"
    yield f"lower={token.lower_}"
    yield f"lemma,chief={lemma},{chief}"
    yield f"tag={token.tag_}"
    yield f"lemma,tag={lemma},{token.tag_}"
    yield f"segment={view.segment(token)}"


def _grammar(view: View, token: Token) -> Iterator[str]:
    """Yield what governs the word and what depends on it."""
    lemma = token.lemma_.lower()
    governor = token.head.head if token.dep_ == "pobj" else token.head
    yield f"lemma,dep={lemma},{token.dep_}"
    yield f"governor={governor.lemma_.lower()},{token.dep_}"
    for child in token.children:
        if child.dep_ == "prep":
            yield from (f"prep={child.lower_},{noun.lemma_.lower()}" for noun in child.children)
            yield f"lemma,prep={lemma},{child.lower_}"
        else:
            yield f"child={child.dep_},{child.lemma_.lower()}"
            yield f"lemma,child={lemma},{child.dep_}"
            if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
                yield f"kind={child.dep_},{view.entity_type(child) or child.pos_}"


def _beside(token: Token) -> Iterator[str]:
    """Yield the words beside it."""
    doc, lemma = token.doc, token.lemma_.lower()
    for step in range(-_NEAR, _NEAR + 1):
        if step and 0 <= token.i + step < len(doc):
            word = doc[token.i + step].lemma_.lower()
            yield f"near={word}"
            if abs(step) == 1:
                yield f"next{step}={word}"
                yield f"lemma,next{step}={lemma},{word}"
