"""What the encoder's head for the ontology's own types is taught.

    python -m extractor.training.news DATA

writes two files into the folder DATA. `events_news.jsonl`: the passages of `corpora/`, and its articles for
development.
`events_silver.jsonl`: what the pipeline `fast` finds in the texts of DATA's names and claims, which is less
sure and not all, but much (weak supervision: Ratner et al. 2017). A line: `{"text", "events": [{"start",
"end", "label"}]}`.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.errors import GoldError
from extractor.evaluation.run import read
from extractor.ontology.load import load
from extractor.pipeline import Extractor
from extractor.schema import Article, ArticleRecord

_MARK = re.compile(r"\{([^{}|]+)\|([a-z_.]+)(?:\|(?:actual|other|generic))?\}")
_HEADLINE = " || "  # between a headline and what follows it
_SILVER = ("entities_worldwide.jsonl", "claims_polnear.jsonl")
Lesson = dict[str, Any]


def passages(file: Path, types: Iterable[str]) -> Iterator[Lesson]:
    """Yield the passages of a file, one a line, with marks `{trigger|type}` or `{trigger|type|realis}`.

    Raises:
        GoldError: a mark is broken or its type is none of `types`.
    """
    known = frozenset(types)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        lesson = _marked(line)
        unknown = [one["label"] for one in lesson["events"] if one["label"] not in known]
        if unknown or "{" in lesson["text"] or "}" in lesson["text"]:
            raise GoldError(file, number, f"no such type: {unknown[0]}" if unknown else "a broken mark")
        yield lesson


def _marked(line: str) -> Lesson:
    text, events, at = "", [], 0
    line = line.replace(_HEADLINE, "\n\n")
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        events.append({"start": len(text), "end": len(text) + len(mark[1]), "label": mark[2]})
        text += mark[1]
        at = mark.end()
    return {"text": text + line[at:], "events": events}


def lesson(record: ArticleRecord) -> Lesson:
    """Return the mentions of an article's events; those of statements are the claims' own."""
    events = [
        {"start": mention.start, "end": mention.end, "label": event.type}
        for event in record.events
        if not event.type.startswith("statement.")
        for mention in event.mentions
    ]
    return {"text": record.article.text, "events": events}


def silver(texts: Iterable[str]) -> Iterator[Lesson]:
    """Yield what the rules find in some texts."""
    articles = (Article(id=str(number), text=text) for number, text in enumerate(texts))
    yield from map(lesson, Extractor("fast").pipe(articles))


def _texts(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _gold(corpora: Path) -> Iterator[Lesson]:
    types = load().types
    for file in sorted((corpora / "passages").glob("*.txt")):
        yield from passages(file, types)
    for articles in read([corpora / "events" / "gold.jsonl"], split="dev"):
        yield from map(lesson, articles.records)


def _write(file: Path, lessons: Iterable[Lesson]) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in lessons)


if __name__ == "__main__":
    data = Path(sys.argv[1])
    _write(data / "events_news.jsonl", _gold(Path("corpora")))
    _write(data / "events_silver.jsonl", silver(text for name in _SILVER for text in _texts(data / name)))
