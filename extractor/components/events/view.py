"""What the earlier layers found, looked up by token."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from extractor.components.events.positions import Around
from extractor.components.spans import kind_at, text_of
from extractor.schema import Claim, Entity, Figure, Mention, Segment, Time
from extractor.schema.article import SegmentKind

Item = TypeVar("Item")
_PROPER = frozenset(map(get_string_id, ("NNP", "NNPS")))


class SpanIndex(Generic[Item]):
    """Records by the characters they cover; of several that overlap, the one that starts last is found."""

    def __init__(self, spans: Iterable[tuple[int, int, Item]]) -> None:
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]

    def at(self, offset: int) -> Item | None:
        """Return the record whose span holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        _, end, item = self._spans[index]
        return item if offset < end else None

    def within(self, start: int, end: int) -> list[Item]:
        """Return the records whose spans begin between two offsets, in order."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [item for _, _, item in self._spans[first:last]]


class View:
    """One Doc with the records of the earlier layers by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        # Columns of numbers: to make the objects of all tokens would cost more than the whole layer.
        self.lemmas, self.tags, self.labels, self.parts, starts = _columns(doc)
        self._starts = [0, *(index for index, mark in enumerate(starts) if mark == 1 and index)]
        self._sentences = list(accumulate((int(mark == 1) for mark in starts[1:]), initial=0))
        self._mentions = SpanIndex(
            (mention.start, mention.end, (entity, mention))
            for entity in doc._.entities
            for mention in entity.mentions
        )
        self._figures = SpanIndex((figure.start, figure.end, figure) for figure in doc._.figures)
        self.times = SpanIndex[Time]((time.start, time.end, time) for time in doc._.times)
        self.segments: list[Segment] = doc._.segments
        self._sentence_lemmas: dict[int, frozenset[int]] = {}
        self._sentence_words: dict[int, frozenset[int]] = {}
        self.claims: list[Claim] = doc._.claims
        self._around: dict[int, Around] = {}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The figures of the article by id."""
        return {figure.id: figure for figure in self.doc._.figures}

    @cached_property
    def values(self) -> dict[str, str]:
        """The values of the article's time expressions by id."""
        return {time.id: time.value for time in self.doc._.times}

    @cached_property
    def word_set(self) -> frozenset[int]:
        """The lemmas and the forms, in lower case, of the article's words, as the vocabulary's keys."""
        return self.lemma_set.union(self.forms)

    @cached_property
    def forms(self) -> list[int]:
        """The words of the article in lower case, as the vocabulary's keys."""
        forms: list[int] = self.doc.to_array("LOWER").tolist()
        return forms

    @cached_property
    def lemma_set(self) -> frozenset[int]:
        """The lemmas of the article, as the vocabulary's keys."""
        return frozenset(self.lemmas).union(*(words for words in self._capitals.values()))

    @cached_property
    def entity_names(self) -> dict[str, str]:
        """The names of the entities that the article names, by id."""
        return {
            entity.id: entity.name
            for entity in self.doc._.entities
            if any(mention.kind == "name" for mention in entity.mentions)
        }

    def around(self, token: Token) -> Around:
        """Return what stands around a token."""
        found = self._around.get(token.i)
        if found is None:
            found = self._around[token.i] = Around(token)
        return found

    def sentence_number(self, token: Token) -> int:
        """Return the number of the token's sentence."""
        return self._sentences[token.i]

    def sentence(self, number: int) -> Span:
        """Return a sentence by its number."""
        following = number + 1
        end = self._starts[following] if following < len(self._starts) else len(self.doc)
        return self.doc[self._starts[number] : end]

    def sentence_of(self, token: Token) -> Span:
        """Return the token's sentence."""
        return self.sentence(self.sentence_number(token))

    @cached_property
    def _capitals(self) -> dict[int, set[int]]:
        """By sentence the words, in lower case, with a capital and in no name: "as **President** flies"."""
        found: dict[int, set[int]] = {}
        for index, tag in enumerate(self.tags):
            if tag in _PROPER and not self._is_of_name(index):
                found.setdefault(self.sentence_number(self.doc[index]), set()).add(self.forms[index])
        return found

    def _is_of_name(self, index: int) -> bool:
        """Tell whether a word is part of a name, or a title before one."""
        return any(self.entity(token) for token in self.doc[index : index + 2])

    def sentence_lemmas(self, token: Token) -> frozenset[int]:
        """Return the lemmas of the token's sentence, as the vocabulary's keys."""
        number = self.sentence_number(token)
        if number not in self._sentence_lemmas:
            sentence = self.sentence(number)
            lemmas = self.lemmas[sentence.start : sentence.end]
            self._sentence_lemmas[number] = frozenset(lemmas).union(self._capitals.get(number, ()))
        return self._sentence_lemmas[number]

    def sentence_words(self, token: Token) -> frozenset[int]:
        """Return the lemmas and the forms, in lower case, of the words of the token's sentence, as keys."""
        number = self.sentence_number(token)
        words = self._sentence_words.get(number)
        if words is None:
            sentence = self.sentence(number)
            forms = self.forms[sentence.start : sentence.end]
            words = self._sentence_words[number] = self.sentence_lemmas(token).union(forms)
        return words

    def entity(self, token: Token) -> tuple[Entity, Mention] | None:
        """Return the entity with the mention that the token is part of."""
        return self._mentions.at(token.idx)

    def figure(self, token: Token) -> Figure | None:
        """Return the figure that the token is part of."""
        return self._figures.at(token.idx)

    def figures_within(self, start: int, end: int) -> list[Figure]:
        """Return the figures between two offsets."""
        return self._figures.within(start, end)

    def time(self, token: Token) -> Time | None:
        """Return the time expression that the token is part of."""
        return self.times.at(token.idx)

    def mentions_within(self, start: int, end: int) -> list[tuple[Entity, Mention]]:
        """Return the mentions of entities between two offsets."""
        return self._mentions.within(start, end)

    def entity_type(self, token: Token) -> str:
        """Return the type of the entity that the token is part of, or an empty string."""
        found = self.entity(token)
        return found[0].type if found else ""

    def segment(self, token: Token) -> SegmentKind:
        """Return the kind of segment that the token stands in."""
        return kind_at(self.segments, token.idx)


def _columns(doc: Doc) -> Iterator[list[int]]:
    """Yield lemmas, tags, dependency labels, parts of speech and sentence marks by token, as keys."""
    for name in ("LEMMA", "TAG", "DEP", "POS", "SENT_START"):
        yield doc.to_array(name).tolist()
