"""Scores of the network's heads on windows that are held out."""

from collections import Counter

import torch
from torch import Tensor

from extractor.training.encoder.batches import batch, groups
from extractor.training.encoder.data import REALIS, Example
from extractor.training.encoder.network import Network
from extractor.training.encoder.train import scores


def measure(network: Network, held: dict[str, list[Example]]) -> dict[str, float]:
    """Return the F1 in percent of exact spans of each tagger and of each scorer on gold predicates.

    The likeliest tag of each word counts, without the constraints that decoding adds; `realis` is accuracy.
    """
    tally = _Tally()
    network.eval()
    device = next(network.parameters()).device
    with torch.inference_mode():
        for group in groups([one for found in held.values() for one in found], 4096, None):
            given = batch(group, device)
            words = network.word_vectors(given.inputs, given.firsts)
            logits = network.tags(words)
            for name, tags in given.tags.items():
                found = logits[..., network.inventory.columns(name)]
                tally.add(name, network.inventory.taggers[name], tags, found)
            for name, predicates in given.predicates.items():
                found = scores(network, name, words, predicates)
                names = network.inventory.arguments[name].tags
                tally.add(f"{name} arguments", names, predicates.tags, found)
    return tally.f1()


class _Tally:
    """Counts by head of what is right, said and there."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self._there: Counter[str] = Counter()

    def add(self, head: str, names: list[str], tags: Tensor, logits: Tensor) -> None:
        """Count the rows of a head: the numbers of their tags, and the logits that it gives."""
        for row, guess in zip(tags.tolist(), logits.argmax(-1).tolist(), strict=True):
            kept = [place for place, tag in enumerate(row) if tag >= 0]
            gold, found = ([names[numbers[place]] for place in kept] for numbers in (row, guess))
            marked = enumerate if head == REALIS else _spans
            there, said = set(marked(gold)), set(marked(found))
            self._right[head] += len(there & said)
            self._said[head] += len(said)
            self._there[head] += len(there)

    def f1(self) -> dict[str, float]:
        """Return the F1 of each head in percent."""
        both = self._said + self._there
        return {head: round(200 * self._right[head] / max(1, both[head]), 1) for head in sorted(self._there)}


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag[0] == "I" and found and found[-1][1] == place and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], place + 1, tag[2:])
        else:
            found.append((place, place + 1, tag[2:]))
    return found
