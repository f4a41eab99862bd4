"""CASIE's own JSON (Satyapanich et al. 2020), one article a file: `content`, `cyberevent.hopper[].events[]`.

A hopper holds the mentions of one event. Offsets are code points into `content`, the end exclusive.
"""

from pathlib import Path
from typing import Any

from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels, maps
from extractor.evaluation.adapters.reading import iso_date, json_of, located


def read(file: Path) -> GoldSet:
    """Read one article.

    Raises:
        GoldError: it has a span outside its text, an unknown type, or lacks a key.
    """
    given = json_of(file)
    labels = maps()["casie"]
    with located(file, 1):
        date = (given.get("info") or {}).get("date")
        draft = Draft(str(given.get("sourcefile") or file.stem), given["content"], published=iso_date(date))
        for hopper in given["cyberevent"]["hopper"]:
            _add(draft, hopper["events"], labels)
        return GoldSet(file.stem, [draft.record()], ("events",), labels.project)


def _add(draft: Draft, events: list[dict[str, Any]], labels: Labels) -> None:
    """Add the event of one hopper; where its mentions differ in type, one event a type."""
    kinds = [labels.of(_type(event)) for event in events]
    for kind in dict.fromkeys(kinds):
        if kind:
            draft.event(
                kind, [_mention(draft, e, labels) for e, k in zip(events, kinds, strict=True) if k == kind]
            )


def _type(event: dict[str, Any]) -> str:
    return str(event.get("subtype") or event["type"])


def _mention(draft: Draft, event: dict[str, Any], labels: Labels) -> dict[str, Any]:
    arguments = [(a["role"]["type"], a["startOffset"], a["endOffset"]) for a in event.get("argument", ())]
    nugget = event["nugget"]
    return draft.mention(
        nugget["startOffset"], nugget["endOffset"], labels.realis_of(event.get("realis")), arguments
    )


ADAPTER = Adapter(
    lambda file, head: file.suffix == ".json" and ('"cyberevent"' in head or '"sourcefile"' in head), read
)
