"""Parts of the data: by source, by type, by segment of the article."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

from extractor.evaluation.evaluate import Pair
from extractor.schema import ArticleRecord, Segment

By = Literal["source", "type", "segment"]
BYS: tuple[By, ...] = get_args(By)
_KIND = {"entities": "type", "times": "type", "figures": "kind", "claims": "form", "events": "type"}


def split(pairs: Sequence[Pair], layer: str, by: By) -> dict[str, list[Pair]]:
    """Return the parts of aligned records, by name; records of a part hold only its items of the layer.

    `source` is the article's (publisher), `segment` where an item starts, in the gold's segments. A type that
    only one side has is a part too.
    """
    parts: defaultdict[str, list[Pair]] = defaultdict(list)
    for gold, predicted in pairs:
        if by == "source":
            parts[gold.article.source or "unknown"].append((gold, predicted))
            continue
        segments = sorted(gold.article.segments, key=lambda part: part.start)
        sides = [_items(record, layer, by, segments) for record in (gold, predicted)]
        for name in sides[0].keys() | sides[1].keys():
            wanted, got = (side.get(name, []) for side in sides)
            parts[name].append((_with(gold, layer, wanted), _with(predicted, layer, got)))
    return dict(sorted(parts.items()))


def _with(record: ArticleRecord, layer: str, items: list[Any]) -> ArticleRecord:
    return record.model_copy(update={layer: items})


def _items(record: ArticleRecord, layer: str, by: By, segments: list[Segment]) -> dict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    named = _by_segment(record, layer, segments) if by == "segment" else _by_type(record, layer)
    for name, item in named:
        grouped[name].append(item)
    return grouped


def _by_type(record: ArticleRecord, layer: str) -> Iterator[tuple[str, Any]]:
    for item in getattr(record, layer):
        yield getattr(item, _KIND[layer]), item


def _by_segment(record: ArticleRecord, layer: str, segments: list[Segment]) -> Iterator[tuple[str, Any]]:
    for item in getattr(record, layer):
        if layer not in ("entities", "events"):
            yield _segment(item.content.spans[0].start if layer == "claims" else item.start, segments), item
            continue
        places: defaultdict[str, list[Any]] = defaultdict(list)
        for mention in item.mentions:
            places[_segment(mention.start, segments)].append(mention)
        yield from ((name, item.model_copy(update={"mentions": some})) for name, some in places.items())


def _segment(start: int, segments: Sequence[Segment]) -> str:
    """Return the kind of the segment that holds an offset; segments are in order and do not overlap."""
    part = (
        segments[max(0, bisect_right(segments, start, key=lambda one: one.start) - 1)] if segments else None
    )
    return part.kind if part and part.start <= start < part.end else "none"
