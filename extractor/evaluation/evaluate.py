"""Score many records."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractor.errors import RecordError
from extractor.evaluation.layers import claims, entities, events, figures, times
from extractor.evaluation.tally import Tallies, total
from extractor.schema import ArticleRecord

Layer = Callable[[ArticleRecord, ArticleRecord], Tallies]
Pair = tuple[ArticleRecord, ArticleRecord]

LAYERS: dict[str, Layer] = {
    "entities": entities.tallies,
    "times": times.tallies,
    "figures": figures.tallies,
    "claims": claims.tallies,
    "events": events.tallies,
}


@dataclass(frozen=True)
class Scores:
    """The tallies of one layer, article by article, in order of the gold."""

    articles: dict[str, Tallies]

    @property
    def micro(self) -> Tallies:
        """All articles together."""
        return total(self.articles.values())

    def f1(self, measure: str) -> float:
        """Return a measure's micro F1 in percent."""
        return 100 * self.micro[measure].f1


def evaluate(
    gold: Iterable[ArticleRecord], predicted: Iterable[ArticleRecord], layers: Iterable[str] = tuple(LAYERS)
) -> dict[str, Scores]:
    """Score predictions by layer; an article without a prediction counts as missed.

    Raises:
        RecordError: a prediction has another text than the gold of its id, or an id that the gold has not.
    """
    pairs = align(gold, predicted)
    return {layer: score(pairs, layer) for layer in layers}


def align(gold: Iterable[ArticleRecord], predicted: Iterable[ArticleRecord]) -> list[Pair]:
    """Return gold records with their predictions; the prediction of an article that has none is empty.

    Raises:
        RecordError: a prediction has another text than the gold of its id, or an id that the gold has not.
    """
    wanted = {record.article.id: record for record in gold}
    got = {record.article.id: _checked(record, wanted) for record in predicted}
    return [(record, got.get(name) or _without_layers(record)) for name, record in wanted.items()]


def score(pairs: Sequence[Pair], layer: str) -> Scores:
    """Score one layer of aligned records."""
    return Scores({gold.article.id: LAYERS[layer](gold, predicted) for gold, predicted in pairs})


def _checked(record: ArticleRecord, wanted: dict[str, ArticleRecord]) -> ArticleRecord:
    name = record.article.id
    if name not in wanted:
        raise RecordError(f"the gold has no article {name!r}")
    if record.article.text != wanted[name].article.text:
        raise RecordError(f"article {name!r}: the prediction was made on another text than the gold's")
    return record


def _without_layers(record: ArticleRecord) -> ArticleRecord:
    article = record.article.model_copy(update={"main_event": None})
    empty: dict[str, list[object]] = {layer: [] for layer in LAYERS}
    return record.model_copy(update={**empty, "article": article})
