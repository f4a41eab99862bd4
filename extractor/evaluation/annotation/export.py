"""Records as tasks of Label Studio, Doccano or Prodigy, with our marks; offsets are code points."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any
from xml.sax.saxutils import quoteattr

from extractor.evaluation.adapters.tools import Labelled, Link
from extractor.evaluation.annotation.marks import labels, linked, links
from extractor.schema import ArticleRecord

_WORD = re.compile(r"\w+|[^\w\s]")


def label_studio(records: Iterable[ArticleRecord]) -> str:
    """Return a JSON list of tasks with predictions."""
    return _json([_task(record) for record in records])


def doccano(records: Iterable[ArticleRecord]) -> str:
    """Return JSONL with relations; the article's id travels in `article`."""
    return _jsonl(map(_doccano_line, records))


def prodigy(records: Iterable[ArticleRecord]) -> str:
    """Return JSONL with tokens and relations; the article's id travels in `meta`."""
    return _jsonl(map(_prodigy_line, records))


def label_studio_settings() -> dict[str, str]:
    """Return the labelling interface."""
    shown = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in labels())
    joined = "\n".join(f"    <Relation value={quoteattr(label)}/>" for label in links())
    text = '  <Text name="text" value="$text" granularity="word"/>'
    relations = f"  <Relations>\n{joined}\n  </Relations>"
    spans = f'  <Labels name="label" toName="text">\n{shown}\n  </Labels>'
    return {"labelling-interface.xml": f"<View>\n{relations}\n{spans}\n{text}\n</View>\n"}


def doccano_settings() -> dict[str, str]:
    """Return the types of spans and relations; the project must allow relations and overlapping spans."""
    return {
        "labels.json": _json([{"text": label} for label in labels()]),
        "relations.json": _json([{"text": label} for label in links()]),
    }


def prodigy_settings() -> dict[str, str]:
    """Return the labels, one a line: `prodigy rel.manual SET blank:en TASKS --label … --span-label …`."""
    return {"labels.txt": "\n".join(labels()) + "\n", "relations.txt": "\n".join(links()) + "\n"}


def _task(record: ArticleRecord) -> dict[str, Any]:
    text, (spans, joined) = record.article.text, _marked(record)
    regions = [
        {
            "id": f"m{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
        }
        for number, (start, end, label) in enumerate(spans)
    ]
    relations = [
        {
            "type": "relation",
            "from_id": f"m{first}",
            "to_id": f"m{last}",
            "direction": "right",
            "labels": [label],
        }
        for first, last, label in joined
    ]
    prediction = {"model_version": record.provenance.extractor, "result": [*regions, *relations]}
    data = {"id": record.article.id, "text": text, "links": True}
    return {"data": data, "predictions": [prediction]}


def _doccano_line(record: ArticleRecord) -> dict[str, Any]:
    spans, joined = _marked(record)
    return {
        "text": record.article.text,
        "entities": [
            {"id": number, "label": label, "start_offset": start, "end_offset": end}
            for number, (start, end, label) in enumerate(spans)
        ],
        "relations": [
            {"id": number, "from_id": first, "to_id": last, "type": label}
            for number, (first, last, label) in enumerate(joined)
        ],
        "article": record.article.id,
    }


def _prodigy_line(record: ArticleRecord) -> dict[str, Any]:
    text, (marked, joined) = record.article.text, _marked(record)
    tokens = _tokens(text, {edge for start, end, _ in marked for edge in (start, end)})
    starts = {token["start"]: token["id"] for token in tokens}
    ends = {token["end"]: token["id"] for token in tokens}
    spans = [
        {"start": start, "end": end, "token_start": starts[start], "token_end": ends[end], "label": label}
        for start, end, label in marked
    ]
    relations = [
        {
            "head": spans[first]["token_end"],
            "child": spans[last]["token_end"],
            "label": label,
            "head_span": spans[first],
            "child_span": spans[last],
        }
        for first, last, label in joined
    ]
    meta = {"article": record.article.id}
    return {"text": text, "tokens": tokens, "spans": spans, "relations": relations, "meta": meta}


def _tokens(text: str, edges: set[int]) -> list[dict[str, Any]]:
    """Return words and signs as tokens, cut where a span begins or ends; so white space may be one too."""
    cuts = sorted({0, len(text), *edges, *(at for word in _WORD.finditer(text) for at in word.span())})
    pieces = [
        (start, end)
        for start, end in pairwise(cuts)
        if start in edges or end in edges or text[start:end].strip()
    ]
    return [
        {"text": text[a:b], "start": a, "end": b, "id": n, "ws": text[b : b + 1].isspace()}
        for n, (a, b) in enumerate(pieces)
    ]


def _marked(record: ArticleRecord) -> tuple[list[Labelled], list[Link]]:
    found, joined = linked(record.model_dump(mode="json"))
    return [mark[:3] for mark in found], joined


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _jsonl(lines: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


EXPORTS: dict[str, Callable[[Iterable[ArticleRecord]], str]] = {
    "labelstudio": label_studio,
    "doccano": doccano,
    "prodigy": prodigy,
}
SETTINGS: dict[str, Callable[[], dict[str, str]]] = {
    "labelstudio": label_studio_settings,
    "doccano": doccano_settings,
    "prodigy": prodigy_settings,
}
