"""The training run: batches of all sources in turn, one loss a head, evaluation on the way."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from rich.progress import Progress
from torch import Tensor, nn
from torch.nn import functional

from extractor.training.encoder.batches import Batch, Predicates, batch, groups
from extractor.training.encoder.data import IGNORED, REALIS, Example
from extractor.training.encoder.network import Network

_LONGEST_STEP = 1.0  # norm of a gradient
_TOLD = 25  # batches between two lines of progress where there is no terminal


@dataclass
class Run:
    """A training run that can be left and taken up again.

    `report` is called with the share of the run that is done, several times during it. The run is where the
    network is, on a graphics card as well. `bfloat16`: products are computed in it, which halves the time on
    processors made for it.
    """

    network: Network
    recipe: dict[str, Any]
    plan: list[Example]
    checkpoint: Path
    report: Callable[[float], None]
    bfloat16: bool = False

    def go(self) -> None:
        """Train to the end of the plan, from the last checkpoint if there is one."""
        chance = random.Random(self.recipe["seed"])
        todo = list(groups(self.plan, self.recipe["batch"], chance))
        optimiser = _optimiser(self.network, self.recipe)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: _rate(step, len(todo), self.recipe)
        )
        done = self._resume(optimiser, schedule)
        device = next(self.network.parameters()).device
        every = -(-len(todo) // self.recipe["evaluations"])
        with Progress() as progress:
            bar = progress.add_task("training", total=len(todo), completed=done)
            for number in range(done, len(todo)):
                torch.manual_seed(self.recipe["seed"] * 1_000_003 + number)
                lost = self._step(batch(todo[number], device), optimiser)
                schedule.step()
                progress.advance(bar)
                if number % _TOLD == 0:
                    told = f"{number + 1}/{len(todo)} {todo[number][0].source} {lost.item():.3f}"
                    progress.update(bar, description=told)
                    if not progress.console.is_terminal:
                        progress.console.print(told)
                if (number + 1) % every == 0 or number + 1 == len(todo):
                    self._save(number + 1, optimiser, schedule)
                    self.report((number + 1) / len(todo))

    def _step(self, given: Batch, optimiser: torch.optim.Optimizer) -> Tensor:
        self.network.train()
        with torch.autocast(given.firsts.device.type, torch.bfloat16, enabled=self.bfloat16):
            lost = loss(self.network, given, self.recipe)
        optimiser.zero_grad(set_to_none=True)
        lost.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _LONGEST_STEP)
        optimiser.step()
        return lost.detach()

    def _save(self, done: int, optimiser: torch.optim.Optimizer, schedule: Any) -> None:
        state = {
            "done": done,
            "network": self.network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "schedule": schedule.state_dict(),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def _resume(self, optimiser: torch.optim.Optimizer, schedule: Any) -> int:
        if not self.checkpoint.exists():
            return 0
        device = next(self.network.parameters()).device
        state = torch.load(self.checkpoint, weights_only=True, map_location=device)
        self.network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        done: int = state["done"]
        return done


def _optimiser(network: Network, recipe: dict[str, Any]) -> torch.optim.Optimizer:
    """Return AdamW: the embeddings of words stay as they are, heads learn faster than the encoder."""
    network.words.weight.requires_grad_(False)
    slow = [*network.layers.parameters(), *network.norm.parameters(), network.positions.weight]
    fast = [
        *network.shapes.parameters(),
        *network.quotes.parameters(),
        *network.tags.parameters(),
        *network.keys.parameters(),
        *network.queries.parameters(),
        *network.arguments.parameters(),
    ]
    return torch.optim.AdamW(
        [{"params": slow, "lr": recipe["rate"]}, {"params": fast, "lr": recipe["head_rate"]}],
        weight_decay=recipe["decay"],
        fused=True,
    )


def _rate(step: int, steps: int, recipe: dict[str, Any]) -> float:
    return min((step + 1) / recipe["warm_up"], max(0.0, 1 - step / steps))


def loss(network: Network, given: Batch, recipe: dict[str, Any]) -> Tensor:
    """Return the weighted sum of the heads' cross entropies of a batch, each a mean over words.

    What an annotator says and what teachers say counts by the recipe's `soft`; of a head that the source
    does not annotate the teachers alone speak, and count that much.
    """
    weights, share = recipe["weights"], recipe["soft"]
    words = network.word_vectors(given.inputs, given.firsts)
    logits = network.tags(words).float()
    losses = []
    for name in network.inventory.taggers:
        columns = network.inventory.columns(name)
        soft = None if given.soft is None else given.soft[..., columns]
        if name in given.tags:
            losses.append(weights[name] * _entropy(logits[..., columns], given.tags[name], soft, share))
        elif soft is not None and name != REALIS:
            losses.append(share * weights[name] * _mean(-soft * logits[..., columns].log_softmax(-1), soft))
    for name, predicates in given.predicates.items():
        lost = _entropy(scores(network, name, words, predicates), predicates.tags)
        losses.append(weights[f"{name} arguments"] * lost)
    return torch.stack(losses).sum()


def scores(network: Network, scorer: str, words: Tensor, given: Predicates) -> Tensor:
    """Return a scorer's logits (predicates, words, tags) for vectors of words (windows, words, WIDTH)."""
    part = network.inventory.part(scorer)
    keys = functional.linear(words, network.keys.weight[part], network.keys.bias[part])[given.rows]
    queries = functional.linear(words, network.queries.weight[part], network.queries.bias[part])
    query = (queries[given.rows, given.starts] + queries[given.rows, given.ends]) / 2
    size = given.tags.shape[1]
    head = network.arguments[scorer]
    return head(keys[:, :size], query, given.types, given.distances).float()


def _entropy(logits: Tensor, tags: Tensor, soft: Tensor | None = None, share: float = 0.0) -> Tensor:
    """Return the mean cross entropy over the words that have a tag."""
    flat = tags.reshape(-1)
    lost = functional.cross_entropy(
        logits.reshape(flat.shape[0], -1), flat, ignore_index=IGNORED, reduction="none"
    )
    if soft is not None:
        taught = -(soft * logits.log_softmax(-1)).sum(-1).reshape(-1)
        lost = (1 - share) * lost + share * taught * (flat != IGNORED)
    return lost.sum() / (flat != IGNORED).sum().clamp(min=1)


def _mean(lost: Tensor, soft: Tensor) -> Tensor:
    """Return the sum over tags as a mean over the words of which teachers say something."""
    return lost.sum() / soft.sum().clamp(min=1)
