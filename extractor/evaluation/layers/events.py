"""Events: triggers and arguments as TextEE scores them (Huang et al. 2024), realis, merging and facts."""

import re
from collections.abc import Hashable

from extractor.evaluation.clusters import b_cubed
from extractor.evaluation.gold import groups
from extractor.evaluation.matching import common, greedy, jaccard, touching
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Event, EventMention
from extractor.schema.event import Argument

_Mention = tuple[Event, EventMention]
_Triggered = tuple[str, Argument, tuple[int, int]]
_Labelled = tuple[tuple[int, int], Hashable]
_LEADING = re.compile(r"^(?:the|an?|its|their|his|her|our|my)\s+")


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return the measures of the events that are no statements (these repeat the claims).

    TI, TC: triggers by span, with type. AI, AC: arguments by type and span, with role; AI+, AC+: also with
    their trigger. `overlap` variants need one shared character. realis: accuracy on triggers matched with
    their type; b_cubed on the same. number: whether the article has the right number of events. types: the
    set of types of the article. fillers: type, role and filler in words, as a set for the article, of all
    mentions; facts: the same of the merged events. Where the gold's data set merges mentions of several types
    (`GoldRecord.groups`), its groups are what b_cubed and number compare with.
    """
    wanted, got = _mentions(gold), _mentions(predicted)
    grouped = groups(gold)
    return (
        _exact(wanted, got)
        | _overlapping(wanted, got, grouped)
        | _document(gold, predicted, grouped)
        | {"fillers": Tally.of(*common(_fillers(wanted), _fillers(got)))}
    )


def _mentions(record: ArticleRecord) -> list[_Mention]:
    """Return the mentions in an order of their spans, types and realis alone: it decides between equals."""
    found = ((event, mention) for event in _events(record) for mention in event.mentions)
    return sorted(found, key=lambda item: (_span(item[1]), item[0].type, item[1].realis))


def _events(record: ArticleRecord) -> list[Event]:
    return [event for event in record.events if not event.type.startswith("statement.")]


def _span(item: EventMention | Argument) -> tuple[int, int]:
    return (item.start, item.end)


def _exact(gold: list[_Mention], predicted: list[_Mention]) -> Tallies:
    def tally(form: str) -> Tally:
        return Tally.of(*common(*(map(_FORMS[form], _parts(form, side)) for side in (gold, predicted))))

    return {form: tally(form) for form in _FORMS}


def _parts(form: str, mentions: list[_Mention]) -> list[_Triggered] | list[_Mention]:
    return mentions if form in ("TI", "TC") else _arguments(mentions)


def _arguments(mentions: list[_Mention]) -> list[_Triggered]:
    return [
        (event.type, argument, _span(mention))
        for event, mention in mentions
        for argument in mention.arguments
    ]


_FORMS = {
    "TI": lambda item: _span(item[1]),
    "TC": lambda item: (_span(item[1]), item[0].type),
    "AI": lambda item: (item[0], _span(item[1])),
    "AC": lambda item: (item[0], _span(item[1]), item[1].role),
    "AI+": lambda item: (item[0], _span(item[1]), item[2]),
    "AC+": lambda item: (item[0], _span(item[1]), item[1].role, item[2]),
}


def _overlapping(gold: list[_Mention], predicted: list[_Mention], grouped: dict[str, str]) -> Tallies:
    pairs = _pairs(
        [(_span(m), event.type) for event, m in gold], [(_span(m), event.type) for event, m in predicted]
    )
    labels = [(_group(gold[i][0], grouped), predicted[j][0].id) for i, j in pairs]
    realis = sum(gold[i][1].realis == predicted[j][1].realis for i, j in pairs)
    wanted, got = _filled(gold), _filled(predicted)
    return {
        "TC overlap": Tally.of(len(pairs), len(gold), len(predicted)),
        "AC overlap": Tally.of(len(_pairs(wanted, got)), len(wanted), len(got)),
        "realis": Tally.of(realis, len(pairs), len(pairs)),
        "b_cubed": b_cubed(labels),
    }


def _pairs(gold: list[_Labelled], predicted: list[_Labelled]) -> list[tuple[int, int]]:
    """Return pairs of the same label whose spans overlap, the most alike first."""
    spans = [[span for span, _ in side] for side in (gold, predicted)]
    return greedy(
        (jaccard(spans[0][i], spans[1][j]), i, j)
        for i, j in touching(*spans)
        if gold[i][1] == predicted[j][1]
    )


def _filled(mentions: list[_Mention]) -> list[_Labelled]:
    """Return the spans of arguments with type and role, each once however many triggers have it."""
    found = {(kind, _span(argument), argument.role) for kind, argument, _ in _arguments(mentions)}
    return [(span, (kind, role)) for kind, span, role in sorted(found)]


def _document(gold: ArticleRecord, predicted: ArticleRecord, grouped: dict[str, str]) -> Tallies:
    wanted, got = _events(gold), _events(predicted)
    number = len({_group(event, grouped) for event in wanted})
    return {
        "number": Tally.of(number == len(got), 1, 1),
        "types": Tally.of(*common((event.type for event in wanted), (event.type for event in got))),
        "facts": Tally.of(*common(_facts(wanted), _facts(got))),
    }


def _group(event: Event, grouped: dict[str, str]) -> tuple[bool, str]:
    """Return what the event is one with; one that is in no group is alone, whatever groups are called."""
    return event.id in grouped, grouped.get(event.id, event.id)


def _fillers(mentions: list[_Mention]) -> set[tuple[str, str, str]]:
    return {(kind, argument.role, _plain(argument.text)) for kind, argument, _ in _arguments(mentions)}


def _facts(events: list[Event]) -> set[tuple[str, str, str]]:
    return {
        (event.type, argument.role, _plain(argument.text)) for event in events for argument in event.arguments
    }


def _plain(text: str) -> str:
    return _LEADING.sub("", " ".join(re.findall(r"\w+", text.lower())))
