"""The best legal sequence of BIO tags, for many sequences at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Scored(NamedTuple):
    """A labelled stretch of a sequence, `end` outside, and the mean probability of its tags."""

    start: int
    end: int
    label: str
    score: float


def log_softmax(logits: Array) -> Array:
    """Return log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))  # type: ignore[no-any-return]


def spans(scores: Array, tags: Sequence[str]) -> list[Scored]:
    """Return the spans of the best sequence of tags in which none is inside what has not begun.

    Viterbi decoding (1967) with legal transitions only: `scores` (words, tags) are log probabilities; the
    tags are `O`, then `B-x`, `I-x` of each label. Only stretches in which something else than `O` may come
    first are decoded, for elsewhere the best tag is the best sequence.
    """
    found: list[Scored] = []
    free = scores[:, 0] > -0.01
    edges = np.flatnonzero(np.diff(np.concatenate(([True], free, [True])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        path = _best_path(scores[start:end])
        found += _read(path, start, scores, tags)
    return found


def _best_path(scores: Array) -> list[int]:
    size, width = scores.shape
    inside = np.arange(2, width, 2)
    best = scores[0].copy()
    best[inside] = -np.inf
    back = np.zeros((size, width), dtype=np.int32)
    for place in range(1, size):
        top = int(best.argmax())
        came = np.full(width, top, dtype=np.int32)
        reached = np.full(width, best[top])
        begun, within = best[inside - 1], best[inside]
        came[inside] = np.where(begun >= within, inside - 1, inside)
        reached[inside] = np.maximum(begun, within)
        best = reached + scores[place]
        back[place] = came
    path = [int(best.argmax())]
    for place in range(size - 1, 0, -1):
        path.append(int(back[place, path[-1]]))
    return path[::-1]


def _read(path: list[int], offset: int, scores: Array, tags: Sequence[str]) -> list[Scored]:
    found: list[Scored] = []
    start = None
    for place, tag in enumerate([*path, 0]):
        if start is not None and (tag == 0 or tag % 2 == 1):
            own = scores[np.arange(offset + start, offset + place), path[start:place]]
            label = tags[path[start]][2:]
            found.append(Scored(offset + start, offset + place, label, float(np.exp(own).mean())))
            start = None
        if tag % 2 == 1:
            start = place
    return found
