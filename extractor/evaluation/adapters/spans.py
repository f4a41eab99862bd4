"""JSONL of bare spans, one layer a file: `id`, `text`, and `entities`, `timexes`, `claims` or `events`.

`entities`: start, end, label. `timexes`: start, end, type, value; the article's date is `dct`. `claims`:
lists of [start, end] as source, cue, content. `events`: type, trigger [start, end], realis, arguments
(role, start, end), `coref` (a name shared by the mentions of one event); or, as in PLOVER's records,
`type16` and `spans` (EVT, SRC, TAR).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container
from itertools import count
from pathlib import Path
from typing import Any

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.adapters.reading import iso_date, lines_of, located
from extractor.schema import ArticleRecord

_LAYERS = {"entities": "entities", "timexes": "times", "claims": "claims", "events": "events"}
_PLOVER_ROLES = {"SRC": ("source",), "TAR": ("target",), "SRC/TAR": ("source", "target")}
_Item = dict[str, Any]


def read(file: Path, given: Labels | None = None) -> GoldSet:
    """Read a file of spans.

    Raises:
        GoldError: a line has a span outside its text, an unknown label, or lacks a key.
    """
    lines = list(lines_of(file))
    key = next((name for name in _LAYERS if lines and name in lines[0][1]), "entities")
    with located(file, 1):
        written = (_label(item) for _, line in lines for item in line.get(key, ()))
        chosen = given or labels.choose(_LAYERS[key], written)
    records: dict[str, ArticleRecord] = {}
    for number, line in lines:
        with located(file, number):
            draft = Draft(
                _unique(str(line["id"]), records),
                line["text"],
                published=iso_date(line.get("dct") or line.get("date")),
            )
            _ADD[key](draft, line[key], chosen)
            record = draft.record()
            records[record.article.id] = record
    return GoldSet(file.name.split(".")[0], list(records.values()), (_LAYERS[key],), chosen.project)


def _unique(key: str, taken: Container[str]) -> str:
    """Return the id, numbered where it was there before: PLOVER's records repeat some for other texts."""
    return next(name for n in count(1) if (name := key if n == 1 else f"{key}#{n}") not in taken)


def _label(item: _Item) -> str:
    return str(item.get("label") or item.get("type16") or item.get("type") or "Content")


def _add_entities(draft: Draft, items: list[_Item], chosen: Labels) -> None:
    for item in items:
        kind = chosen.of(item["label"])
        if kind:
            draft.entity(item["start"], item["end"], kind)


def _add_times(draft: Draft, items: list[_Item], chosen: Labels) -> None:
    for item in items:
        kind = chosen.of(item["type"])
        if kind:
            draft.time(item["start"], item["end"], kind, item["value"])


def _add_claims(draft: Draft, items: list[_Item], _: Labels) -> None:
    for item in items:
        draft.claim(*([_pair(span) for span in item[part]] for part in ("source", "cue", "content")))


def _pair(span: Any) -> tuple[Any, Any]:
    if not (isinstance(span, list) and len(span) == 2):
        raise ValueError(f"{span!r} is no span [start, end]")
    return span[0], span[1]


def _add_events(draft: Draft, items: list[_Item], chosen: Labels) -> None:
    groups: defaultdict[tuple[str, str], list[_Item]] = defaultdict(list)
    for number, item in enumerate(items):
        kind = chosen.of(_label(item))
        if kind:
            groups[kind, str(item.get("coref", number))].append(item)
    for (kind, group), members in groups.items():
        draft.event(kind, [_mention(draft, item, chosen) for item in members], group)


def _mention(draft: Draft, item: _Item, chosen: Labels) -> dict[str, Any]:
    if "spans" in item:
        return _plover(draft, item["spans"])
    arguments = [(a["role"], a["start"], a["end"]) for a in item.get("arguments", ())]
    start, end = _pair(item["trigger"])
    return draft.mention(start, end, chosen.realis_of(item.get("realis")), arguments)


def _plover(draft: Draft, spans: dict[str, list[Any]]) -> dict[str, Any]:
    """Return a mention; words that were not found in the text have offsets of -1 and are left out."""
    arguments = [
        (role, start, end)
        for key, roles in _PLOVER_ROLES.items()
        for _, start, end in spans.get(key, ())
        for role in roles
        if start >= 0
    ]
    trigger = next(((start, end) for _, start, end in spans["EVT"] if start >= 0), (0, len(draft.text)))
    return draft.mention(trigger[0], trigger[1], arguments=arguments)


_ADD: dict[str, Callable[[Draft, list[_Item], Labels], None]] = {
    "entities": _add_entities,
    "timexes": _add_times,
    "claims": _add_claims,
    "events": _add_events,
}


def _fits(file: Path, head: str) -> bool:
    keys = any(re.search(rf'"{key}"\s*:\s*\[', head) for key in _LAYERS)
    of_doccano = any(key in head for key in ('"start_offset"', '"relations"'))
    return file.suffix == ".jsonl" and keys and '"text"' in head and not of_doccano


ADAPTER = Adapter(_fits, read)
