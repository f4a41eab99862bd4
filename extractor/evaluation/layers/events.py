"""Events: triggers and arguments as TextEE scores them (Huang et al. 2024), realis, merging and facts."""

import re

from extractor.evaluation.clusters import b_cubed
from extractor.evaluation.matching import common, greedy, jaccard
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord, Event, EventMention
from extractor.schema.event import Argument

_Mention = tuple[Event, EventMention]
_Triggered = tuple[str, Argument, tuple[int, int]]
_Filled = tuple[str, str, tuple[int, int]]
_LEADING = re.compile(r"^(?:the|an?|its|their|his|her|our|my)\s+")


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return the measures of the events that are no statements (these repeat the claims).

    TI, TC: triggers by span, with type. AI, AC: arguments by type and span, with role; AI+, AC+: also with
    their trigger. `overlap` variants need one shared character. realis: accuracy on triggers matched with
    their type; b_cubed on the same. number: whether the article has the right number of events. facts: type,
    role and filler in words, as a set for the article.
    """
    wanted, got = _mentions(gold), _mentions(predicted)
    return _exact(wanted, got) | _overlapping(wanted, got) | _document(gold, predicted)


def _mentions(record: ArticleRecord) -> list[_Mention]:
    return [(event, mention) for event in _events(record) for mention in event.mentions]


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


def _overlapping(gold: list[_Mention], predicted: list[_Mention]) -> Tallies:
    pairs = greedy(gold, predicted, _same_type)
    labels = [(gold[i][0].id, predicted[j][0].id) for i, j in pairs]
    realis = sum(gold[i][1].realis == predicted[j][1].realis for i, j in pairs)
    wanted, got = _filled(gold), _filled(predicted)
    return {
        "TC overlap": Tally.of(len(pairs), len(gold), len(predicted)),
        "AC overlap": Tally.of(len(greedy(wanted, got, _same_role)), len(wanted), len(got)),
        "realis": Tally.of(realis, len(pairs), len(pairs)),
        "b_cubed": b_cubed(labels),
    }


def _same_type(one: _Mention, other: _Mention) -> float:
    return jaccard(_span(one[1]), _span(other[1])) if one[0].type == other[0].type else 0.0


def _filled(mentions: list[_Mention]) -> list[_Filled]:
    """Return type, role and span of the arguments, each once however many triggers have it."""
    return sorted({(kind, argument.role, _span(argument)) for kind, argument, _ in _arguments(mentions)})


def _same_role(one: _Filled, other: _Filled) -> float:
    return jaccard(one[2], other[2]) if one[:2] == other[:2] else 0.0


def _document(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    wanted, got = _events(gold), _events(predicted)
    return {
        "number": Tally.of(len(wanted) == len(got), 1, 1),
        "types": Tally.of(*common((event.type for event in wanted), (event.type for event in got))),
        "facts": Tally.of(*common(_facts(wanted), _facts(got))),
    }


def _facts(events: list[Event]) -> set[tuple[str, str, str]]:
    return {
        (event.type, argument.role, _plain(argument.text)) for event in events for argument in event.arguments
    }


def _plain(text: str) -> str:
    return _LEADING.sub("", " ".join(re.findall(r"\w+", text.lower())))
