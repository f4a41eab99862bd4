"""Exports of annotation tools as spans and links between them: Label Studio, Doccano, Prodigy.

Label Studio: JSON or JSON-MIN, a list of tasks. Its offsets are code points or UTF-16 units, by its version
(issues 1008 and 1347 of HumanSignal/label-studio), and are told apart by the words that it keeps with them.
Doccano: JSONL with `text` and `label` (or `labels`) of [start, end, label], or, with relations, `entities`
and `relations`. Prodigy: JSONL with `text`, `spans`, `answer` and, of its relations interface, `relations`;
examples that were rejected or ignored are left out.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from extractor.evaluation.adapters.reading import items_of, lines_of, located, without_overlap

Labelled = tuple[int, int, str]
Link = tuple[int, int, str]  # from span, to span (their numbers), label


class Annotated(NamedTuple):
    """A text with labelled spans, and where it stands: `line` is the number of the line where it begins.

    `links`: between the spans; None where the export is of a kind that has none.
    """

    line: int
    key: str | None
    text: str
    spans: list[Labelled]
    links: list[Link] | None = None


class _Numbers:
    """The numbers of spans by a key: an id, or the span itself."""

    def __init__(self, keys: Iterable[Hashable]) -> None:
        self._numbers: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            self._numbers[key].append(number)

    def __getitem__(self, key: Hashable) -> int:
        found = self._numbers.get(key, [])
        if len(found) != 1:
            what = "a span of several labels" if found else "no span"
            raise ValueError(f"a relation ends at {key!r}, which is {what}")
        return found[0]


def label_studio(file: Path) -> Iterator[Annotated]:
    """Yield the tasks of an export with their first annotation that was not cancelled.

    Raises:
        GoldError: a span's words are not those of the text, or a relation is of no region.
    """
    for line, task in items_of(file, "tasks"):
        with located(file, line):
            data, result = _label_studio_task(task)
            text = data["text"]
            regions = [one for one in result or () if _is_labelled(one.get("value") or {})]
            offsets = _offsets(text, [one["value"] for one in regions])
            found = [
                (span, label, one.get("id"))
                for span, one in zip(offsets, regions, strict=True)
                for label in one["value"]["labels"]
            ]
            spans = [(*span, label) for span, label, _ in found]
            links = None
            if data.get("links"):
                links = list(_label_studio_links(result or [], _Numbers(key for _, _, key in found)))
        if result is not None:
            yield Annotated(line, _key(data.get("id")), text, spans, links)


def _label_studio_task(task: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """Return a task's data and the first annotation that was not cancelled, None if there is none.

    A task of the short export (JSON-MIN) has its data and its regions side by side.
    """
    if "annotations" in task:
        done = [one for one in task["annotations"] if not one.get("was_cancelled")]
        return task["data"], done[0]["result"] if done else None
    regions = [one for value in task.values() if isinstance(value, list) for one in value]
    return task, [{"value": one} for one in regions if isinstance(one, dict) and "start" in one]


def _is_labelled(value: dict[str, Any]) -> bool:
    """Tell whether a result is a labelled span of plain text.

    Raises:
        ValueError: it is a region of something else, whose offsets are not into the text.
    """
    other = next((key for key in value if key.endswith("labels") and key != "labels"), None)
    if other:
        raise ValueError(f"a region with {other}; only labels on plain text can be read")
    return "labels" in value


def _label_studio_links(result: list[dict[str, Any]], numbers: _Numbers) -> Iterator[Link]:
    for one in result:
        if one.get("type") == "relation":
            ends = [numbers[one[end]] for end in ("from_id", "to_id")]
            if one.get("direction") == "left":
                ends.reverse()
            for label in one.get("labels") or ("",):
                yield ends[0], ends[1], label


def doccano(file: Path) -> Iterator[Annotated]:
    """Yield the lines of an export.

    Raises:
        GoldError: a line lacks a key, or a relation is of no entity.
    """
    for number, line in lines_of(file):
        with located(file, number):
            given, links = line.get("label", line.get("labels")), None
            if given is None:
                entities = line["entities"]
                spans = [(one["start_offset"], one["end_offset"], one["label"]) for one in entities]
                if "relations" in line:
                    numbers = _Numbers(one.get("id") for one in entities)
                    links = [
                        (numbers[one["from_id"]], numbers[one["to_id"]], one["type"])
                        for one in line["relations"]
                    ]
            else:
                spans = [_doccano_span(span) for span in given]
            meta = line.get("meta") or line.get("metadata") or {}
            key = _key(line.get("article") or meta.get("article"))
            text = line["text"] if "text" in line else line["data"]
        yield Annotated(number, key, text, spans, links)


def _doccano_span(span: Any) -> Labelled:
    if not (isinstance(span, list) and len(span) == 3):
        raise ValueError(f"{span!r} is no labelled span [start, end, label]")
    return span[0], span[1], span[2]


def prodigy(file: Path) -> Iterator[Annotated]:
    """Yield the accepted examples of an export.

    Raises:
        GoldError: a line lacks a key, spans overlap without being of the span categoriser, or a relation is
            of no span.
    """
    for number, line in lines_of(file):
        with located(file, number):
            given = line.get("spans") or []
            spans = [_prodigy_span(one) for one in given]
            if line.get("_view_id") == "ner_manual":
                without_overlap(spans)
            taken = line.get("answer", "accept") == "accept"
            links = None
            if line.get("relations") is not None:
                links = list(_prodigy_links(line["relations"], given, _Numbers(spans)))
            key = _key((line.get("meta") or {}).get("article"))
        if taken:
            yield Annotated(number, key, line["text"], spans, links)


def _prodigy_span(span: dict[str, Any]) -> Labelled:
    return span["start"], span["end"], span["label"]


def _prodigy_links(
    relations: list[dict[str, Any]], given: list[dict[str, Any]], numbers: _Numbers
) -> Iterator[Link]:
    """Yield the relations; their ends are told by spans, or by the token that a span holds."""
    holders = {
        token: n
        for n, one in enumerate(given)
        for token in range(one.get("token_start", 0), one.get("token_end", -1) + 1)
    }
    for one in relations:
        ends = []
        for end in ("head", "child"):
            told = one.get(f"{end}_span") or {}
            if told.get("label"):
                ends.append(numbers[_prodigy_span(told)])
            elif one[end] in holders:
                ends.append(holders[one[end]])
            else:
                raise ValueError(
                    f"the relation {one['label']!r} ends at token {one[end]}, where no span stands"
                )
        yield ends[0], ends[1], one["label"]


def _key(given: Any) -> str | None:
    return None if given is None else str(given)


def _offsets(text: str, regions: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the regions' offsets in code points; a task's are either all in these or all in UTF-16 units."""
    given = [(region["start"], region["end"]) for region in regions]
    for start, end in given:
        if not (isinstance(start, int) and isinstance(end, int)):
            raise ValueError(f"offsets {start!r}-{end!r} are no whole numbers")
    words = [region.get("text") for region in regions]
    for spans in (given, _code_points(text, given)):
        if all(said in (None, text[start:end]) for said, (start, end) in zip(words, spans, strict=True)):
            return spans
    (start, end), said = next(
        (span, said)
        for span, said in zip(given, words, strict=True)
        if said not in (None, text[slice(*span)])
    )
    raise ValueError(f"span {start}-{end} is {text[start:end]!r} in the text, not {said!r}")


def _code_points(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in UTF-16 units as spans in code points: what is two units long counts for one."""
    doubled = [at for at, letter in enumerate(text) if letter > "\uffff"]
    units = [at + number for number, at in enumerate(doubled)]
    return [(start - bisect_left(units, start), end - bisect_left(units, end)) for start, end in spans]


TOOLS = {"labelstudio": label_studio, "doccano": doccano, "prodigy": prodigy}
