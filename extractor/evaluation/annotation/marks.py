"""What an annotator sees of a record: labelled spans.

Labels are `entity.ORG`, `time.DATE`, `figure.money`, `event.<type>`. Names, times, figures and triggers of
events can be corrected in every tool. Claims, arguments and what was read of a span (values, realis) need
links or fields that not all of them have; they stay as they are.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from extractor.ontology.load import load
from extractor.schema.entity import EntityType
from extractor.schema.figure import FigureKind
from extractor.schema.time import TimeType

_STATEMENT = "statement."


class Mark(NamedTuple):
    """A labelled span, and the parts of the record (as JSON) that it stands for.

    `item` is the layer's record; `part` the mention inside it, or the item itself.
    """

    start: int
    end: int
    label: str
    item: dict[str, Any]
    part: dict[str, Any]


def labels() -> list[str]:
    """Return every label that can be given."""
    types = [name for name in load().entries if not name.startswith(_STATEMENT)]
    given = {
        "entity": get_args(EntityType),
        "time": get_args(TimeType),
        "figure": get_args(FigureKind),
        "event": types,
    }
    return [f"{kind}.{name}" for kind, names in given.items() for name in names]


def codes_of(kind: str) -> dict[str, Any]:
    """Return an event type's codes in other schemes, as a record has them."""
    codes = load().types[kind].codes
    return codes.model_dump(mode="json")


def marks(record: dict[str, Any]) -> list[Mark]:
    """Return the marks of a record (as JSON), in order of the text."""
    return sorted([*_mentions(record), *_spans(record)], key=lambda mark: mark[:3])


def _mentions(record: dict[str, Any]) -> Iterator[Mark]:
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            if mention["kind"] == "name":
                yield Mark(mention["start"], mention["end"], f"entity.{entity['type']}", entity, mention)
    for event in record["events"]:
        if not event["type"].startswith(_STATEMENT):
            for mention in event["mentions"]:
                yield Mark(mention["start"], mention["end"], f"event.{event['type']}", event, mention)


def _spans(record: dict[str, Any]) -> Iterator[Mark]:
    for time in record["times"]:
        yield Mark(time["start"], time["end"], f"time.{time['type']}", time, time)
    for figure in record["figures"]:
        yield Mark(figure["start"], figure["end"], f"figure.{figure['kind']}", figure, figure)
