"""From the trained network to the files that the package ships: an int8 ONNX graph and what belongs to it."""

import json
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extractor.components.encoder.model import CONFIG, GRAPH, HEADS, VOCABULARY
from extractor.training.encoder.network import Network

_OPSET = 17


class _Rows(nn.Module):
    """An embedding in int8, with a scale for each row: one for all would cost rare words their meaning."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scales = table.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("rows", (table / scales).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of some ids, as floats."""
        return self.rows[ids].float() * self.scales[ids]


class _Inference(nn.Module):
    """The network as it runs: one window, all of whose pieces count."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of all taggers side by side, and the vector of each piece."""
        vectors = self.network.encode(ids, shapes, quotes, None)
        return self.network.tags(vectors), vectors


def export(
    network: Network, recipe: dict[str, Any], tokenizer: Path, folder: Path, *, quantize: bool = True
) -> None:
    """Write the graph, the argument scorers' weights, the configuration and the vocabulary to a folder.

    The words' embeddings become int8 with a scale for each word, the weights of the encoder's layers int8
    with a scale for each channel. The latter use 7 of the 8 bits: without vector instructions made for it,
    sums of products of full 8-bit numbers would overflow, and the answers would depend on the processor. The
    heads stay as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    if quantize:
        _to_int8(network, folder)
    else:
        _to_onnx(network, folder / GRAPH)
    np.savez(folder / HEADS, allow_pickle=False, **dict(_arguments(network)))
    config = {
        "version": recipe["version"],
        "layers": recipe["layers"],
        "bias": recipe["bias"],
        "inventory": network.inventory.to_json(),
    }
    (folder / CONFIG).write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copyfile(tokenizer, folder / VOCABULARY)


def _to_int8(network: Network, folder: Path) -> None:
    """Write the graph with weights of 8 bits."""
    full = folder / "full.onnx"
    network = deepcopy(network)
    network.words = _Rows(network.words.weight.detach())
    _to_onnx(network, full)
    quantize_dynamic(
        full,
        folder / GRAPH,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=_heads(full),
        op_types_to_quantize=["MatMul"],
    )
    full.unlink()


def _arguments(network: Network) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the weights by which arguments are scored, by name; those of linear maps as (inputs, outputs)."""
    for name, scorer in network.arguments.items():
        part = network.inventory.part(name)
        for kind, linear in (("keys", network.keys), ("queries", network.queries)):
            yield f"{name}.{kind}.weight", linear.weight.detach()[part].T.contiguous().numpy()
            yield f"{name}.{kind}.bias", linear.bias.detach()[part].numpy()
        for table in ("types", "distances"):
            yield f"{name}.{table}", getattr(scorer, table).weight.detach().numpy()
        yield f"{name}.score.weight", scorer.score.weight.detach().T.contiguous().numpy()
        yield f"{name}.score.bias", scorer.score.bias.detach().numpy()


def _to_onnx(network: Network, file: Path) -> None:
    example = torch.ones((1, 40), dtype=torch.long)
    names = ["ids", "shapes", "quotes"]
    outputs = ["tags", "vectors"]
    axes = {name: {1: "pieces"} for name in [*names, *outputs]}
    torch.onnx.export(
        _Inference(network),
        (example,) * 3,
        str(file),
        input_names=names,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )


def _heads(file: Path) -> list[str]:
    """Return the names of the nodes that multiply by the weights of the heads."""
    graph = onnx.load(file).graph
    return [node.name for node in graph.node if node.op_type == "MatMul" and "/layers" not in node.name]
