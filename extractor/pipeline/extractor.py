"""The API: an Extractor turns articles into records."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from spacy.tokens import Doc

from extractor.components.casing import Casing, annotate
from extractor.components.spans import remember_text, text_of
from extractor.pipeline.build import STRUCTURE, build, settings
from extractor.pipeline.records import provenance, to_record
from extractor.pipeline.tokens import join, tokenise, windows
from extractor.schema import Article, ArticleRecord

DEFAULT_PIPELINE = "accurate"
Item = TypeVar("Item")
_BATCH = 100_000  # characters of a batch of articles
_TOKENS = 5_000  # that are parsed at once


class Extractor:
    """Extracts entities, times, figures, claims and events from articles.

    Args:
        pipeline: a name from `models/pipelines/`.
        model: another spaCy model, by name or folder.
        ontology: folders of event types that add to the package's own or replace them.
        gazetteer: a JSONL file of names that are always known (`name`, `type`, `aliases`, `identifiers`).
        min_confidence: what an event must have at least, 0 to 1; None for the default, 0 for all. The events
            of claims are kept whatever theirs is.

    Raises:
        ModelError: the pipeline or the model is not there.
        ResourceError: the ontology or the gazetteer cannot be read.
    """

    def __init__(
        self,
        pipeline: str = DEFAULT_PIPELINE,
        model: str | None = None,
        *,
        ontology: tuple[Path, ...] = (),
        gazetteer: Path | None = None,
        min_confidence: float | None = None,
    ) -> None:
        self.nlp = build(pipeline, model, _own(ontology, gazetteer, min_confidence))
        self.provenance = provenance(self.nlp, pipeline)
        self.seconds: defaultdict[str, float] = defaultdict(float)  # CPU time of this process by stage
        layers = settings(pipeline)["layers"]
        self._layers = [(name, component) for name, component in self.nlp.pipeline if name in layers]
        self._not_parsing = [STRUCTURE, *layers]
        self._structure = self.nlp.get_pipe(STRUCTURE)
        self._casing = Casing(self.nlp)

    def extract(self, article: Article) -> ArticleRecord:
        """Return the record of one article."""
        return self._batch([article])[0]

    def pipe(self, articles: Iterable[Article]) -> Iterator[ArticleRecord]:
        """Yield the records of many articles, in order; memory does not grow with their number."""
        for batch in batches(articles):
            yield from self._batch(batch)

    def _batch(self, articles: list[Article]) -> list[ArticleRecord]:
        # Strings of one batch are forgotten after it, else the vocabulary grows without end.
        with self.nlp.memory_zone():
            clock = time.process_time()
            docs = list(self._parsed([self._structured(article) for article in articles]))
            self.seconds["parse"] += time.process_time() - clock
            return [self._record(doc, article) for doc, article in zip(docs, articles, strict=True)]

    def _structured(self, article: Article) -> Doc:
        doc = tokenise(self.nlp, article.full_text)
        remember_text(doc, article.full_text)
        doc._.article = article
        return self._structure(doc)

    def _parsed(self, docs: list[Doc]) -> Iterator[Doc]:
        plain = [self._casing.plain(doc) for doc in docs]
        parts = [windows(doc) for doc in plain]
        done = self._annotated([part for window in parts for part in window])
        for doc, read, window in zip(docs, plain, parts, strict=True):
            parsed = join([next(done) for _ in window])
            if read is not doc:
                parsed = annotate(doc, parsed)
            elif parsed is not doc:
                parsed._.article, parsed._.segments = doc._.article, doc._.segments
                remember_text(parsed, text_of(doc))
            yield parsed

    def _annotated(self, parts: list[Doc]) -> Iterator[Doc]:
        # The parser's working memory grows with all that one call of `pipe` is given.
        for group in _filled(parts, len, _TOKENS):
            yield from self.nlp.pipe(group, disable=self._not_parsing)

    def _record(self, doc: Doc, article: Article) -> ArticleRecord:
        clock = time.process_time()
        for name, layer in self._layers:
            doc = layer(doc)
            clock = self._count(name, clock)
        record = to_record(doc, article, self.provenance)
        self._count("record", clock)
        return record

    def _count(self, stage: str, since: float) -> float:
        now = time.process_time()
        self.seconds[stage] += now - since
        return now


def _own(
    ontology: tuple[Path, ...], gazetteer: Path | None, min_confidence: float | None
) -> dict[str, dict[str, Any]]:
    """Return the settings of the layers that take a user's own knowledge or wishes."""
    events = {"ontology": [str(folder) for folder in ontology], "min_confidence": min_confidence}
    layers: dict[str, dict[str, Any]] = {"extractor_events": events}
    if gazetteer:
        layers["extractor_entities"] = {"gazetteer": str(gazetteer)}
    return layers


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Group articles in order, by characters."""
    return grouped(articles, lambda article: len(article.text))


def grouped(items: Iterable[Item], characters: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Group what holds articles in order: a group holds as many characters as make a batch."""
    return _filled(items, characters, _BATCH)


def _filled(items: Iterable[Item], size: Callable[[Item], int], full: int) -> Iterator[list[Item]]:
    """Group items in order: a group ends with the item with which its size reaches `full`."""
    group: list[Item] = []
    held = 0
    for item in items:
        group.append(item)
        held += size(item)
        if held >= full:
            yield group
            group, held = [], 0
    if group:
        yield group
