"""Records as tasks of Label Studio, Doccano or Prodigy, with our marks; offsets are code points."""

import json
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import quoteattr

from extractor.evaluation.annotation.marks import labels, marks
from extractor.schema import ArticleRecord


def label_studio(records: Iterable[ArticleRecord]) -> str:
    """Return a JSON list of tasks with predictions."""
    return _json([_task(record) for record in records])


def doccano(records: Iterable[ArticleRecord]) -> str:
    """Return JSONL; the article's id travels in `article`."""
    return _jsonl(
        {"text": r.article.text, "label": [list(span) for span in _spans(r)], "article": r.article.id}
        for r in records
    )


def prodigy(records: Iterable[ArticleRecord]) -> str:
    """Return JSONL; the article's id travels in `meta`."""
    return _jsonl(
        {
            "text": record.article.text,
            "spans": [{"start": start, "end": end, "label": label} for start, end, label in _spans(record)],
            "meta": {"article": record.article.id},
        }
        for record in records
    )


def label_studio_settings() -> str:
    """Return the labelling interface."""
    shown = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in labels())
    text = '  <Text name="text" value="$text" granularity="word"/>'
    return f'<View>\n  <Labels name="label" toName="text">\n{shown}\n  </Labels>\n{text}\n</View>\n'


def doccano_settings() -> str:
    """Return the label types; the project must allow overlapping spans."""
    return _json([{"text": label} for label in labels()])


def prodigy_settings() -> str:
    """Return the labels, one a line: `prodigy spans.manual SET blank:en TASKS --label labels.txt`."""
    return "\n".join(labels()) + "\n"


def _task(record: ArticleRecord) -> dict[str, Any]:
    text = record.article.text
    result = [
        {
            "id": f"m{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
        }
        for number, (start, end, label) in enumerate(_spans(record), start=1)
    ]
    prediction = {"model_version": record.provenance.extractor, "result": result}
    return {"data": {"id": record.article.id, "text": text}, "predictions": [prediction]}


def _spans(record: ArticleRecord) -> list[tuple[int, int, str]]:
    return [mark[:3] for mark in marks(record.model_dump(mode="json"))]


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _jsonl(lines: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


EXPORTS: dict[str, Callable[[Iterable[ArticleRecord]], str]] = {
    "labelstudio": label_studio,
    "doccano": doccano,
    "prodigy": prodigy,
}
SETTINGS: dict[str, tuple[str, Callable[[], str]]] = {
    "labelstudio": ("labelling-interface.xml", label_studio_settings),
    "doccano": ("labels.json", doccano_settings),
    "prodigy": ("labels.txt", prodigy_settings),
}
