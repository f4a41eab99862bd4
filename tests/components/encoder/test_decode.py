"""Decoding: the best legal sequence of tags, checked against all sequences."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.encoder.decode import Scored, log_softmax, spans
from extractor.components.encoder.tags import bio, distances

TAGS = bio(["x", "y"])


def _legal(path: tuple[int, ...]) -> bool:
    previous = 0
    for tag in path:
        if tag and tag % 2 == 0 and previous not in {tag, tag - 1}:
            return False
        previous = tag
    return True


def _all_best(scores: np.ndarray) -> list[tuple[int, int, str]]:
    paths = [path for path in product(range(len(TAGS)), repeat=len(scores)) if _legal(path)]
    best = max(paths, key=lambda path: sum(scores[place, tag] for place, tag in enumerate(path)))
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(best):
        if tag % 2 == 1:
            found.append((place, place + 1, TAGS[tag][2:]))
        elif tag:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_best_of_all_legal_sequences_is_found(seed: int, size: int) -> None:
    scores = log_softmax(np.random.default_rng(seed).normal(0, 2, (size, len(TAGS))).astype(np.float32))
    assert [(s.start, s.end, s.label) for s in spans(scores, TAGS)] == _all_best(scores)


def test_nothing_in_nothing() -> None:
    assert spans(np.zeros((0, len(TAGS)), dtype=np.float32), TAGS) == []


def test_sure_words_between_are_outside() -> None:
    logits = np.full((4, 5), -9, dtype=np.float32)
    logits[[0, 1, 2, 3], [1, 0, 3, 4]] = 9
    found = spans(log_softmax(logits), TAGS)
    assert found == [
        Scored(0, 1, "x", pytest.approx(1, abs=1e-3)),
        Scored(2, 4, "y", pytest.approx(1, abs=1e-3)),
    ]


def test_distances_from_the_words_5_and_6() -> None:
    assert distances(10, 5, 7).tolist() == [5, 4, 3, 2, 1, 0, 0, 14, 15, 16]
    far = distances(300, 150, 152)
    assert far[0] == 13, "all that is far to the left is of one class"
    assert far[299] == 26, "and all that is far to the right"
