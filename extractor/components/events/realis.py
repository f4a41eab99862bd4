"""Actual, generic or other: a log-linear model over grammar, learned from annotated articles.

The features name no words but those of grammar, so that they hold for every type of event. Weights and card:
`models/trained/realis.yaml`.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import get_args

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor import resources
from extractor.components.events.cues import cue
from extractor.components.events.modality import Modality
from extractor.components.events.view import View
from extractor.schema.event import Realis

CLASSES: tuple[Realis, ...] = get_args(Realis)
_VERBS = frozenset({"VERB", "AUX"})
_CUES = ("done", "not_yet", "denying", "reporting")
_STEPS = 4  # governors among which a verb is sought


class RealisModel:
    """Reads the realis of triggers of one article; `read` is what the rules say of each."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._weights = weights()
        self._article: list[str] = []

    def __call__(self, token: Token, read: Modality) -> Realis:
        """Return the most probable class of a trigger."""
        self._article = self._article or list(article_features(self._view))
        totals = [0.0] * len(CLASSES)
        for feature in (*self._article, *features(self._view, token, read)):
            for index, weight in enumerate(self._weights.get(feature, ())):
                totals[index] += weight
        return CLASSES[totals.index(max(totals))]


@cache
def _keys() -> dict[int, str]:
    return {get_string_id(word): word for word in cue("realis_words")}


@cache
def weights() -> dict[str, list[float]]:
    """Return the weights of the classes by feature."""
    loaded: dict[str, list[float]] = resources.load("trained/realis.yaml")["weights"]
    return loaded


def article_features(view: View) -> Iterator[str]:
    """Yield how an article tells: in the past or the present, with modals, to the reader."""
    tags, lemmas = Counter(view.tags), Counter(view.lemmas)
    past, modals = tags[get_string_id("VBD")], tags[get_string_id("MD")]
    finite = past + tags[get_string_id("VBZ")] + tags[get_string_id("VBP")] or 1
    yield "bias"
    yield f"past={int(past / finite * 5)}"
    yield f"modal={int(min(modals / finite, 0.5) * 8)}"
    addressed = lemmas[get_string_id("you")] + lemmas[get_string_id("your")]
    yield f"you={int(min(0.03, addressed / max(1, len(view.lemmas))) * 200)}"


def features(view: View, token: Token, read: Modality) -> Iterator[str]:
    """Yield the grammar around a trigger."""
    yield f"rule={read.realis}"
    yield f"polarity={read.polarity}"
    yield f"tag={token.tag_}"
    yield f"place={token.tag_}{token.dep_}"
    governor = token.head.head if token.dep_ == "pobj" else token.head
    yield f"governor={governor.tag_}"
    yield from (f"governor:{name}" for name in _CUES if governor.lemma_ in cue(name))
    yield f"above={_verb_above(token)}"
    yield from _dependents(token)
    yield from _sentence(view, token)


def _verb_above(token: Token) -> str:
    for _ in range(_STEPS):
        token = token.head
        if token.pos_ in _VERBS:
            return token.tag_
    return ""


def _dependents(token: Token) -> Iterator[str]:
    for child in token.children:
        dep = child.dep_
        if dep in {"aux", "auxpass", "det", "neg", "mark"}:
            yield f"{dep}={child.lower_}"
        elif dep in {"nsubj", "nsubjpass", "dobj"}:
            yield f"{dep}:{child.tag_}"
            if child.tag_ == "PRP":
                yield f"{dep}={child.lower_}"
        elif dep in {"poss", "nummod"}:
            yield dep


def _sentence(view: View, token: Token) -> Iterator[str]:
    keys = _keys()
    yield from (f"near={keys[key]}" for key in sorted(keys.keys() & view.sentence_lemmas(token)))
    sentence = view.sentence_of(token)
    yield f"root={sentence.root.tag_}"
    dated = any(time.type == "DATE" for time in view.times.within(sentence.start_char, sentence.end_char))
    yield f"dated={dated}"
    yield f"names={min(2, len(view.mentions_within(sentence.start_char, sentence.end_char)))}"
