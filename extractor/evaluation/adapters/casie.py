"""CASIE's own JSON (Satyapanich et al. 2020), one article a file: `cyberevent.hopper[].events[]`.

A hopper holds the mentions of one event. Offsets are code points into the article's source text, which the
set keeps apart (`source/NAME.txt` beside the folder of annotations); a file's own `content` is a cleaned copy
that they often do not fit. The words that stand with every offset are checked.
"""

from pathlib import Path
from typing import Any

from extractor.errors import GoldError
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels, maps
from extractor.evaluation.adapters.reading import iso_date, json_of, located, text_of


def read(file: Path, _: Labels | None = None) -> GoldSet:
    """Read one article.

    Raises:
        GoldError: it has a span outside its text, an unknown type, or lacks a key.
    """
    given = json_of(file)
    labels = maps()["casie"]
    if not isinstance(given, dict):
        raise GoldError(file, 1, "not a JSON object with `cyberevent`")
    with located(file, 1):
        date = (given.get("info") or {}).get("date")
        draft = Draft(str(given.get("sourcefile") or file.stem), _text(file, given), published=iso_date(date))
        for number, hopper in enumerate((given.get("cyberevent") or {})["hopper"]):
            _add(draft, hopper["events"], labels, group=str(number))
        return GoldSet(file.stem, [draft.record()], ("events",), labels.project)


def _text(file: Path, given: dict[str, Any]) -> str:
    name = Path(given.get("sourcefile") or f"{file.stem}.txt").name
    for source in (file.with_name(name), file.parent.parent / "source" / name):
        if source.exists():
            return text_of(source)
    return str(given["content"])


def _add(draft: Draft, events: list[dict[str, Any]], labels: Labels, group: str) -> None:
    """Add the event of one hopper; where its mentions differ in type, one event a type, all in its group."""
    kinds = [labels.of(_type(event)) for event in events]
    for kind in dict.fromkeys(kinds):
        if kind:
            mentions = [_mention(draft, e, labels) for e, k in zip(events, kinds, strict=True) if k == kind]
            draft.event(kind, mentions, group)


def _type(event: dict[str, Any]) -> str:
    return str(event.get("subtype") or event["type"])


def _mention(draft: Draft, event: dict[str, Any], labels: Labels) -> dict[str, Any]:
    arguments = [(a["role"]["type"], *_range(draft.text, a)) for a in event.get("argument") or ()]
    start, end = _range(draft.text, event["nugget"])
    return draft.mention(start, end, labels.realis_of(event.get("realis")), arguments)


def _range(text: str, given: dict[str, Any]) -> tuple[int, int]:
    start, end, words = given["startOffset"], given["endOffset"], given.get("text")
    if not (isinstance(start, int) and isinstance(end, int)):
        raise ValueError(f"offsets {start!r}-{end!r} are no whole numbers")
    if words is not None and text[start:end].split() != words.split():
        raise ValueError(f"span {start}-{end} is {text[start:end]!r} in the text, not {words!r}")
    return start, end


ADAPTER = Adapter(
    lambda file, head: file.suffix == ".json" and ('"cyberevent"' in head or '"sourcefile"' in head),
    read,
    single=True,
)
