"""Exports of annotation tools as spans: Label Studio, Doccano, Prodigy.

Label Studio: JSON, a list of tasks. Its offsets are code points or UTF-16 units, by its version (issues
1008 and 1347 of HumanSignal/label-studio), and are told apart by the words that it keeps with them.
Doccano: JSONL with `text` and `label` (or `labels`) of [start, end, label], or `entities`. Prodigy: JSONL
with `text`, `spans` and `answer`; examples that were rejected or ignored are left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractor.evaluation.adapters.reading import json_of, lines_of, located, without_overlap

Labelled = tuple[int, int, str]


class Annotated(NamedTuple):
    """A text with labelled spans, and where it stands: `line` is the number of a line or task, from 1."""

    line: int
    key: str | None
    text: str
    spans: list[Labelled]


def label_studio(file: Path) -> Iterator[Annotated]:
    """Yield the tasks of an export with their first annotation that was not cancelled.

    Raises:
        GoldError: a span's words are not those of the text.
    """
    for number, task in enumerate(json_of(file), start=1):
        with located(file, number):
            done = [one for one in task["annotations"] if not one.get("was_cancelled")]
            text = task["data"]["text"]
            results = [
                one["value"] for one in (done[0]["result"] if done else ()) if "labels" in one["value"]
            ]
            spans = [(*_offsets(text, value), label) for value in results for label in value["labels"]]
        if done:
            yield Annotated(number, task["data"].get("id"), text, spans)


def doccano(file: Path) -> Iterator[Annotated]:
    """Yield the lines of an export.

    Raises:
        GoldError: a line lacks a key.
    """
    for number, line in lines_of(file):
        with located(file, number):
            given = line.get("label", line.get("labels"))
            if given is None:
                spans = [(one["start_offset"], one["end_offset"], one["label"]) for one in line["entities"]]
            else:
                spans = [(start, end, label) for start, end, label in given]
            meta = line.get("meta") or line.get("metadata") or {}
            yield Annotated(number, line.get("article") or meta.get("article"), line["text"], spans)


def prodigy(file: Path) -> Iterator[Annotated]:
    """Yield the accepted examples of an export.

    Raises:
        GoldError: a line lacks a key, or spans overlap without being of the span categoriser.
    """
    for number, line in lines_of(file):
        with located(file, number):
            spans = [(one["start"], one["end"], one["label"]) for one in line.get("spans") or ()]
            if line.get("_view_id") == "ner_manual":
                without_overlap(spans)
            taken = line.get("answer", "accept") == "accept"
            annotated = Annotated(number, (line.get("meta") or {}).get("article"), line["text"], spans)
        if taken:
            yield annotated


def _offsets(text: str, value: dict[str, Any]) -> tuple[int, int]:
    """Return a region's offsets in code points."""
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or text[start:end] == words:
        return start, end
    wide = text.encode("utf-16-le", "surrogatepass")
    if wide[2 * start : 2 * end].decode("utf-16-le", "replace") == words:
        start = len(wide[: 2 * start].decode("utf-16-le", "surrogatepass"))
        return start, start + len(words)
    raise ValueError(f"span {start}-{end} is {text[start:end]!r} in the text, not {words!r}")


TOOLS = {"labelstudio": label_studio, "doccano": doccano, "prodigy": prodigy}
