"""Examples of words beside the head of a trigger that belong to it, and of words that do not."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extractor.components.events.extents import IN, OUT, features
from extractor.components.spans import tokens_at
from extractor.ontology.load import load
from extractor.training.loglinear import Example
from extractor.training.reading import Annotated


def examples(articles: Iterable[Annotated]) -> list[Example]:
    """Return the words of annotated triggers beside their heads, and the first beyond either end."""
    names = {type_.codes.casie: name for name, type_ in load().types.items() if type_.learned_extent}
    return [
        example
        for doc, given in articles
        for event in given["events"]
        for example in _of(doc, event["trigger"], names[event["type"]])
    ]


def _of(doc: Doc, trigger: tuple[int, int], type_name: str) -> Iterator[Example]:
    words = tokens_at(doc, *trigger)
    head = words.root
    for place in range(max(0, words.start - 1), min(len(doc), words.end + 1)):
        if place != head.i:
            label = IN if words.start <= place < words.end else OUT
            yield list(features(head, doc[place], type_name)), label
