"""Throughput of the pipeline beside the bare spaCy model, on the same articles in one run."""

import time
from collections.abc import Callable
from typing import NamedTuple

import spacy

from extractor.components.events.component import Events
from extractor.components.events.detect import Detector
from extractor.ontology.load import load
from extractor.ontology.padding import padded
from extractor.pipeline.build import model_name
from extractor.pipeline.extractor import DEFAULT_PIPELINE, Extractor, batches
from extractor.schema import Article


class Throughput(NamedTuple):
    """Words per CPU-second of one process, the best of the rounds, and where our time went.

    `stages` holds microseconds a word by stage, over all rounds.
    """

    words: int
    bare: float
    ours: float
    stages: dict[str, float]

    @property
    def ratio(self) -> float:
        """Our throughput as a share of the bare model's."""
        return self.ours / self.bare


def throughput(
    articles: list[Article],
    pipeline: str = DEFAULT_PIPELINE,
    rounds: int = 3,
    types: int | None = None,
) -> Throughput:
    """Measure the pipeline and the bare model in turns, so that both meet the same machine.

    With `types`, event types are copied until there are as many.

    The bare model runs as it is installed, over the same batches, in memory zones as ours.
    """
    extractor = Extractor(pipeline)
    if types:
        layer = extractor.nlp.get_pipe("extractor_events")
        assert isinstance(layer, Events)
        layer.detector = Detector(padded(load(), types))
    bare = spacy.load(model_name(pipeline))

    def run_bare() -> None:
        for batch in batches(articles):
            with bare.memory_zone():
                list(bare.pipe(article.full_text for article in batch))

    def run_ours() -> None:
        list(extractor.pipe(articles))

    words = sum(len(article.full_text.split()) for article in articles)
    run_bare()  # a first round of each fills caches
    run_ours()
    extractor.seconds.clear()
    timed = [(_cpu_seconds(run_bare), _cpu_seconds(run_ours)) for _ in range(rounds)]
    bare_best, ours_best = (words / min(times) for times in zip(*timed, strict=True))
    stages = {name: seconds * 1e6 / words / rounds for name, seconds in extractor.seconds.items()}
    return Throughput(words, bare_best, ours_best, stages)


def _cpu_seconds(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
