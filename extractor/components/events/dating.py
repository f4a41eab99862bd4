"""When an event happened, and how it is known."""

from datetime import date
from typing import Literal

from extractor.components.events.merge import Cluster
from extractor.components.events.view import View
from extractor.components.times.attach import Attachment
from extractor.schema import Time, When

_NEWS = frozenset({"headline", "body", "heading", "caption"})


def times_of(view: View, event: Cluster) -> list[Time]:
    """Return the times that date an event, in order of the text."""
    found = [view.time(filler.token) for filler in event.fillers if filler.time]
    return [time for time in found if time]


def last_day(time: Time | None) -> date | None:
    """Return the last day of a time, if it has one."""
    return date.fromisoformat(time.to[:10]) if time is not None and time.to else None


class Dating:
    """Dates the events of one article.

    Args:
        view: the article.
        published: the day of issue, if known.
    """

    def __init__(self, view: View, published: date | None) -> None:
        self.published = published
        self._view = view
        self._attachment = Attachment(view.doc)

    def time_of(self, event: Cluster, times: list[Time]) -> Time | None:
        """Return the time that dates an event, given the times among its arguments."""
        own = next((time for time in times if time.from_), times[0] if times else None)
        return own if own is not None or event.is_statement else self._near(event)

    def when(self, event: Cluster, dated: Time | None, background: bool) -> When:
        """Return the interval of an event.

        `text`: its first sentence dates it; `context`: another sentence does; `published`: news of the day,
        never what is told as background.

        Args:
            event: the event.
            dated: the time that dates it.
            background: whether it is told as context.
        """
        if dated is not None:
            sentence = self._view.sentence_of(event.namings[0].token)
            here = sentence.start_char <= dated.start < sentence.end_char
            return _when(dated.from_, dated.to, "text" if here else "context")
        if self.published and not background and _is_news(event):
            day = self.published.isoformat()
            return _when(day, day, "published")
        return _when(None, None, "unknown")

    def _near(self, event: Cluster) -> Time | None:
        """Return the time of another clause of a sentence that names the event, else of the text before it.

        The text before dates only what is told as done, and only where that time is over.
        """
        found = [(naming, *self._attachment.time_for(naming.token)) for naming in event.namings]
        for _, time, how in found:
            if time is not None and how in {"clause", "sentence"}:
                return time
        naming, time, how = found[0]
        if time is None or how != "paragraph" or naming.modality.realis != "actual":
            return None
        ended = last_day(time)
        is_over = ended is not None and self.published is not None and ended < self.published
        return time if is_over and naming.segment != "headline" else None


def _when(
    first: str | None, last: str | None, source: Literal["text", "context", "published", "unknown"]
) -> When:
    return When.model_validate({"from": first, "to": last, "source": source})


def _is_news(event: Cluster) -> bool:
    return any(naming.modality.realis == "actual" and naming.segment in _NEWS for naming in event.namings)
