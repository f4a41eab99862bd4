"""Who and what belongs to a predicate, by the heads that look at words in the light of one."""

from collections.abc import Iterator

import numpy as np

from extractor.components.encoder.decode import Array, Scored, log_softmax, spans
from extractor.components.encoder.tags import ArgumentTags, distances

_GELU = float(np.sqrt(2 / np.pi))
_LINKED = 0.2  # the least mean probability, over a span's words, of belonging to a predicate


class Scorer:
    """Scores the words of a window for each predicate: `training.encoder.network.Arguments` in NumPy.

    Args:
        tags: types and tags of the head.
        weights: its weights by name.
        bias: what is taken off the logit of "outside" when it decodes by itself.
    """

    def __init__(self, tags: ArgumentTags, weights: dict[str, Array], bias: float) -> None:
        self._tags = tags
        self._weights = weights
        self._bias = bias
        self._closed = {
            type_: [
                number
                for number, tag in enumerate(tags.tags)
                if tag != "O" and tag[2:] not in tags.roles[type_]
            ]
            for type_ in tags.types
        }
        labels = dict.fromkeys(tag[2:] for tag in tags.tags if tag != "O")
        self._columns = {
            label: [number for number, tag in enumerate(tags.tags) if tag[2:] == label] for label in labels
        }

    def decoded(self, predicates: list[Scored], vectors: Array) -> Iterator[list[Scored]]:
        """Yield the arguments of each predicate, given the vectors of the window's words."""
        for logits in self._logits(predicates, vectors):
            logits[:, 0] -= self._bias
            yield spans(log_softmax(logits), self._tags.tags)

    def linked(
        self, predicates: list[Scored], vectors: Array, found: list[Scored], shared: frozenset[str]
    ) -> list[list[Scored]]:
        """Return the arguments of each predicate among spans that were found without regard to predicates.

        A span goes to the predicate that it most probably belongs to, one of a `shared` label to each
        predicate whose likeliest it is.
        """
        belongs = [self._belonging(logits, found) for logits in self._logits(predicates, vectors)]
        arguments: list[list[Scored]] = [[] for _ in predicates]
        for number, span in enumerate(found):
            if span.label not in shared:
                chances = [
                    0.0 if _overlap(span, predicate) else chance[number]
                    for predicate, chance in zip(predicates, belongs, strict=True)
                ]
                best = int(np.argmax(chances)) if chances else -1
                if best >= 0 and chances[best] >= _LINKED:
                    arguments[best].append(span)
        for own, chance in zip(arguments, belongs, strict=True):
            for label in sorted(shared):
                rivals = [(chance[n], -n) for n, span in enumerate(found) if span.label == label]
                if rivals and max(rivals)[0] >= _LINKED:
                    own.append(found[-max(rivals)[1]])
        return arguments

    def _belonging(self, logits: Array, found: list[Scored]) -> list[float]:
        """Return for each span the mean probability of its label over its words."""
        chances = np.exp(log_softmax(logits))
        return [
            float(chances[span.start : span.end, self._columns[span.label]].sum(1).mean()) for span in found
        ]

    def _logits(self, predicates: list[Scored], vectors: Array) -> Iterator[Array]:
        if not predicates:
            return
        known = self._weights
        keys = vectors @ known["keys.weight"] + known["keys.bias"]
        for predicate in predicates:
            ends = vectors[[predicate.start, predicate.end - 1]]
            query = (ends @ known["queries.weight"] + known["queries.bias"]).mean(0)
            steps = distances(len(keys), predicate.start, predicate.end)
            type_ = known["types"][self._tags.types.index(predicate.label)]
            seen = keys + query + type_ + known["distances"][steps]
            logits = _gelu(seen) @ known["score.weight"] + known["score.bias"]
            logits[:, self._closed[predicate.label]] = -1e4
            yield logits


def _overlap(one: Scored, other: Scored) -> bool:
    return one.start < other.end and other.start < one.end


def _gelu(x: Array) -> Array:
    """Return the Gaussian error linear unit by its approximation with tanh (Hendrycks and Gimpel 2016)."""
    return x * 0.5 * (1 + np.tanh(_GELU * (x + 0.044715 * x * x * x)))  # type: ignore[no-any-return]
