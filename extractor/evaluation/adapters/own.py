"""The program's own `articles` view, one record a line."""

from pathlib import Path

from extractor.errors import GoldError
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.labels import Labels
from extractor.readers.records import records
from extractor.schema import ArticleRecord


def read(file: Path, _: Labels | None = None) -> GoldSet:
    """Read annotated or predicted records.

    Raises:
        GoldError: a line breaks the contract, is of another view, or repeats an id.
        SourceError: the file cannot be read.
    """
    found: dict[str, ArticleRecord] = {}
    for line, record in enumerate(records(file), start=1):
        if isinstance(record, list):
            first = record[0]
            raise GoldError(
                file, first.line, f"{first.field}: {first.reason}" if first.field else first.reason
            )
        if not isinstance(record, ArticleRecord):
            raise GoldError(file, line, "a record of the `events` view; the `articles` view is needed")
        if record.article.id in found:
            raise GoldError(file, line, f"article {record.article.id!r} stands here twice")
        found[record.article.id] = record
    return GoldSet(_name(file), list(found.values()))


def _name(file: Path) -> str:
    """Return the folder's name for a file called `gold`, else the file's."""
    name = file.name.split(".")[0]
    return file.resolve().parent.name if name == "gold" else name


ADAPTER = Adapter(lambda _, head: '"article/1"' in head, read)
