"""Where an event happened: as the text says, or for the news of the lede where it was written."""

from extractor.components.events.merge import Cluster
from extractor.components.events.salience import lede
from extractor.components.events.view import View
from extractor.schema import Argument, Place

_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Places:
    """Knows the dateline and the lede of one article."""

    def __init__(self, view: View) -> None:
        self._lede = lede(view)
        self._dateline = _dateline(view)

    def of(self, event: Cluster, arguments: list[Argument], background: bool) -> Place | None:
        """Return the place among the arguments of an event, else the dateline's if the lede reports it."""
        places = [argument for argument in arguments if argument.role == "place"]
        if places:
            first = next((argument for argument in places if argument.entity), places[0])
            return Place(
                start=first.start, end=first.end, text=first.text, entity=first.entity, source="text"
            )
        return self._dateline if not background and self._is_news(event) else None

    def _is_news(self, event: Cluster) -> bool:
        start, end = self._lede
        return not event.is_statement and any(
            start <= naming.start < end and naming.segment == "body" and naming.modality.realis == "actual"
            for naming in event.namings
        )


def _dateline(view: View) -> Place | None:
    segment = next((segment for segment in view.segments if segment.kind == "dateline"), None)
    for entity, mention in view.mentions_within(segment.start, segment.end) if segment else ():
        if entity.type in _PLACES:
            return Place(
                start=mention.start, end=mention.end, text=mention.text, entity=entity.id, source="dateline"
            )
    return None
