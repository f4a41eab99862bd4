"""Annotated data of many formats as records."""

from pathlib import Path

from extractor.errors import GoldError, SourceError
from extractor.evaluation.adapters import brat, casie, conll, exports, newsquant, own, spans, timeml
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.labels import Labels

__all__ = ["ADAPTERS", "GoldSet", "fits", "read", "told"]

_HEAD = 4000  # characters by which a format is told
_LONGEST = 10_000_000

ADAPTERS: dict[str, Adapter] = {
    "articles": own.ADAPTER,
    "casie": casie.ADAPTER,
    "newsquant": newsquant.ADAPTER,
    "brat": brat.ADAPTER,
    "conll": conll.ADAPTER,
    "timeml": timeml.ADAPTER,
    "spans": spans.ADAPTER,
    "labelstudio": exports.LABEL_STUDIO,
    "prodigy": exports.PRODIGY,
    "doccano": exports.DOCCANO,
}


def read(file: Path, form: str | None = None, labels: Labels | None = None) -> GoldSet:
    """Read an annotated file; its format is told by ending and content unless it is given.

    Labels are those of the package's maps, or of a map of one's own.

    Raises:
        GoldError: the format is not known, or the file breaks it.
        SourceError: the file cannot be read.
    """
    if form is not None and form not in ADAPTERS:
        raise GoldError(file, 0, f"no format {form!r}; there are: {', '.join(ADAPTERS)}")
    return ADAPTERS[form or told(file)].read(file, labels)


def told(file: Path) -> str:
    """Return the name of a file's format, by its ending and content.

    Raises:
        GoldError: it is not known.
        SourceError: the file cannot be read.
    """
    head = _head(file)
    for name, adapter in ADAPTERS.items():
        if adapter.fits(file, head):
            return name
    if not head.strip():
        raise GoldError(file, 0, "the file is empty")
    raise GoldError(file, 0, f"the format is not recognised; name it with --format: {', '.join(ADAPTERS)}")


def fits(file: Path, form: str | None) -> bool:
    """Tell whether a file is in the format, or without one in any that is known."""
    wanted = [ADAPTERS[form]] if form in ADAPTERS else ADAPTERS.values()
    head = _head(file)
    return any(adapter.fits(file, head) for adapter in wanted)


def _head(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as text:
            return text.read(_HEAD) + text.readline(_LONGEST)  # of JSONL at least the first line
    except OSError as error:
        raise SourceError(f"cannot read {str(file)!r}: {error.strerror}") from error
