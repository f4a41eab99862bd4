"""Which event the article is about."""

from extractor.components.events.merge import Cluster
from extractor.components.events.view import View
from extractor.components.spans import token_at

# What is planned may be the news as well as what is done.
_HEADLINE, _LEDE, _NAMING, _ARGUMENT = 3.0, 2.0, 0.2, 0.2
_STATEMENT, _EARLIER, _ANALYSIS = -2.5, -4.0, -3.0
_SEVERAL = 6  # namings and arguments beyond this many add nothing


def main_event(view: View, events: list[Cluster]) -> Cluster | None:
    """Return the event that headline and lede tell, None where there is no event."""
    first = lede(view)
    return max(events, key=lambda event: (_score(event, first), -event.namings[0].start), default=None)


def lede(view: View) -> tuple[int, int]:
    """Return the tokens of the first sentence of the body."""
    body = next((segment for segment in view.segments if segment.kind == "body"), None)
    if not len(view.doc):
        return 0, 0
    first = view.doc[0] if body is None else token_at(view.doc, body.start)
    sentence = view.sentence_of(first)
    return sentence.start, sentence.end


def _score(event: Cluster, lede: tuple[int, int]) -> float:
    namings = event.namings
    score = _NAMING * min(len(namings), _SEVERAL) + _ARGUMENT * min(len(event.fillers), _SEVERAL)
    score += _HEADLINE * any(naming.segment == "headline" for naming in namings)
    score += _LEDE * any(lede[0] <= naming.start < lede[1] for naming in namings)
    score += _STATEMENT * event.is_statement
    score += _EARLIER * event.earlier
    return score + _ANALYSIS * (namings[0].segment == "analysis")
