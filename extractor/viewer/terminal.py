"""A record in the terminal: the text with its spans coloured, then claims and events as tables."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from extractor.schema import Argument, ArticleRecord, Claim, Event, Figure, Time

# Underlined styles come last, so that a trigger inside a claim keeps both.
_STYLES = {
    "entity": "cyan",
    "time": "magenta",
    "figure": "green",
    "cue": "yellow",
    "trigger": "bold underline",
}


def render(record: ArticleRecord, console: Console) -> None:
    """Print a record: coloured text, a legend, claims and events."""
    console.print(_coloured(record), soft_wrap=True)
    console.print(Text.assemble(*[part for name, style in _STYLES.items() for part in ((name, style), "  ")]))
    console.print(Group(*_tables(record)))


def _coloured(record: ArticleRecord) -> Text:
    text = Text(record.article.text)
    for layer, start, end in _spans(record):
        text.stylize(_STYLES[layer], start, end)
    for segment in record.article.segments:
        if segment.kind != "body":
            text.stylize("bold" if segment.kind == "headline" else "dim", segment.start, segment.end)
    return text


def _spans(record: ArticleRecord) -> Iterator[tuple[str, int, int]]:
    for entity in record.entities:
        yield from (("entity", mention.start, mention.end) for mention in entity.mentions)
    yield from (("time", time.start, time.end) for time in record.times)
    yield from (("figure", figure.start, figure.end) for figure in record.figures)
    yield from (("cue", claim.cue.start, claim.cue.end) for claim in record.claims if claim.cue)
    for event in _told(record):
        yield from (("trigger", mention.start, mention.end) for mention in event.mentions)


def _told(record: ArticleRecord) -> list[Event]:
    """Leave out the events that only repeat the claims; these have a table of their own."""
    return [event for event in record.events if not event.type.startswith("statement.")]


def _tables(record: ArticleRecord) -> Iterator[RenderableType]:
    if record.entities:
        yield _table("Entities", ("id", "type", "name", "mentions", "attributes"), _entity_rows(record))
    if record.times or record.figures:
        yield _table("Times and figures", ("id", "text", "value"), _value_rows(record))
    if record.claims:
        yield _table("Claims", ("id", "source", "cue", "content"), map(_claim_row, record.claims))
    if events := _told(record):
        yield _table(
            "Events",
            ("id", "type", "summary", "arguments", "when", "realis", "reported by"),
            (_event_row(event, record.article.main_event) for event in events),
        )


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))  # Text: what stands in an article is never read as markup
    return table


def _entity_rows(record: ArticleRecord) -> Iterator[tuple[str, ...]]:
    for entity in record.entities:
        known = {**entity.identifiers, **entity.attributes}
        described = ", ".join(f"{key} {value}" for key, value in known.items())
        yield entity.id, entity.type, entity.name, str(len(entity.mentions)), described


def _value_rows(record: ArticleRecord) -> Iterator[tuple[str, ...]]:
    yield from ((time.id, time.text, _time_value(time)) for time in record.times)
    yield from ((figure.id, figure.text, _figure_value(figure)) for figure in record.figures)


def _time_value(time: Time) -> str:
    interval = f"{time.from_} to {time.to}" if time.from_ else ""
    return f"{time.type} {time.value}  {interval}".strip()


def _figure_value(figure: Figure) -> str:
    amount = f"{figure.low} to {figure.high}" if figure.value is None else f"{figure.value}"
    parts = [figure.kind, figure.bound, amount, figure.unit or "", f"of {figure.of}" if figure.of else ""]
    return " ".join(part for part in parts if part)


def _claim_row(claim: Claim) -> tuple[str, ...]:
    source = " ".join(span.text for span in claim.source.spans) or "–"
    cue = f"{claim.cue.text} ({claim.cue.class_})" if claim.cue else "–"
    marks = [mark for mark in (claim.polarity, claim.certainty) if mark not in ("positive", "certain")]
    content = " … ".join(span.text for span in claim.content.spans)
    return claim.id, source, cue, f"{content} [{', '.join(marks)}]" if marks else content


def _event_row(event: Event, main: str | None) -> tuple[str, ...]:
    marks = [mark for mark, holds in (("main", event.id == main), ("background", event.background)) if holds]
    kind = f"{event.type} ({', '.join(marks)})" if marks else event.type
    arguments = "\n".join(map(_argument, event.arguments))
    span = [end for end in (event.when.from_, event.when.to) if end]
    when = " to ".join(dict.fromkeys(span))
    return event.id, kind, event.summary, arguments, when, event.realis, event.reported_by or ""


def _argument(argument: Argument) -> str:
    reference = argument.entity or argument.figure or argument.time
    return f"{argument.role}: {argument.text}" + (f" [{reference}]" if reference else "")
