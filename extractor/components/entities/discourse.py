"""Where an article refers to its entities, in reading order."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.words import Words

_MOST = 100  # references that are looked at; keeps a text without sentence ends linear


@dataclass(slots=True)
class Reference:
    """A mention of a cluster; `head` is the word that heads it."""

    head: int
    cluster: Cluster


class Discourse:
    """The references of one article so far: all its names but the author's, and what has been resolved."""

    def __init__(self, words: Words, clusters: list[Cluster]) -> None:
        self.words = words
        self.clusters = clusters
        self.sentence = list(accumulate(int(opens) for opens in words.opens))
        names = sorted(
            (
                (name.last - 1, cluster)
                for cluster in clusters
                for name in cluster.names
                if not any(start <= name.start < end for start, end in words.bylines)
            ),
            key=lambda pair: pair[0],
        )
        self._names = [Reference(head, cluster) for head, cluster in names]
        self._heads = [reference.head for reference in self._names]
        self._added: list[Reference] = []

    def add(self, head: int, cluster: Cluster) -> None:
        """Take in a nominal or pronoun that has been resolved; they come in reading order."""
        self._added.append(Reference(head, cluster))

    def by_word(self) -> dict[int, Cluster]:
        """Return the cluster that each word of a name, and each nominal and pronoun taken in, refers to."""
        words = {
            index: cluster
            for cluster in self.clusters
            for name in cluster.names
            for index in range(name.first, name.last)
        }
        return words | {reference.head: reference.cluster for reference in self._added}

    def before(self, index: int, sentences: int) -> Iterator[Reference]:
        """Yield the references before a word, the nearest first, as far back as so many sentences."""
        oldest = self.sentence[index] - sentences
        name, other = bisect_left(self._heads, index) - 1, len(self._added) - 1
        for _ in range(_MOST):
            if name < 0 and other < 0:
                return
            named = self._heads[name] if name >= 0 else -1
            added = self._added[other].head if other >= 0 else -1
            nearest = self._names[name] if named >= added else self._added[other]
            if self.sentence[nearest.head] < oldest:
                return
            if nearest.head < index:
                yield nearest
            name, other = (name - 1, other) if named >= added else (name, other - 1)

    def subject_of(self, sentence_word: int, back: int) -> Reference | None:
        """Return the first reference of the sentence `back` before that is a subject of its main clause."""
        wanted = self.sentence[sentence_word] - back
        found = [
            reference
            for reference in self.before(sentence_word, back)
            if self.sentence[reference.head] == wanted and self.is_subject(reference.head)
        ]
        return found[-1] if found else None

    def is_subject(self, head: int) -> bool:
        """Tell whether a word is the subject of a clause."""
        return self.words.dep[head] in {"nsubj", "nsubjpass"}
