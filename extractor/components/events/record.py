"""From what names an event to its record."""

from typing import NamedTuple

from extractor.components.events.background import Background
from extractor.components.events.coding import codes_of, with_counterparts
from extractor.components.events.cues import cue
from extractor.components.events.dating import Dating, times_of
from extractor.components.events.fillers import Filler, argument
from extractor.components.events.merge import Cluster
from extractor.components.events.naming import Naming
from extractor.components.events.places import Places
from extractor.components.events.summary import summary
from extractor.components.events.view import View
from extractor.components.spans import evidence
from extractor.ontology.compiled import TypeRule
from extractor.schema import Argument, Event, EventMention
from extractor.schema.claim import Polarity
from extractor.schema.event import Realis


class Weighed(NamedTuple):
    """An event's number in the article, what names it, and its confidence."""

    number: int
    cluster: Cluster
    confidence: float


def to_event(
    view: View, weighed: Weighed, dating: Dating, places: Places, context: Background, is_main: bool
) -> Event:
    """Return the record of an event; its claim and its relations are linked later."""
    number, cluster, confidence = weighed
    mentions = [_mention(view, naming) for naming in cluster.namings]
    arguments = _union(view, [mentions[number] for number in cluster.told])
    times = times_of(view, cluster)
    dated = dating.time_of(cluster, times)
    background = not is_main and context.holds(cluster, dated)
    first = cluster.namings[0]
    named = next(naming for naming in cluster.namings if naming.rule)
    assert named.rule is not None
    return Event(
        id=f"v{number}",
        type=cluster.type.name,
        codes=codes_of(cluster),
        trigger=evidence(view.doc, mentions[0].start, mentions[0].end),
        mentions=mentions,
        arguments=arguments,
        relations=[],
        time=times[0].id if times else None,
        when=dating.when(cluster, dated, background),
        place=places.of(cluster, arguments, background),
        realis=_realis(cluster),
        polarity=_polarity(cluster),
        segment=first.segment,
        background=background,
        reported_by=None,
        confidence=confidence,
        rule=named.rule.rule,
        summary=summary(
            cluster.type,
            _called(cluster),
            arguments,
            view.entity_names,
            times[0] if times else None,
            first.content,
        ),
    )


def _called(cluster: Cluster) -> str:
    """Return what to call an event: by its first noun, else by its type; a statement by its cue."""
    if cluster.is_statement:
        naming = cluster.namings[0]
        return naming.token.doc[naming.start : naming.end].text
    nouns = [naming for naming in cluster.namings if not naming.is_verb]
    if nouns:
        return nouns[0].token.doc[nouns[0].start : nouns[0].end].text
    return cluster.type.name.rpartition(".")[2].replace("_", " ")


def _mention(view: View, naming: Naming) -> EventMention:
    span = view.doc[naming.start : naming.end]
    return EventMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        realis=naming.modality.realis,
        arguments=_arguments(view, naming.type, naming.fillers),
    )


def _arguments(view: View, type_: TypeRule, fillers: list[Filler]) -> list[Argument]:
    ordered = sorted(fillers, key=lambda filler: filler.start)
    found = _once(view, [argument(view, filler, type_.roles[filler.role]) for filler in ordered])
    return with_counterparts(found) if type_.codes.plover in cue("mutual_acts") else found


def _union(view: View, mentions: list[EventMention]) -> list[Argument]:
    """Return the arguments of all mentions, the same filler of a role once."""
    return _once(view, [argument for mention in mentions for argument in mention.arguments])


def _once(view: View, arguments: list[Argument]) -> list[Argument]:
    found: dict[tuple[str, object], Argument] = {}
    for filler in arguments:
        found.setdefault((filler.role, _what(view, filler)), filler)
    return list(found.values())


def _what(view: View, filler: Argument) -> object:
    """Return what a filler denotes: an entity, a value ("nine" and "nine people" are one), or its words."""
    if filler.figure:
        figure = view.figures[filler.figure]
        unit = None if figure.kind == "count" else figure.unit
        return figure.kind, figure.value, figure.low, figure.high, figure.bound, unit
    return filler.entity or (filler.time and view.values[filler.time]) or filler.text.lower()


def _realis(cluster: Cluster) -> Realis:
    """Return `actual` if one naming is, but never for what only an analysis tells."""
    told = [naming.modality.realis for naming in cluster.namings if naming.segment != "analysis"]
    if told:
        return "actual" if "actual" in told else told[0]
    return "generic" if cluster.namings[0].modality.realis == "generic" else "other"


def _polarity(cluster: Cluster) -> Polarity:
    negative = all(
        naming.modality.polarity == "negative" for naming in cluster.namings if naming.rule is not None
    )
    return "negative" if negative else "positive"
