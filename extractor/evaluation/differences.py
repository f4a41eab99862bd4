"""Where gold and prediction differ, item by item, and in what way.

The categories are those of MUC-5 (Chinchor and Sundheim 1993), as SemEval-2013 task 9 counts them for spans
(Segura-Bedmar et al. 2013): correct, incorrect (`type`), partial (`boundary`), missing, spurious; and `value`
where span and type are right, but what was read is not.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.evaluation.evaluate import Pair
from extractor.evaluation.matching import greedy, jaccard, touching
from extractor.schema import ArticleRecord, Claim, Figure

Kind = Literal["correct", "type", "boundary", "value", "missing", "spurious"]
KINDS: tuple[Kind, ...] = ("correct", "type", "boundary", "value", "missing", "spurious")


class Item(NamedTuple):
    """One annotated thing: where it is, its type, and what it says in words."""

    start: int
    end: int
    label: str
    said: str


@dataclass(frozen=True)
class Difference:
    """A gold item and the predicted one that it was paired with; one of them may be missing."""

    data: str
    layer: str
    kind: Kind
    article: str
    text: str
    gold: Item | None
    predicted: Item | None


def differences(data: str, pairs: Sequence[Pair], layer: str) -> Iterator[Difference]:
    """Yield every item of either side, paired one to one where they overlap, the most alike first.

    `layer` is a key of `ITEMS`: a layer, or `arguments`, those of its events.
    """
    for gold, predicted in pairs:
        wanted, got = (sorted(ITEMS[layer](record)) for record in (gold, predicted))
        touched = touching([item[:2] for item in wanted], [item[:2] for item in got])
        matched = dict(greedy((_alike(wanted[i], got[j]), i, j) for i, j in touched))
        found: list[tuple[Item | None, Item | None]] = [
            (item, got[matched[n]] if n in matched else None) for n, item in enumerate(wanted)
        ]
        left = set(range(len(got))) - set(matched.values())
        found += [(None, got[n]) for n in left]
        for one, other in sorted(found, key=_position):
            article = gold.article
            yield Difference(data, layer, _kind(one, other), article.id, article.text, one, other)


def _position(pair: tuple[Item | None, Item | None]) -> tuple[int, int]:
    first = pair[0] or pair[1]
    return (first.start, first.end) if first else (0, 0)


def _alike(one: Item, other: Item) -> float:
    return jaccard(one[:2], other[:2]) + (one.label == other.label)


def _kind(gold: Item | None, predicted: Item | None) -> Kind:
    if not predicted:
        return "missing"
    if not gold:
        return "spurious"
    if gold.label != predicted.label:
        return "type"
    if gold[:2] != predicted[:2]:
        return "boundary"
    return "correct" if gold.said == predicted.said else "value"


def _entities(record: ArticleRecord) -> Iterator[Item]:
    for entity in record.entities:
        yield from (Item(m.start, m.end, entity.type, "") for m in entity.mentions if m.kind == "name")


def _times(record: ArticleRecord) -> Iterator[Item]:
    yield from (Item(time.start, time.end, time.type, time.value) for time in record.times)


def _figures(record: ArticleRecord) -> Iterator[Item]:
    yield from (Item(f.start, f.end, f.kind, _amount(f)) for f in record.figures if f.kind != "ordinal")


def _amount(figure: Figure) -> str:
    ends = [end for end in (figure.value, figure.low, figure.high) if end is not None]
    return f"{figure.bound} {' to '.join(f'{end:g}' for end in ends)} {figure.unit or ''}".strip()


def _claims(record: ArticleRecord) -> Iterator[Item]:
    for claim in record.claims:
        spans = claim.content.spans
        yield Item(spans[0].start, spans[-1].end, claim.form, _attribution(claim))


def _attribution(claim: Claim) -> str:
    source = " ".join(span.text for span in claim.source.spans)
    return f"{source or 'no source'}: {claim.cue.text if claim.cue else 'no cue'}"


def _events(record: ArticleRecord) -> Iterator[Item]:
    for event in record.events:
        if not event.type.startswith("statement."):
            yield from (Item(m.start, m.end, event.type, m.realis) for m in event.mentions)


def _arguments(record: ArticleRecord) -> Iterator[Item]:
    for event in record.events:
        if not event.type.startswith("statement."):
            for mention in event.mentions:
                for a in mention.arguments:
                    yield Item(a.start, a.end, f"{event.type} {a.role}", f"of {mention.text}")


ITEMS: dict[str, Callable[[ArticleRecord], Iterator[Item]]] = {
    "entities": _entities,
    "times": _times,
    "figures": _figures,
    "claims": _claims,
    "events": _events,
    "arguments": _arguments,
}
