"""The trained encoder at work: an ONNX graph, and what is read off its output."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.arguments import Scorer
from extractor.components.encoder.decode import Array, Scored, log_softmax, spans
from extractor.components.encoder.pieces import Pieces, Window
from extractor.components.encoder.reading import Predicate, Reading
from extractor.components.encoder.tags import Inventory
from extractor.errors import ModelError

FOLDER = "trained/news-encoder"
GRAPH, HEADS, CONFIG, VOCABULARY = "encoder.onnx", "arguments.npz", "config.json", "tokenizer.json"
REALIS = "realis"


class _Finding(NamedTuple):
    """How a scorer's predicates and arguments are found.

    `predicates`: the tagger of its predicates; `arguments`: the tagger whose spans are its arguments, or
    None where it finds them itself; `shared`: labels of which one span may belong to several predicates.
    """

    predicates: str
    arguments: str | None = None
    shared: frozenset[str] = frozenset()


# What is said may be long and in pieces: its edges are found better without regard to cues.
_FINDING = {"claims": _Finding("cue", "content", frozenset({"SOURCE"}))}


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
            self.version: str = config["version"]
            self._bias: dict[str, float] = config["bias"]
            self._pieces = Pieces(Tokenizer.from_file(str(folder / VOCABULARY)))
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), _one_thread(), providers=["CPUExecutionProvider"]
            )
            with np.load(folder / HEADS, allow_pickle=False) as arrays:
                weights = {name: arrays[name] for name in arrays.files}
            self._scorers = {
                name: Scorer(tags, _own(weights, name), self._bias.get(f"{name} arguments", 0.0))
                for name, tags in self.inventory.arguments.items()
            }
        except Exception as error:
            raise ModelError(
                f"the encoder in models/{FOLDER} is missing or broken ({type(error).__name__}: {error}); "
                "reinstall the package, or run without it: --pipeline fast"
            ) from error

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
        scores = {name: log_softmax(tags[:, self.inventory.columns(name)]) for name in reading.spans}
        found = {name: self._spans(name, score) for name, score in scores.items()}
        for name, spans_ in found.items():
            reading.spans[name] += [_placed(span, places) for span in spans_]
        realis = tags[:, self.inventory.columns(REALIS)].argmax(-1)
        classes = self.inventory.taggers[REALIS]
        for name in self._scorers:
            predicates = found[_FINDING.get(name, _Finding(name)).predicates]
            for span, arguments in zip(predicates, self._arguments(name, found, vectors), strict=True):
                filled = [_placed(one, places) for one in arguments]
                told = classes[int(realis[span.start])]
                reading.predicates[name].append(Predicate(_placed(span, places), filled, told))

    def _spans(self, name: str, scores: Array) -> list[Scored]:
        if name in self._bias:
            scores = scores.copy()
            scores[:, 0] -= self._bias[name]
            scores = log_softmax(scores)
        return spans(scores, self.inventory.taggers[name])

    def _arguments(self, name: str, found: dict[str, list[Scored]], vectors: Array) -> list[list[Scored]]:
        """Return the arguments of each predicate of a scorer, in the window's words."""
        how, scorer = _FINDING.get(name, _Finding(name)), self._scorers[name]
        predicates = found[how.predicates]
        if how.arguments is None:
            return list(scorer.decoded(predicates, vectors))
        return scorer.linked(predicates, vectors, found[how.arguments], how.shared)

    def _run(self, window: Window) -> tuple[Array, Array]:
        """Return the logits of the tags and the vectors of a window's words."""
        inputs = {"ids": window.ids, "shapes": window.shapes, "quotes": window.quotes}
        outputs = self._session.run(None, {name: np.array([row]) for name, row in inputs.items()})
        tags, vectors = (output[0][window.firsts] for output in outputs)
        return tags, vectors


def _own(weights: dict[str, Array], name: str) -> dict[str, Array]:
    """Return the weights of one scorer, by their names in it."""
    return {
        key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")
    }


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
