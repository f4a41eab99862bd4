"""What an annotator sees of a record: labelled spans, and links between them.

Spans are labelled `entity.ORG`, `time.DATE`, `figure.money`, `event.<type>` (a trigger), `argument` (the
filler of a role), `claim.cue`, `claim.source` and `claim.content`. A link from a trigger to an argument is
called by its role; those from a cue to its source and to each part of its content `source` and `content`. A
claim without a cue hangs on the first part of its content, labelled `claim.uncued`. What was read of a span
(values, realis, polarity, certainty) is not shown; it stays as it is.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from extractor.evaluation.adapters.tools import Link
from extractor.ontology.load import load
from extractor.schema.entity import EntityType
from extractor.schema.figure import FigureKind
from extractor.schema.time import TimeType

ARGUMENT = "argument"
CUE, UNCUED, SOURCE, CONTENT = "claim.cue", "claim.uncued", "claim.source", "claim.content"
_STATEMENT = "statement."
_Item = dict[str, Any]


class Mark(NamedTuple):
    """A labelled span, and the parts of the record (as JSON) that it stands for.

    `item` is the layer's record; `part` the mention inside it, or the item itself.
    """

    start: int
    end: int
    label: str
    item: _Item
    part: _Item


def labels() -> list[str]:
    """Return every label that a span can be given."""
    types = [name for name in load().entries if not name.startswith(_STATEMENT)]
    given = {
        "entity": get_args(EntityType),
        "time": get_args(TimeType),
        "figure": get_args(FigureKind),
        "event": types,
    }
    found = [f"{kind}.{name}" for kind, names in given.items() for name in names]
    return [*found, ARGUMENT, CUE, UNCUED, SOURCE, CONTENT]


def links() -> list[str]:
    """Return every label that a link can be given."""
    roles = {role for entry in load().entries.values() for role in entry.spec.roles}
    return sorted({*roles, "time", "place", *map(short, (SOURCE, CONTENT))})


def short(label: str) -> str:
    """Return what a link to a part of a claim is called."""
    return label.partition(".")[2]


def codes_of(kind: str) -> _Item:
    """Return an event type's codes in other schemes, as a record has them."""
    codes = load().types[kind].codes
    return codes.model_dump(mode="json")


def is_statement(event: _Item) -> bool:
    """Tell whether an event repeats a claim."""
    return bool(event["type"].startswith(_STATEMENT))


def marks(record: _Item) -> list[Mark]:
    """Return the marks of a record (as JSON) that need no link, in order of the text."""
    return sorted([*_mentions(record), *_spans(record)], key=lambda mark: mark[:3])


def linked(record: _Item) -> tuple[list[Mark], list[Link]]:
    """Return all marks of a record (as JSON), and the links between them.

    A span that fills several roles, or is the source of several claims, is marked once.
    """
    found = marks(record)
    numbers = {id(mark.part): number for number, mark in enumerate(found)}
    shared: dict[tuple[int, int, str], int] = {}
    made: list[Link] = []

    def number(span: _Item, label: str, item: _Item) -> int:
        key = (span["start"], span["end"], label)
        if key not in shared:
            shared[key] = len(found)
            found.append(Mark(*key, item, span))
        return shared[key]

    for event in record["events"]:
        for mention in () if is_statement(event) else event["mentions"]:
            made += [
                (numbers[id(mention)], number(argument, ARGUMENT, event), argument["role"])
                for argument in mention["arguments"]
            ]
    for claim in record["claims"]:
        contents, cue = claim["content"]["spans"], claim["cue"]
        anchor, label = (cue, CUE) if cue else (contents[0], UNCUED)
        found.append(Mark(anchor["start"], anchor["end"], label, claim, anchor))
        at = len(found) - 1
        made += [(at, number(span, SOURCE, claim), short(SOURCE)) for span in claim["source"]["spans"]]
        made += [
            (at, number(span, CONTENT, claim), short(CONTENT)) for span in contents if span is not anchor
        ]
    return found, list(dict.fromkeys(made))


def _mentions(record: _Item) -> Iterator[Mark]:
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            if mention["kind"] == "name":
                yield Mark(mention["start"], mention["end"], f"entity.{entity['type']}", entity, mention)
    for event in record["events"]:
        if not is_statement(event):
            for mention in event["mentions"]:
                yield Mark(mention["start"], mention["end"], f"event.{event['type']}", event, mention)


def _spans(record: _Item) -> Iterator[Mark]:
    for time in record["times"]:
        yield Mark(time["start"], time["end"], f"time.{time['type']}", time, time)
    for figure in record["figures"]:
        yield Mark(figure["start"], figure["end"], f"figure.{figure['kind']}", figure, figure)
