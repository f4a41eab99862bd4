"""What a worker does: articles in, lines of the records out."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.schema import Article, ArticleRecord, Provenance
from extractor.schema.views import View, lines


class Job(NamedTuple):
    """What all batches of a run have in common."""

    pipeline: str
    model: str | None
    ontology: tuple[Path, ...]
    gazetteer: Path | None
    min_confidence: float | None
    views: tuple[View, ...]


@dataclass(frozen=True)
class Extracted:
    """The records of one article as lines of JSON, by view, and how many events of each type they hold."""

    lines: dict[View, list[bytes]]
    events: Counter[str]


Outcome = Extracted | InputError


@cache
def _extractor(job: Job) -> Extractor:
    return Extractor(
        job.pipeline,
        job.model,
        ontology=job.ontology,
        gazetteer=job.gazetteer,
        min_confidence=job.min_confidence,
    )


def describe(job: Job) -> Provenance:
    """Return what makes the records.

    Raises:
        ModelError: the pipeline or the model is not there.
    """
    return _extractor(job).provenance


def extract(job: Job, articles: list[Article]) -> list[Outcome]:
    """Return the records of each article, or why it has none."""
    extractor = _extractor(job)
    try:
        return [_extracted(record, job.views) for record in extractor.pipe(articles)]
    except Exception:
        # Whatever it is: it must not cost the other articles of the batch. Which article it was, and what,
        # comes out when they are tried one by one.
        return [_one(extractor, article, job.views) for article in articles]


def _one(extractor: Extractor, article: Article, views: tuple[View, ...]) -> Outcome:
    try:
        return _extracted(extractor.extract(article), views)
    except Exception as error:
        message = " ".join(str(error).split())[:500]
        return InputError("extraction failed", f"{type(error).__name__}: {message}")


def _extracted(record: ArticleRecord, views: tuple[View, ...]) -> Extracted:
    by_view = {view: lines(record, view) for view in views}
    return Extracted(by_view, Counter(event.type for event in record.events))
