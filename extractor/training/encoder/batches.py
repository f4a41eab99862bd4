"""Batches of windows as tensors."""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from extractor.components.encoder.tags import distances
from extractor.training.encoder.data import IGNORED, Example, Numbers, Probabilities

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
    words); `tags`: by tagger (windows, words); `predicates`: by scorer; `soft`: what teachers say of all
    taggers (windows, words, tags), if there are any.
    """

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    firsts: Tensor
    tags: dict[str, Tensor]
    predicates: dict[str, Predicates]
    soft: Tensor | None


def groups(planned: list[Example], pieces: int, chance: random.Random | None) -> Iterator[list[Example]]:
    """Yield the examples in groups of one source and like length, of so many word pieces with padding.

    Within stretches of the plan windows are sorted by length, so that little is padded; `chance` then
    shuffles the groups of a stretch (None: order is kept by length).
    """
    stretch = max(1, len(planned)) if chance is None else _POOL * max(1, pieces // 128)
    for start in range(0, len(planned), stretch):
        part = sorted(planned[start : start + stretch], key=lambda one: (one.source, one.inputs.shape[1]))
        found = list(_filled(part, pieces))
        if chance is not None:
            chance.shuffle(found)
        yield from found


def _filled(part: Iterable[Example], pieces: int) -> Iterator[list[Example]]:
    group: list[Example] = []
    for example in part:
        full = group and (len(group) + 1) * example.inputs.shape[1] > pieces
        if group and (full or group[0].source != example.source):
            yield group
            group = []
        group.append(example)
    if group:
        yield group


def batch(group: list[Example], device: torch.device) -> Batch:
    """Return a group of examples as tensors."""
    sizes = torch.tensor([one.inputs.shape[1] for one in group])
    ids, shapes, quotes = (_padded([one.inputs[row] for one in group], 0) for row in range(3))
    mask = (torch.arange(ids.shape[1])[None] < sizes[:, None]).long()
    names = set.intersection(*(set(one.tags) for one in group))
    scorers = {name: _predicates(group, name) for name in sorted(group[0].predicates)}
    return Batch(
        (_on(device, ids), _on(device, shapes), _on(device, quotes), _on(device, mask)),
        _on(device, _padded([one.firsts for one in group], 0)),
        {name: _on(device, _padded([one.tags[name] for one in group], IGNORED)) for name in sorted(names)},
        {
            name: Predicates._make(_on(device, part) for part in found)
            for name, found in scorers.items()
            if found is not None
        },
        _soft([one.soft for one in group], device),
    )


def _predicates(group: list[Example], scorer: str) -> Predicates | None:
    asked = [(row, one) for row, example in enumerate(group) for one in example.predicates[scorer]]
    if not asked:
        return None
    return Predicates(
        torch.tensor([row for row, _ in asked]),
        torch.tensor([one.start for _, one in asked]),
        torch.tensor([one.end - 1 for _, one in asked]),
        torch.tensor([one.type for _, one in asked]),
        _padded([distances(len(one.tags), one.start, one.end) for _, one in asked], 0),
        _padded([one.tags for _, one in asked], IGNORED),
    )


def _padded(rows: Sequence[Numbers], filler: int) -> Tensor:
    padded = np.full((len(rows), max(1, *map(len, rows))), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = row
    return torch.from_numpy(padded)


def _soft(rows: Sequence[Probabilities | None], device: torch.device) -> Tensor | None:
    """Return (rows, words, tags) with nothing where there are no words; None if a row is None."""
    given = [row for row in rows if row is not None]
    if len(given) < len(rows):
        return None
    padded = np.zeros((len(rows), max(map(len, given)), given[0].shape[1]), dtype=np.float16)
    for number, row in enumerate(given):
        padded[number, : len(row)] = row
    return _on(device, torch.from_numpy(padded)).float()


def _on(device: torch.device, tensor: Tensor) -> Tensor:
    """Return a tensor on a device; from pinned memory it gets there without halting the work in progress."""
    return tensor.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else tensor
