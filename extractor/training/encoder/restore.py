"""The weights that a run begins with: those of a checkpoint, or of the files that the package ships."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from extractor.components.encoder.model import CONFIG, GRAPH, HEADS
from extractor.components.encoder.tags import Inventory
from extractor.training.encoder.network import Network

State = dict[str, Tensor]
Arrays = dict[str, NDArray[Any]]


def begun(start: Path, layers: int, network: Network) -> State:
    """Return the state that a network begins with.

    Args:
        start: a checkpoint, or a folder that `export` wrote. Of the latter the weights are what 8 bits have
            left of them, which a little training makes good.
        layers: how many layers there are.
        network: the network itself; its taggers that the folder lacks stay as they are.
    """
    if start.is_dir():
        return _grown(_restored(start, layers), network)
    state: State = torch.load(start, weights_only=True, map_location=network.tags.weight.device)["network"]
    return state


def _restored(folder: Path, layers: int) -> Network:
    """Return the network of a folder."""
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    network = Network(Inventory.from_json(config["inventory"]), layers)
    graph = onnx.load(folder / GRAPH).graph
    given = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = {**network.state_dict(), **_plain(given), **_products(graph, given)}
    with np.load(folder / HEADS, allow_pickle=False) as arrays:
        _put_scorers(network, state, {name: arrays[name] for name in arrays.files})
    network.load_state_dict(state)
    return network


def _plain(given: Arrays) -> State:
    """Return what the graph holds as floats, and the embeddings of words, which have a scale for each."""
    prefix = "network."
    found = {
        name.removeprefix(prefix): torch.tensor(value)
        for name, value in given.items()
        if name.startswith(prefix) and not name.startswith(f"{prefix}words.")
    }
    rows = given[f"{prefix}words.rows"].astype(np.float32) * given[f"{prefix}words.scales"]
    return {**found, "words.weight": torch.tensor(rows)}


def _products(graph: Any, given: Arrays) -> State:
    """Return the weights by which the graph multiplies, which have no names of their own there."""
    found = {}
    for node in (node for node in graph.node if node.op_type in {"MatMul", "MatMulInteger"}):
        name, factor = node.name.strip("/").rpartition("/")[0].replace("/", "."), node.input[1]
        if node.op_type == "MatMulInteger":
            stem = factor.removesuffix("_quantized")
            whole = given[factor].astype(np.float32) - given[f"{stem}_zero_point"]
            found[f"{name}.weight"] = torch.tensor((whole * given[f"{stem}_scale"]).T.copy())
        elif factor in given:
            found[f"{name}.weight"] = torch.tensor(given[factor].T.copy())
    return found


def _put_scorers(network: Network, state: State, given: Arrays) -> None:
    for name in network.inventory.arguments:
        part = network.inventory.part(name)
        for kind in ("keys", "queries"):
            state[f"{kind}.weight"][part] = torch.tensor(given[f"{name}.{kind}.weight"].T.copy())
            state[f"{kind}.bias"][part] = torch.tensor(given[f"{name}.{kind}.bias"])
        own = f"arguments.{name}."
        for table in ("types", "distances"):
            state[f"{own}{table}.weight"] = torch.tensor(given[f"{name}.{table}"])
        state[f"{own}score.weight"] = torch.tensor(given[f"{name}.score.weight"].T.copy())
        state[f"{own}score.bias"] = torch.tensor(given[f"{name}.score.bias"])


def _grown(old: Network, network: Network) -> State:
    """Return the state of the old network with the taggers of the new one."""
    state = {name: value.clone() for name, value in network.state_dict().items()}
    for name, value in old.state_dict().items():
        if not name.startswith("tags."):
            state[name] = value
    for kind in ("tags.weight", "tags.bias"):
        given = old.state_dict()[kind]
        for tagger in old.inventory.taggers:
            state[kind][network.inventory.columns(tagger)] = given[old.inventory.columns(tagger)]
    return state
