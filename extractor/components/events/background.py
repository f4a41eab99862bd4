"""Which events are told as context: what was over before the news, and is not what headline and lede tell."""

from datetime import date, timedelta

from extractor.components.events.cues import cue
from extractor.components.events.dating import last_day
from extractor.components.events.merge import Cluster
from extractor.components.events.naming import Naming
from extractor.components.events.salience import lede
from extractor.components.events.view import View
from extractor.components.spans import token_at, tokens_at
from extractor.schema import Time

_NEWS = timedelta(days=14)  # what ended longer ago is context


class Background:
    """Knows the lede and the day of issue of one article.

    Args:
        view: the article.
        published: the day of issue, if known.
    """

    def __init__(self, view: View, published: date | None) -> None:
        self._view = view
        self._published = published
        self._lede = lede(view)

    def holds(self, event: Cluster, dated: Time | None) -> bool:
        """Tell whether an event is context: told as earlier, or over before the news.

        Args:
            event: the event.
            dated: the time that dates it, if any.
        """
        if event.earlier:
            return True
        if any(self._is_news(naming) for naming in event.namings):
            return False
        if any(_is_said_to_be_past(naming) for naming in event.namings):
            return True
        return dated is not None and self._is_over(dated) and self._stands_with(event, dated)

    def _is_news(self, naming: Naming) -> bool:
        return naming.segment == "headline" or self._lede[0] <= naming.start < self._lede[1]

    def _is_over(self, dated: Time) -> bool:
        """Tell whether a time ended a while ago; "since May" has not ended."""
        ended = last_day(dated)
        if ended is None or self._published is None or ended >= self._published - _NEWS:
            return False
        return not self._goes_on_since(dated)

    def _goes_on_since(self, dated: Time) -> bool:
        """Tell whether a time is only the beginning; what "since 2021, when …" tells was then and is over."""
        span = tokens_at(self._view.doc, dated.start, dated.end)
        after = self._view.doc[span.end : span.end + 2]
        is_told_then = any(token.lower_ == "when" for token in after)
        before = self._view.doc[max(0, span.start - 1) : span.start]
        return not is_told_then and any(token.lower_ in cue("ongoing") for token in before)

    def _stands_with(self, event: Cluster, dated: Time) -> bool:
        """Tell whether the time stands in a sentence that tells the event as done.

        A time of the text before may be another event's.
        """
        at = self._view.sentence_number(token_at(self._view.doc, dated.start))
        return any(
            naming.modality.realis != "other" and self._view.sentence_number(naming.token) == at
            for naming in event.namings
        )


def _is_said_to_be_past(naming: Naming) -> bool:
    return naming.is_verb and any(child.lower_ in cue("formerly") for child in naming.token.children)
