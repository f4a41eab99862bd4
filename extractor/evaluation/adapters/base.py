"""What an adapter gives: annotated articles as records, and how predictions are compared with them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.evaluate import LAYERS
from extractor.schema import Article, ArticleRecord

Projection = Callable[[ArticleRecord], ArticleRecord]


def as_it_is(record: ArticleRecord) -> ArticleRecord:
    """Return a prediction whose labels are the gold's already."""
    return record


class Adapter(NamedTuple):
    """A format: how a file of it is told by its head, and how it is read.

    `fits`: given the file and its first characters. `read`: given the file and, where its labels are not of
    the package's maps, a map of them; raises GoldError with file, line and reason. `single`: a file holds one
    article, so that a data set is a folder of them.
    """

    fits: Callable[[Path, str], bool]
    read: Callable[[Path, Labels | None], "GoldSet"]
    single: bool = False


@dataclass(frozen=True)
class GoldSet:
    """Annotated articles of one file.

    `layers`: those that the format annotates; only they can be scored. `project`: turns a prediction into
    the labels of the gold. `labels`: the label map that was chosen by the labels in the file, if one was.
    """

    name: str
    records: list[ArticleRecord]
    layers: tuple[str, ...] = tuple(LAYERS)
    project: Projection = as_it_is
    labels: Labels | None = None

    def articles(self) -> Iterator[Article]:
        """Yield what the pipeline is to read: the gold's text and all that was known of the article."""
        return map(_article, self.records)


def _article(record: ArticleRecord) -> Article:
    given = record.article
    known: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("id", "text", "url", "source", "authors", "published", "language")
    }
    # A title that the text does not start with would be put before it, and shift every offset.
    title = given.title if given.title and given.text.startswith(given.title) else None
    return Article(**known, title=title)
