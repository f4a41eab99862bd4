"""What a worker does: pages to articles, articles to lines of the records."""

import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import InputError
from extractor.pipeline import Extractor
from extractor.readers import Page
from extractor.runner.config import RunConfig
from extractor.runner.counts import Usage
from extractor.schema import Article, ArticleRecord, Provenance
from extractor.schema.views import View, lines

_KIB = 1 if sys.platform == "darwin" else 1024  # of the system's unit of memory


class Job(NamedTuple):
    """What all batches of a run have in common."""

    pipeline: str
    model: str | None
    ontology: tuple[Path, ...]
    gazetteer: Path | None
    min_confidence: float | None
    views: tuple[View, ...]


def job_of(config: RunConfig, views: tuple[View, ...]) -> Job:
    """Return the job of a run whose targets take these views."""
    return Job(config.pipeline, config.model, config.ontology, config.gazetteer, config.min_confidence, views)


@dataclass(frozen=True)
class Extracted:
    """The records of one article as lines of JSON, by view; its events by type; its words."""

    lines: dict[View, list[bytes]]
    events: Counter[str]
    words: int


Outcome = Extracted | InputError
Task = Sequence[Page] | Sequence[Article]


class Done(NamedTuple):
    """What came of the parts of a task, in order, and what it took."""

    outcomes: list[Any]
    usage: Usage


def describe(job: Job) -> Provenance:
    """Return what makes the records; loads the models.

    Raises:
        ModelError: the pipeline or the model is not there.
    """
    return _extractor(job).provenance


def perform(job: Job, task: Task) -> Done:
    """Return for each page its article, for each article its records, or why there is none.

    Raises:
        DependencyError: a library that pages need is not installed.
    """
    if task and isinstance(task[0], Page):
        clock = time.process_time()
        found = [page.article() for page in task if isinstance(page, Page)]
        return Done(found, Usage(stages={"pages": time.process_time() - clock}, memory=peak("worker")))
    extractor = _extractor(job)
    extractor.seconds.clear()
    outcomes = _extract(extractor, [article for article in task if isinstance(article, Article)], job.views)
    return Done(outcomes, Usage(stages=dict(extractor.seconds), memory=peak("worker")))


def peak(process: str) -> dict[str, int]:
    """Return the most memory that this process has held, in bytes."""
    return {process: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB}


@cache
def _extractor(job: Job) -> Extractor:
    extractor = Extractor(
        job.pipeline,
        job.model,
        ontology=job.ontology,
        gazetteer=job.gazetteer,
        min_confidence=job.min_confidence,
    )
    gc.freeze()  # models and rules live as long as the process: no collection need go through them again
    return extractor


def _extract(extractor: Extractor, articles: list[Article], views: tuple[View, ...]) -> list[Outcome]:
    try:
        return [_extracted(record, views) for record in extractor.pipe(articles)]
    except Exception:
        # Whatever it is: it must not cost the other articles of the batch. Which article it was, and what,
        # comes out when they are tried one by one.
        return [_one(extractor, article, views) for article in articles]


def _one(extractor: Extractor, article: Article, views: tuple[View, ...]) -> Outcome:
    try:
        return _extracted(extractor.extract(article), views)
    except Exception as error:
        message = " ".join(str(error).split())[:500]
        return InputError("extraction failed", f"{type(error).__name__}: {message}")


def _extracted(record: ArticleRecord, views: tuple[View, ...]) -> Extracted:
    by_view = {view: lines(record, view) for view in views}
    events = Counter(event.type for event in record.events)
    return Extracted(by_view, events, len(record.article.text.split()))
