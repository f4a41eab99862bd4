"""Scores of the network's heads on windows that are held out."""

from collections import Counter

import torch

from extractor.training.encoder.batches import batch, groups
from extractor.training.encoder.data import REALIS, Example
from extractor.training.encoder.network import Network
from extractor.training.encoder.train import scores


def measure(network: Network, held: dict[str, list[Example]]) -> dict[str, float]:
    """Return the F1 in percent of exact spans of each tagger and of each scorer on gold predicates.

    The likeliest tag of each word counts, without the constraints that decoding adds; `realis` is accuracy.
    """
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    there: Counter[str] = Counter()

    def count(name: str, tags: list[str], guess: list[str]) -> None:
        gold, found = set(_spans(tags)), set(_spans(guess))
        right[name] += len(gold & found)
        said[name] += len(found)
        there[name] += len(gold)

    network.eval()
    device = next(network.parameters()).device
    with torch.inference_mode():
        for group in groups([one for found in held.values() for one in found], 4096, None):
            given = batch(group, device)
            hidden = network.encode(*given.inputs)
            words = hidden.gather(1, given.firsts[..., None].expand(-1, -1, hidden.shape[-1]))
            logits = network.tags(words)
            for name, tags in given.tags.items():
                best = logits[..., network.inventory.columns(name)].argmax(-1)
                names = network.inventory.taggers[name]
                for row, guess in zip(tags.tolist(), best.tolist(), strict=True):
                    kept = [place for place, tag in enumerate(row) if tag >= 0]
                    if name == REALIS:
                        right[name] += sum(row[place] == guess[place] for place in kept)
                        said[name] += len(kept)
                        there[name] += len(kept)
                    else:
                        count(name, [names[row[p]] for p in kept], [names[guess[p]] for p in kept])
            for name, predicates in given.predicates.items():
                best = scores(network, name, words, predicates).argmax(-1)
                names = network.inventory.arguments[name].tags
                for row, guess in zip(predicates.tags.tolist(), best.tolist(), strict=True):
                    kept = [place for place, tag in enumerate(row) if tag >= 0]
                    count(f"{name} arguments", [names[row[p]] for p in kept], [names[guess[p]] for p in kept])
    return {name: round(200 * right[name] / max(1, said[name] + there[name]), 1) for name in sorted(there)}


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
