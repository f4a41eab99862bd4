"""The best legal sequence of BIO tags, for many sequences at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Path = NDArray[np.int64]  # one tag a word
_OUTSIDE = -0.01  # log probability above which a word is outside whatever stands beside it


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
    tags are `O`, then `B-x`, `I-x` of each label. Where the best tag of each word makes a legal sequence, it
    is the best one; only stretches in which it does not, and something else than `O` may come first, are
    searched.
    """
    best = scores.argmax(-1)
    if not best.any():
        return []
    illegal = _illegal(best)
    if illegal.any():
        best = best.copy()
        for start, end in _stretches(scores[:, 0] > _OUTSIDE):
            if illegal[start:end].any():
                best[start:end] = _best_path(scores[start:end])
    return _read(best, scores, tags)


def _illegal(path: Path) -> NDArray[np.bool_]:
    """Return where a tag is inside of what the tag before is not part of."""
    before = np.concatenate(([0], path[:-1]))
    inside = (path > 0) & (path % 2 == 0)
    return inside & (before != path) & (before != path - 1)  # type: ignore[no-any-return]


def _stretches(closed: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the start and end (outside) of each stretch that is not closed."""
    edges = np.flatnonzero(np.diff(np.concatenate(([True], closed, [True])).astype(np.int8)))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _best_path(scores: Array) -> list[int]:
    """Return the legal sequence with the highest sum."""
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


def _read(path: Path, scores: Array, tags: Sequence[str]) -> list[Scored]:
    """Return the spans of a legal sequence."""
    chances = np.exp(scores[np.arange(len(path)), path])
    starts = np.flatnonzero(path % 2 == 1)
    ends = np.flatnonzero(np.concatenate(((path[1:] == 0) | (path[1:] % 2 == 1), [True])) & (path > 0)) + 1
    return [
        Scored(start, end, tags[path[start]][2:], float(chances[start:end].mean()))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
