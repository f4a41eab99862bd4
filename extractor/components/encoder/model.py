"""The trained encoder at work: an ONNX graph and the small heads that score arguments."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.decode import Array, Scored, log_softmax, spans
from extractor.components.encoder.pieces import Pieces, Window
from extractor.components.encoder.reading import Predicate, Reading
from extractor.components.encoder.tags import ArgumentTags, Inventory, distance
from extractor.errors import ModelError

FOLDER = "trained/news-encoder"
GRAPH, HEADS, CONFIG, VOCABULARY = "encoder.onnx", "arguments.npz", "config.json", "tokenizer.json"
REALIS = "realis"
_PREDICATES = {"claims": "cue"}  # scorer to the tagger that finds its predicates, where the names differ
_GELU = float(np.sqrt(2 / np.pi))


class Encoder:
    """Reads articles, given in words.

    Each window goes through the network alone: the scale of an int8 activation is that of the whole batch, so
    that in a batch the answer for one article would depend on its neighbours.

    Raises:
        ModelError: the model's files are missing or broken.
    """

    def __init__(self, folder: Path) -> None:
        try:
            config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
            self.inventory = Inventory.from_json(config["inventory"])
            self._bias: dict[str, float] = config["bias"]
            self._pieces = Pieces(Tokenizer.from_file(str(folder / VOCABULARY)))
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), _one_thread(), providers=["CPUExecutionProvider"]
            )
            with np.load(folder / HEADS, allow_pickle=False) as arrays:
                weights = {name: arrays[name] for name in arrays.files}
        except Exception as error:
            raise ModelError(
                f"the encoder in models/{FOLDER} is missing or broken ({type(error).__name__}: {error}); "
                "reinstall the package, or run without it: --pipeline fast"
            ) from error
        self._scorers = {
            name: _Scorer(tags, _own(weights, name), self._bias.get(f"{name} arguments", 0.0))
            for name, tags in self.inventory.arguments.items()
        }

    def read(self, words: Sequence[str]) -> Reading:
        """Return what stands in an article, given its words and the white space that stands as a word."""
        reading = Reading(
            {name: [] for name in self.inventory.taggers if name != REALIS},
            {name: [] for name in self.inventory.arguments},
        )
        for window in self._pieces.windows(words):
            if window.words:
                self._read(window, reading)
        return reading

    def _read(self, window: Window, reading: Reading) -> None:
        tags, vectors = self._run(window)
        places = window.words
        found: dict[str, list[Scored]] = {}
        for name in reading.spans:
            logits = tags[:, self.inventory.columns(name)].copy()
            logits[:, 0] -= self._bias.get(name, 0.0)
            found[name] = spans(log_softmax(logits), self.inventory.taggers[name])
            reading.spans[name] += [_placed(span, places) for span in found[name]]
        realis = tags[:, self.inventory.columns(REALIS)].argmax(-1)
        classes = self.inventory.taggers[REALIS]
        for name, scorer in self._scorers.items():
            predicates = found[_PREDICATES.get(name, name)]
            for span, arguments in zip(predicates, scorer(predicates, vectors), strict=True):
                filled = [_placed(one, places) for one in arguments]
                reading.predicates[name].append(
                    Predicate(_placed(span, places), filled, classes[int(realis[span.start])])
                )

    def _run(self, window: Window) -> tuple[Array, Array]:
        """Return tags and vectors of a window's words."""
        inputs = {"ids": window.ids, "shapes": window.shapes, "quotes": window.quotes}
        outputs = self._session.run(None, {name: np.array([row]) for name, row in inputs.items()})
        tags, vectors = (output[0][window.firsts] for output in outputs)
        return tags, vectors


class _Scorer:
    """Finds the arguments of a predicate: `extractor.training.encoder.network.Arguments` in NumPy."""

    def __init__(self, tags: ArgumentTags, weights: dict[str, Array], bias: float) -> None:
        self._tags = tags
        self._weights = weights
        self._offset = weights["score.bias"].copy()
        self._offset[0] -= bias
        self._closed = {
            type_: [
                number for number, tag in enumerate(tags.tags) if tag != "O" and tag[2:] not in tags.roles[type_]
            ]
            for type_ in tags.types
        }

    def __call__(self, predicates: list[Scored], vectors: Array) -> Iterator[list[Scored]]:
        """Yield the arguments of each predicate of a window, given the vectors of the window's words."""
        if not predicates:
            return
        known = self._weights
        keys = vectors @ known["keys.weight"] + known["keys.bias"]
        for predicate in predicates:
            ends = vectors[[predicate.start, predicate.end - 1]]
            query = (ends @ known["queries.weight"] + known["queries.bias"]).mean(0)
            steps = [distance(word, predicate.start, predicate.end) for word in range(len(keys))]
            type_ = known["types"][self._tags.types.index(predicate.label)]
            seen = keys + query + type_ + known["distances"][steps]
            logits = _gelu(seen) @ known["score.weight"] + self._offset
            logits[:, self._closed[predicate.label]] = -1e4
            yield spans(log_softmax(logits), self._tags.tags)


def _own(weights: dict[str, Array], name: str) -> dict[str, Array]:
    """Return the weights of one scorer, by their names in it."""
    return {key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")}


def _gelu(x: Array) -> Array:
    """Return the Gaussian error linear unit by its approximation with tanh (Hendrycks and Gimpel 2016)."""
    return x * 0.5 * (1 + np.tanh(_GELU * (x + 0.044715 * x**3)))  # type: ignore[no-any-return]


def _placed(span: Scored, places: list[int]) -> Scored:
    return span._replace(start=places[span.start], end=places[span.end - 1] + 1)


def _one_thread() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return options


@cache
def trained() -> Encoder:
    """Return the encoder of `models/trained`, loaded once a process."""
    return Encoder(resources.path(FOLDER))
