"""The day that an article's relative times count from."""

import re
from datetime import date
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from extractor.components.spans import text_of
from extractor.components.times.patterns import lexicon
from extractor.components.times.reader import read_times
from extractor.schema import Article

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = frozenset({"dateline", "byline"})


class Anchor(NamedTuple):
    """The anchor, and whether it was given or found in the text; no day where there is neither."""

    day: date | None
    source: Literal["published", "inferred"] | None


def anchor_of(doc: Doc, day_first: bool) -> Anchor:
    """Return the date of publication; without one a full date in the dateline or byline; else none."""
    article: Article | None = doc._.article
    if article is not None and article.day is not None:
        return Anchor(article.day, "published")
    text = text_of(doc)
    for segment in doc._.segments:
        if segment.kind in _DATED:
            line = text[segment.start : segment.end]
            values = [found.timex.value[:10] for found in read_times(line, day_first=day_first)]
            full = next((value for value in values if _DAY.fullmatch(value)), None)
            if full:
                return Anchor(date.fromisoformat(full), "inferred")
    return Anchor(None, None)


def is_day_first(article: Article | None) -> bool:
    """Tell whether 3/4/2025 is in April where the article comes from: not in papers of the United States.

    The country is `meta["country"]` (ISO 3166 alpha-2), else it is guessed from source and address.
    """
    if article is None:
        return False
    country = article.meta.get("country")
    if isinstance(country, str) and len(country) == 2:
        return country.upper() not in lexicon()["month_first"]
    origin = f"{article.source or ''} {article.url or ''}".lower()
    if not origin.strip():
        return False
    return not any(re.search(pattern, origin) for pattern in lexicon()["month_first_sources"])
