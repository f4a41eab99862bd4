"""When an event happened, and how it is known."""

from datetime import date
from typing import Literal

from extractor.components.events.merge import Cluster
from extractor.components.events.view import View
from extractor.schema import Time, When

_NEWS = frozenset({"headline", "body", "heading", "caption"})


def times_of(view: View, event: Cluster) -> list[Time]:
    """Return the times that date an event, in order of the text."""
    found = [view.time(filler.token) for filler in event.fillers if filler.time]
    return [time for time in found if time]


def last_day(times: list[Time]) -> date | None:
    """Return the last day of the first time that has one."""
    end = next((time.to for time in times if time.to), None)
    return date.fromisoformat(end[:10]) if end else None


def when(view: View, event: Cluster, background: bool, published: date | None) -> When:
    """Return the interval of an event.

    `text`: its first sentence dates it; `context`: another one does; `published`: news of the day.
    """
    times = times_of(view, event)
    dated = next((time for time in times if time.from_), times[0] if times else None)
    if dated is not None:
        sentence = view.sentence_of(event.namings[0].token)
        here = sentence.start_char <= dated.start < sentence.end_char
        return _when(dated.from_, dated.to, "text" if here else "context")
    if published and not background and _is_news(event):
        return _when(published.isoformat(), published.isoformat(), "published")
    return _when(None, None, "unknown")


def _when(
    first: str | None, last: str | None, source: Literal["text", "context", "published", "unknown"]
) -> When:
    return When.model_validate({"from": first, "to": last, "source": source})


def _is_news(event: Cluster) -> bool:
    return any(naming.modality.realis == "actual" and naming.segment in _NEWS for naming in event.namings)
