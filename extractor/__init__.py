"""News articles in, structured events out."""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.pipeline import Extractor
    from extractor.schema import Article, ArticleRecord, EventRecord, event_records

__all__ = ["Article", "ArticleRecord", "EventRecord", "Extractor", "__version__", "event_records"]
__version__ = version("news-event-extractor")

_HOMES = {
    "Extractor": "extractor.pipeline",
    "Article": "extractor.schema",
    "ArticleRecord": "extractor.schema",
    "EventRecord": "extractor.schema",
    "event_records": "extractor.schema",
}


def __getattr__(name: str) -> Any:
    """Import public names when they are first used: `extractor --help` must not wait for spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
