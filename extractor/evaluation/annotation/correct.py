"""A record with the corrections of an annotator put in.

A corrected span takes over what is known of the span that it replaces: of the same layer, overlapping, the
most alike first. What no corrected span replaces is removed, with all references to it.
"""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.tools import Labelled, Link
from extractor.evaluation.annotation import arguments, attributions, links
from extractor.evaluation.annotation.marks import Mark, codes_of, labels, marks
from extractor.evaluation.annotation.references import next_id, prune
from extractor.evaluation.matching import greedy, jaccard, touching
from extractor.schema import ArticleRecord

_LAYERS = {"entity": "entities", "time": "times", "figure": "figures", "event": "events"}
_Item = dict[str, Any]


class Corrected(NamedTuple):
    """The record, and what is new in it and has fields to be written by hand: times, figures, claims."""

    record: ArticleRecord
    by_hand: list[str]


def correct(
    record: ArticleRecord, spans: Sequence[Labelled], joined: Sequence[Link] | None = None
) -> Corrected:
    """Return the record with exactly what the spans mark: names, times, figures and triggers.

    With the links that join them also claims and arguments are exactly those that are linked; without links
    these stay as they are.

    Raises:
        ValueError: a label is unknown, a span is outside the text, or a link is of no known kind.
    """
    text, data = record.article.text, record.model_dump(mode="json")
    before = marks(data)
    _check(text, spans, {*labels(), *(mark.label for mark in before)})
    after = sorted((span, number) for number, span in enumerate(spans) if _sort(span[2]) in _LAYERS)
    mentions, fresh = _put(data, before, [span for span, _ in after])
    if joined is not None:
        roles = {(e.type, a.role) for e in record.events for m in e.mentions for a in m.arguments}
        said = links.read(spans, joined, roles)
        triggers = {id(mentions[i]): number for i, (_, number) in enumerate(after) if i in mentions}
        wanted = {key: said.arguments[n] for key, n in triggers.items() if n in said.arguments}
        fresh += attributions.put(data, said.claims)
        arguments.put(data, wanted)
    _tidy(data)
    prune(data)
    return Corrected(ArticleRecord.model_validate(data), [key for key in fresh if key[0] in "tfc"])


def _check(text: str, spans: Iterable[Labelled], known: Container[str]) -> None:
    for start, end, label in spans:
        if label not in known:
            raise ValueError(f"unknown label {label!r}")
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}-{end} is not within the text of {len(text)} characters")


def _put(data: _Item, before: list[Mark], after: list[Labelled]) -> tuple[dict[int, _Item], list[str]]:
    """Put the spans in; return the part of the record that each is now, by its number, and what is new."""
    text = data["article"]["text"]
    touched = touching([span[:2] for span in after], [mark[:2] for mark in before])
    pairs = dict(greedy((_alike(after[i], before[j]), i, j) for i, j in touched))
    replaced = set(pairs.values())
    for number, mark in enumerate(before):
        if number not in replaced:
            _remove(data, mark)
    parts = {i: before[j].part for i, j in pairs.items()}
    for i, part in parts.items():
        part.update(_span(text, after[i]))
    _retype(data, [(before[j], after[i][2].partition(".")[2]) for i, j in pairs.items()])
    fresh = []
    for number, span in enumerate(after):
        if number not in pairs:
            key, parts[number] = _add(data, text, span)
            fresh.append(key)
    return parts, fresh


def _sort(label: str) -> str:
    return label.partition(".")[0]


def _alike(span: Labelled, mark: Mark) -> float:
    if _sort(span[2]) != _sort(mark.label):
        return 0.0
    return jaccard(span[:2], mark[:2]) + (span[2] == mark.label)


def _span(text: str, span: Labelled) -> _Item:
    start, end, _ = span
    return {"start": start, "end": end, "text": text[start:end]}


def _remove(data: _Item, mark: Mark) -> None:
    container = data[_LAYERS[_sort(mark.label)]] if mark.part is mark.item else mark.item["mentions"]
    container[:] = [other for other in container if other is not mark.part]


def _retype(data: _Item, changed: Iterable[tuple[Mark, str]]) -> None:
    """Give items their corrected types; a mention that got another type than the rest becomes an item."""
    by_item: dict[int, list[tuple[Mark, str]]] = {}
    for mark, kind in changed:
        by_item.setdefault(id(mark.item), []).append((mark, kind))
    for members in by_item.values():
        item, layer = members[0][0].item, _LAYERS[_sort(members[0][0].label)]
        most = Counter(kind for _, kind in members).most_common(1)[0][0]
        _set_type(item, layer, most)
        for mark, kind in members:
            if kind != most:
                item["mentions"] = [other for other in item["mentions"] if other is not mark.part]
                apart = {
                    **deepcopy({**item, "mentions": []}),
                    "id": _next(data, layer),
                    "mentions": [mark.part],
                }
                _set_type(apart, layer, kind)
                data[layer].append(apart)


def _set_type(item: _Item, layer: str, kind: str) -> None:
    key = "kind" if layer == "figures" else "type"
    if layer == "events" and item[key] != kind:
        item["codes"] = codes_of(kind)
    item[key] = kind


def _add(data: _Item, text: str, span: Labelled) -> tuple[str, _Item]:
    """Add what was not there before; return its id, and the part that the span stands for."""
    start, end, label = span
    sort, _, kind = label.partition(".")
    layer = _LAYERS[sort]
    if sort == "entity":
        for entity in data[layer]:
            if entity["type"] == kind and any(m["text"] == text[start:end] for m in entity["mentions"]):
                mention = {**_span(text, span), "kind": "name", "metonym": None}
                entity["mentions"].append(mention)
                return str(entity["id"]), mention
    made: _Item = getattr(_drafted(text, start, end, sort, kind), layer)[0].model_dump(mode="json")
    made["id"] = _next(data, layer)
    if sort == "event":
        made["codes"] = codes_of(kind)
    data[layer].append(made)
    return str(made["id"]), made["mentions"][0] if "mentions" in made else made


def _drafted(text: str, start: int, end: int, sort: str, kind: str) -> ArticleRecord:
    draft = Draft("new", text)
    if sort == "entity":
        draft.entity(start, end, kind)
    elif sort == "time":
        draft.time(start, end, kind, "")
    elif sort == "figure":
        draft.figure(start, end, kind=kind)
    else:
        draft.event(kind, [draft.mention(start, end)])
    return draft.record()


def _next(data: _Item, layer: str) -> str:
    return next_id(data[layer], "v" if layer == "events" else layer[0])


def _tidy(data: _Item) -> None:
    """Drop what has no mention left, and put in order what follows from the mentions."""
    for layer in ("entities", "events"):
        data[layer] = [item for item in data[layer] if item["mentions"]]
        for item in data[layer]:
            item["mentions"].sort(key=lambda mention: (mention["start"], mention["end"]))
            first = item["mentions"][0]
            if layer == "entities":
                item["first"], item["count"] = first["start"], len(item["mentions"])
            else:
                item["trigger"] = {name: first[name] for name in ("start", "end", "text")}
    for layer in ("times", "figures"):
        data[layer].sort(key=lambda item: (item["start"], item["end"]))
