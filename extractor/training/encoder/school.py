"""The order of training: teachers on folds of the data where the recipe asks for them, then the network."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from torch import Tensor

from extractor.components.encoder.tags import Inventory
from extractor.training.encoder.data import Example, schedule
from extractor.training.encoder.measure import measure
from extractor.training.encoder.network import Network
from extractor.training.encoder.restore import begun
from extractor.training.encoder.teachers import seen, soften
from extractor.training.encoder.train import Run

Windows = dict[str, list[list[Example]]]  # by source, article by article


@dataclass
class School:
    """What all runs of a training have in common.

    `base`: the weights of the BERT that each begins with; `train_on`, `held`: the windows to learn and to
    measure on.
    """

    recipe: dict[str, Any]
    heads: Inventory
    base: dict[str, Tensor]
    train_on: Windows
    held: Windows
    device: torch.device
    bfloat16: bool

    def train(self, checkpoint: Path, start: Path | None) -> Network:
        """Return the trained network, on the CPU."""
        folds = self.recipe["folds"]
        if folds:
            teachers = [self._teacher(fold, folds, checkpoint) for fold in range(folds)]
            soften(teachers, self.train_on)
        network = self._network(self.recipe["seed"])
        if start:
            network.load_state_dict(begun(start, self.recipe["layers"], network))
        return self._run(network, _flat(self.train_on), self.recipe["seed"], checkpoint, 1.0).to("cpu")

    def _teacher(self, fold: int, folds: int, checkpoint: Path) -> Network:
        seed = self.recipe["seed"] + 1 + fold
        lessons = {source: list(seen(articles, fold, folds)) for source, articles in self.train_on.items()}
        own = checkpoint.with_name(f"{checkpoint.stem}.teacher{fold}{checkpoint.suffix}")
        network = self._network(seed)
        return self._run(network, lessons, seed, own, self.recipe["teachers"])

    def _network(self, seed: int) -> Network:
        torch.manual_seed(seed)
        network = Network(self.heads, self.recipe["layers"])
        network.load_bert(self.base)
        return network.to(self.device)

    def _run(
        self, network: Network, lessons: dict[str, list[Example]], seed: int, checkpoint: Path, share: float
    ) -> Network:
        """Train a network with so great a share of the recipe's rounds."""
        sources = {
            name: {**settings, "rounds": settings["rounds"] * share}
            for name, settings in self.recipe["sources"].items()
        }
        plan = schedule(lessons, sources, random.Random(seed))
        held = _flat(self.held)
        console = Console()

        def report(done: float) -> None:
            console.print(f"{checkpoint.stem}, {done:.0%} of the run:", measure(network, held))

        Run(network, {**self.recipe, "seed": seed}, plan, checkpoint, report, self.bfloat16).go()
        return network


def _flat(windows: Windows) -> dict[str, list[Example]]:
    return {source: [one for article in articles for one in article] for source, articles in windows.items()}
