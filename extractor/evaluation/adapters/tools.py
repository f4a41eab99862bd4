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
            spans = [
                (start, end, label)
                for (start, end), value in zip(_offsets(text, results), results, strict=True)
                for label in value["labels"]
            ]
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


def _offsets(text: str, regions: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the regions' offsets in code points; a task's are either all in these or all in UTF-16 units."""
    given = [(region["start"], region["end"]) for region in regions]
    words = [region.get("text") for region in regions]
    wide = text.encode("utf-16-le", "surrogatepass")
    for spans in (given, [_code_points(wide, start, end) for start, end in given]):
        if all(said in (None, text[start:end]) for said, (start, end) in zip(words, spans, strict=True)):
            return spans
    (start, end), said = next(
        (span, said)
        for span, said in zip(given, words, strict=True)
        if said not in (None, text[slice(*span)])
    )
    raise ValueError(f"span {start}-{end} is {text[start:end]!r} in the text, not {said!r}")


def _code_points(wide: bytes, start: int, end: int) -> tuple[int, int]:
    before, upto = (len(wide[: 2 * at].decode("utf-16-le", "ignore")) for at in (start, end))
    return before, upto


TOOLS = {"labelstudio": label_studio, "doccano": doccano, "prodigy": prodigy}
