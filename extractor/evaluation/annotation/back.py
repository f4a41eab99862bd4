"""Read corrected tasks back into the records that they were made from."""

from collections.abc import Iterator
from pathlib import Path

from extractor.errors import GoldError
from extractor.evaluation.adapters.reading import located
from extractor.evaluation.adapters.tools import TOOLS, Annotated
from extractor.evaluation.annotation.correct import Corrected, correct
from extractor.schema import ArticleRecord


def corrected(file: Path, tool: str, records: dict[str, ArticleRecord]) -> Iterator[Corrected]:
    """Yield the records of the annotated tasks, with their corrections.

    Raises:
        GoldError: a task is of no record or there twice, its text has changed, or a span, label or link is
            wrong.
    """
    done: set[str] = set()
    for annotated in TOOLS[tool](file):
        with located(file, annotated.line):
            record = _record_of(annotated, records)
            if record.article.id in done:
                raise ValueError(f"article {record.article.id!r} stands here twice")
            done.add(record.article.id)
            result = correct(record, annotated.spans, annotated.links)
        yield result
    if not done:
        raise GoldError(file, 0, "no task in it was annotated")


def _record_of(annotated: Annotated, records: dict[str, ArticleRecord]) -> ArticleRecord:
    """Return the record of a task, by its id, else by its text."""
    if annotated.key is None:
        named = [record for record in records.values() if record.article.text == annotated.text]
    else:
        named = [records[annotated.key]] if annotated.key in records else []
    if len(named) != 1:
        raise ValueError(f"the records have no article {annotated.key or 'of this text'!r}")
    if named[0].article.text != annotated.text:
        raise ValueError(f"the text of article {named[0].article.id!r} was changed; offsets would be wrong")
    return named[0]
