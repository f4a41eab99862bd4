"""Batches of windows as tensors."""

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import torch
from torch import Tensor

from extractor.components.encoder.tags import distance
from extractor.training.encoder.data import IGNORED, Example

_POOL = 60  # batches among which windows of one length are put together


class Predicates(NamedTuple):
    """The predicates of a batch for one scorer.

    `rows`: the window of each; `starts`, `ends`: its first and last word; `types`; `distances` and `tags`:
    (predicates, words).
    """

    rows: Tensor
    starts: Tensor
    ends: Tensor
    types: Tensor
    distances: Tensor
    tags: Tensor


class Batch(NamedTuple):
    """Windows of one source.

    `inputs`: the encoder's (windows, pieces); `firsts`: the place of each word's first piece (windows,
    words); `tags`: by tagger (windows, words); `predicates`: by scorer.
    """

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    firsts: Tensor
    tags: dict[str, Tensor]
    predicates: dict[str, Predicates]


def groups(planned: list[Example], pieces: int, chance: random.Random | None) -> Iterator[list[Example]]:
    """Yield the examples in groups of one source and like length, of so many word pieces with padding.

    Within stretches of the plan windows are sorted by length, so that little is padded; `chance` then
    shuffles the groups of a stretch (None: order is kept by length).
    """
    stretch = len(planned) if chance is None else _POOL * max(1, pieces // 128)
    for start in range(0, len(planned), stretch):
        part = sorted(planned[start : start + stretch], key=lambda one: (one.source, len(one.window.ids)))
        found = list(_filled(part, pieces))
        if chance is not None:
            chance.shuffle(found)
        yield from found


def _filled(part: Iterable[Example], pieces: int) -> Iterator[list[Example]]:
    group: list[Example] = []
    for example in part:
        full = group and (len(group) + 1) * len(example.window.ids) > pieces
        if group and (full or group[0].source != example.source):
            yield group
            group = []
        group.append(example)
    if group:
        yield group


def batch(group: list[Example]) -> Batch:
    """Return a group of examples as tensors."""
    windows = [example.window for example in group]
    inputs = (
        _padded([window.ids for window in windows], 0),
        _padded([window.shapes for window in windows], 0),
        _padded([window.quotes for window in windows], 0),
        _padded([[1] * len(window.ids) for window in windows], 0),
    )
    tags = {name: _padded([one.tags[name] for one in group], IGNORED) for name in _names(group, "tags")}
    scorers = {name: _predicates(group, name) for name in _names(group, "predicates")}
    return Batch(
        inputs,
        _padded([window.firsts for window in windows], 0),
        tags,
        {name: found for name, found in scorers.items() if found is not None},
    )


def _names(group: list[Example], kind: str) -> list[str]:
    common = set.intersection(*(set(getattr(one, kind)) for one in group))
    return sorted(common)


def _predicates(group: list[Example], scorer: str) -> Predicates | None:
    rows, starts, ends, types, distances, tags = [], [], [], [], [], []
    for row, example in enumerate(group):
        for start, end, type_, found in example.predicates[scorer]:
            rows.append(row)
            starts.append(start)
            ends.append(end - 1)
            types.append(type_)
            distances.append([distance(word, start, end) for word in range(len(found))])
            tags.append(found)
    if not rows:
        return None
    numbers = [torch.tensor(one) for one in (rows, starts, ends, types)]
    return Predicates._make([*numbers, _padded(distances, 0), _padded(tags, IGNORED)])


def _padded(rows: list[list[int]], filler: int) -> Tensor:
    size = max(1, *map(len, rows))
    return torch.tensor([row + [filler] * (size - len(row)) for row in rows])
