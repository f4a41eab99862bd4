"""Which claim reports an event, and which events a claim holds."""

from collections.abc import Iterable

from extractor.components.spans import kind_at
from extractor.schema import Claim, Event, Segment


def link_claims(
    claims: list[Claim], segments: list[Segment], events: list[Event], own: dict[str, Event]
) -> None:
    """Set `reported_by` of events and `events` of claims.

    An event is reported by the claim of its first mention if all mentions, those of an analysis left out,
    stand in claims.

    Args:
        claims: the claims of the article.
        segments: its segments.
        events: all of its events.
        own: the statement event of each claim, by the claim's id.
    """
    around = _claims_around(claims, {mention.start for event in events for mention in event.mentions})
    held: dict[str, list[str]] = {claim.id: [] for claim in claims}
    for event in events:
        holders = [around.get(mention.start, []) for mention in event.mentions]
        told = [
            n for n, mention in enumerate(event.mentions) if kind_at(segments, mention.start) != "analysis"
        ]
        if holders[0] and all(holders[n] for n in told):
            event.reported_by = holders[0][-1]
        for claim_id in dict.fromkeys(claim_id for found in holders for claim_id in found):
            held[claim_id].append(event.id)
    for claim in claims:
        if claim.id in own:
            own[claim.id].reported_by = claim.id
            held[claim.id] = [event for event in held[claim.id] if event != own[claim.id].id]
        claim.events = held[claim.id]


def _claims_around(claims: list[Claim], offsets: Iterable[int]) -> dict[int, list[str]]:
    """Return the claims whose content holds each offset, the innermost last."""
    spans = sorted((span.start, -span.end, claim.id) for claim in claims for span in claim.content.spans)
    found: dict[int, list[str]] = {}
    open_spans: list[tuple[int, int, str]] = []
    following = 0
    for offset in sorted(offsets):
        while following < len(spans) and spans[following][0] <= offset:
            open_spans.append(spans[following])
            following += 1
        open_spans = [span for span in open_spans if -span[1] > offset]
        if open_spans:
            found[offset] = [claim_id for _, _, claim_id in open_spans]
    return found
