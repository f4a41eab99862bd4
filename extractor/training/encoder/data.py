"""From annotated articles to windows of word pieces with their tags."""

import json
import random
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from numpy.typing import NDArray

from extractor.components.encoder.pieces import Pieces, Window
from extractor.components.encoder.tags import ArgumentTags, Inventory, Tagged, bio

Record = dict[str, Any]
Numbers = NDArray[np.int64]
Probabilities = NDArray[np.float16]
_WIDTH = 128  # of the argument scorers
NAMES, CUE, CONTENT, REALIS = "names", "cue", "content", "realis"
NEWS = "news"  # events of the ontology's own types; a second source of them is called "news …"
CASIE = "casie"  # its events are all but unheard of in general news, which so can show what is none
IGNORED = -100


class Predicate(NamedTuple):
    """A cue or trigger in words, with the arguments around it."""

    start: int
    end: int
    type: str
    arguments: list[Tagged]


@dataclass(slots=True)
class Annotated:
    """An article in words with what its source annotates: spans by tagger, predicates by scorer."""

    words: list[str]
    spans: dict[str, list[Tagged]]
    predicates: dict[str, list[Predicate]]


class Taught(NamedTuple):
    """A predicate of a window: words `start` to `end` (outside), the number of its type, the words' tags."""

    start: int
    end: int
    type: int
    tags: Numbers


@dataclass(slots=True)
class Example:
    """A window with tags by tagger (one a word) and, by scorer, predicates with a tag for each word.

    `inputs` are the ids, shapes and quotes of the pieces, (3, pieces); `firsts` the place of each word's
    first piece. `soft` is what teachers say: the probability of each tag of each tagger, side by side
    (words, tags); None where there are none.
    """

    source: str
    inputs: Numbers
    firsts: Numbers
    tags: dict[str, Numbers] = field(default_factory=dict)
    predicates: dict[str, list[Taught]] = field(default_factory=dict)
    soft: Probabilities | None = None


class Reader:
    """Reads the records of one source: an article's text in words, and its spans in words."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")

    def read(self, source: str, record: Record) -> Annotated:
        """Return what a record of the source `names`, `claims`, `news` or of other events annotates."""
        doc = self._nlp.tokenizer(record["text"])
        places = _Places([token.idx for token in doc], [token.idx + len(token) for token in doc])
        words = [token.text for token in doc]
        if source == NAMES:
            return Annotated(words, {NAMES: _flat(places.tagged(record["entities"])), CASIE: []}, {})
        if source == "claims":
            return _claims(words, places, record["claims"])
        if source.startswith(NEWS):
            return Annotated(words, {NEWS: _flat(places.tagged(record["events"]))}, {})
        return _events(words, places, source, record["events"])


class _Places:
    """From characters to words."""

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self._starts, self._ends = starts, ends

    def words(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that characters touch."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def tagged(self, spans: Iterable[Record]) -> list[Tagged]:
        """Return labelled spans in words."""
        return [(*self.words(span["start"], span["end"]), span["label"]) for span in spans]


def _flat(spans: Iterable[Tagged]) -> list[Tagged]:
    """Leave out empty spans and those that overlap an earlier one; the longer goes first."""
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one)):
        covered = range(span[0], span[1])
        if covered and taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(span)
    return sorted(kept)


def _claims(words: list[str], places: _Places, claims: list[Record]) -> Annotated:
    cues, around, predicates = [], [], []
    for claim in claims:
        parts = [
            (*places.words(*span), label.upper()) for label in ("source", "content") for span in claim[label]
        ]
        around += parts
        for span in claim["cue"][:1]:
            start, end = places.words(*span)
            cues.append((start, end, CUE))
            predicates.append(Predicate(start, end, CUE, _flat(parts)))
    return Annotated(words, {CUE: _flat(cues), CONTENT: _flat(around)}, {"claims": predicates})


def _events(words: list[str], places: _Places, source: str, events: list[Record]) -> Annotated:
    spans: dict[str, list[Tagged]] = {source: [], CASIE: []}
    predicates = []
    for event in events:
        start, end = places.words(*event["trigger"])
        spans[source].append((start, end, event["type"]))
        if event.get("realis"):
            spans.setdefault(REALIS, []).append((start, start + 1, event["realis"]))
        arguments = [(*places.words(a["start"], a["end"]), a["role"]) for a in event["arguments"]]
        predicates.append(Predicate(start, end, event["type"], _flat(arguments)))
    return Annotated(words, {name: _flat(found) for name, found in spans.items()}, {source: predicates})


def inventory(articles: Iterable[Annotated]) -> Inventory:
    """Return the heads that some annotated articles call for."""
    labels: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article in articles:
        for tagger, spans in article.spans.items():
            labels[tagger] |= {label for _, _, label in spans}
        for scorer, predicates in article.predicates.items():
            for predicate in predicates:
                roles[scorer][predicate.type] |= {role for _, _, role in predicate.arguments}
    taggers = {name: bio(sorted(found)) for name, found in sorted(labels.items())}
    taggers[REALIS] = sorted(labels[REALIS])
    arguments = {
        name: ArgumentTags(
            sorted(types),
            bio(sorted(set().union(*types.values()))),
            {type_: sorted(found) for type_, found in sorted(types.items())},
        )
        for name, types in sorted(roles.items())
    }
    return Inventory(taggers, arguments, _WIDTH)


def examples(source: str, article: Annotated, pieces: Pieces, heads: Inventory) -> Iterator[Example]:
    """Yield the windows of an article with their tags."""
    size = len(article.words)
    tags = {name: _tags(size, spans, heads.taggers[name], name) for name, spans in article.spans.items()}
    for window in pieces.windows(article.words):
        inputs = np.array([window.ids, window.shapes, window.quotes])
        example = Example(source, inputs, np.array(window.firsts, dtype=np.int64))
        for name, found in tags.items():
            example.tags[name] = np.array([found[word] for word in window.words], dtype=np.int64)
        for name, predicates in article.predicates.items():
            example.predicates[name] = list(_within(window, predicates, heads.arguments[name]))
        yield example


def _tags(size: int, spans: Sequence[Tagged], names: list[str], tagger: str) -> list[int]:
    number = {name: place for place, name in enumerate(names)}
    if tagger == REALIS:
        tags = [IGNORED] * size
        for start, _, label in spans:
            tags[start] = number[label]
        return tags
    tags = [0] * size
    for start, end, label in spans:
        tags[start] = number[f"B-{label}"]
        tags[start + 1 : end] = [number[f"I-{label}"]] * (end - start - 1)
    return tags


def _within(window: Window, predicates: Iterable[Predicate], heads: ArgumentTags) -> Iterator[Taught]:
    """Yield the predicates that lie in a window, with what of their arguments does."""
    if not window.words:
        return
    place = {word: number for number, word in enumerate(window.words)}
    first, last = window.words[0], window.words[-1] + 1
    for predicate in predicates:
        own = [place[word] for word in range(predicate.start, predicate.end) if word in place]
        if not own:
            continue
        inside = [
            (max(s, first), min(e, last), role)
            for s, e, role in predicate.arguments
            if s < last and e > first
        ]
        tags = _tags(last - first, [(s - first, e - first, role) for s, e, role in inside], heads.tags, "")
        type_ = heads.types.index(predicate.type)
        yield Taught(own[0], own[-1] + 1, type_, np.array([tags[word - first] for word in window.words]))


def load(folder: Path, sources: dict[str, Record]) -> dict[str, list[Annotated]]:
    """Return the annotated articles of each source of a recipe, in order."""
    reader = Reader()
    found = {}
    for source, settings in sources.items():
        with open(folder / settings["file"], encoding="utf-8") as lines:
            found[source] = [reader.read(source, json.loads(line)) for line in lines if line.strip()]
    return found


def schedule(
    by_source: dict[str, list[Example]], sources: dict[str, Record], chance: random.Random
) -> list[Example]:
    """Return all examples of a training run in random order: each source so many rounds.

    Of the windows without predicates a source may ask for a share (`empty`), drawn anew each round.
    """
    planned = []
    for source, found in by_source.items():
        settings = sources[source]
        kept = settings.get("empty", 1.0)
        rounds = settings["rounds"]
        while rounds > 0:
            share = min(1.0, rounds)
            planned += [
                one
                for one in found
                if chance.random() < share * (1.0 if any(one.predicates.values()) else kept)
            ]
            rounds -= 1
    chance.shuffle(planned)
    return planned
