"""Run the example sentences of event types."""

from collections.abc import Callable, Iterator

from extractor.ontology.load import Ontology
from extractor.ontology.model import Example
from extractor.schema import ArticleRecord, Event

Extract = Callable[[str], ArticleRecord]


def check_examples(ontology: Ontology, extract: Extract, names: list[str] | None = None) -> list[str]:
    """Return one line for each example that does not come out as written; `extract` reads one text."""
    return [
        f"{name}: {problem}"
        for name in names or list(ontology.entries)
        for problem in type_problems(ontology, name, extract)
    ]


def type_problems(ontology: Ontology, name: str, extract: Extract) -> Iterator[str]:
    """Yield what is wrong with the examples of one type."""
    spec = ontology.entries[name].spec
    for example in spec.positive:
        record = extract(example.text)
        if not (spec.said and _is_statement(example, record)):
            yield from _positive(name, example, record)
    for text in spec.negative:
        yield from (
            f"raised by {event.trigger.text!r} in: {text}"
            for event in extract(text).events
            if event.type == name
        )


def _is_statement(example: Example, record: ArticleRecord) -> bool:
    """Tell whether the trigger of an example names a statement, which stands for an act of speech."""
    return any(
        event.type.startswith("statement.") and event.trigger.text in (example.trigger or example.text)
        for event in record.events
    )


def _positive(name: str, example: Example, record: ArticleRecord) -> Iterator[str]:
    found = [event for event in record.events if event.type == name]
    if not found:
        others = ", ".join(event.type for event in record.events) or "nothing"
        yield f"not raised ({others}) in: {example.text}"
        return
    misses = [list(_misses(event, example)) for event in found]
    yield from min(misses, key=len)


def _misses(event: Event, example: Example) -> Iterator[str]:
    if not any(example.trigger in mention.text for mention in event.mentions):
        yield f"the trigger is {event.trigger.text!r}, not {example.trigger!r}, in: {example.text}"
    for role, wanted in example.arguments.items():
        got = [argument.text for argument in event.arguments if argument.role == role]
        yield from (
            f"{role} is {got}, without {text!r}, in: {example.text}"
            for text in wanted
            if not any(text in filler for filler in got)
        )
