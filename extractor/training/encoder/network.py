"""The network in PyTorch: a BERT encoder with features of each word, taggers, and scorers of arguments."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from extractor.components.encoder.pieces import QUOTES, SHAPES
from extractor.components.encoder.tags import DISTANCES, Inventory

WIDTH, HEADS, INNER = 384, 12, 1536  # of MiniLM-L6 (Wang et al. 2020)
_VOCABULARY, _POSITIONS = 30522, 512
_DROPOUT = 0.1
_EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer as BERT has it: normalised after each addition."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm_outer = nn.LayerNorm(WIDTH, _EPSILON)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's output, (batch, pieces, WIDTH)."""
        batch, size, _ = x.shape
        split = self.qkv(x).view(batch, size, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, size, WIDTH)
        x = self.norm(x + self.dropout(self.out(seen)))
        return self.norm_outer(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Arguments(nn.Module):
    """Scores the words around a predicate as parts of its arguments.

    The score of word j for predicate i of type t is W · gelu(key(j) + query(i) + type(t) + distance(i, j)).
    """

    def __init__(self, types: int, tags: int, width: int) -> None:
        super().__init__()
        self.types = nn.Embedding(types, width)
        self.distances = nn.Embedding(DISTANCES, width)
        self.score = nn.Linear(width, tags)
        nn.init.normal_(self.types.weight, std=0.1)
        nn.init.normal_(self.distances.weight, std=0.1)

    def forward(self, keys: Tensor, query: Tensor, type_: Tensor, distance: Tensor) -> Tensor:
        """Return logits (predicates, words, tags) of keys (predicates, words, width)."""
        seen = keys + query[:, None] + self.types(type_)[:, None] + self.distances(distance)
        return self.score(functional.gelu(seen))


class Network(nn.Module):
    """Encoder and heads of all tasks of an inventory."""

    def __init__(self, inventory: Inventory, layers: int) -> None:
        super().__init__()
        self.inventory = inventory
        self.words = nn.Embedding(_VOCABULARY, WIDTH)
        self.positions = nn.Embedding(_POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quotes = nn.Embedding(QUOTES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = nn.Dropout(_DROPOUT)
        size = inventory.width * len(inventory.arguments)
        self.tags = nn.Linear(WIDTH, inventory.size)
        self.keys, self.queries = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.arguments = nn.ModuleDict(
            {
                name: Arguments(len(given.types), len(given.tags), inventory.width)
                for name, given in inventory.arguments.items()
            }
        )

    def encode(self, ids: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor | None) -> Tensor:
        """Return the pieces' vectors, (batch, pieces, WIDTH); all inputs are (batch, pieces).

        `mask` is 0 for padding; None if there is none.
        """
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.words(ids) + self.positions(places) + self.shapes(shapes) + self.quotes(quotes)
        x = self.dropout(self.norm(x))
        hidden = None if mask is None else ((1 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        return self.dropout(x)

    def word_vectors(self, inputs: tuple[Tensor, ...], firsts: Tensor) -> Tensor:
        """Return the vectors of words, (batch, words, WIDTH): those of their first pieces."""
        ids, shapes, quotes, mask = inputs
        hidden = self.encode(ids, shapes, quotes, mask)
        return hidden.gather(1, firsts[..., None].expand(-1, -1, hidden.shape[-1]))

    def load_bert(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of a BERT of this width; of more layers than here the lowest.

        The one token type that is used is added to the positions.
        """
        given = {name.removeprefix("bert."): value for name, value in weights.items()}
        embeddings = "embeddings."
        self.words.weight.data.copy_(given[embeddings + "word_embeddings.weight"])
        self.positions.weight.data.copy_(given[embeddings + "position_embeddings.weight"])
        self.positions.weight.data += given[embeddings + "token_type_embeddings.weight"][0]
        _copy(self.norm, given, embeddings + "LayerNorm")
        for number, layer in enumerate(self.layers):
            _load_layer(layer, given, f"encoder.layer.{number}.")


def _load_layer(layer: Any, given: dict[str, Tensor], at: str) -> None:
    for kind in ("weight", "bias"):
        parts = [given[f"{at}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
    _copy(layer.out, given, at + "attention.output.dense")
    _copy(layer.norm, given, at + "attention.output.LayerNorm")
    _copy(layer.inner, given, at + "intermediate.dense")
    _copy(layer.outer, given, at + "output.dense")
    _copy(layer.norm_outer, given, at + "output.LayerNorm")


def _copy(module: Any, given: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(given[name + ".weight"])
    module.bias.data.copy_(given[name + ".bias"])
