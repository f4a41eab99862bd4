"""Entities: mentions as spans, and the merging of mentions."""

import re

from extractor.evaluation.clusters import b_cubed, muc
from extractor.evaluation.matching import common, greedy, overlap
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord

_EDGES = re.compile(r"^(?:(?:the|an?)\s+)+|\s*['’]s?$", re.IGNORECASE)
_Mention = tuple[int, int, str]


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return strict and overlapping matches of name mentions, and merging over all mentions.

    strict: same span and type, articles and 's at the edges left out. overlap: same type and a shared
    character, one to one. b_cubed, muc: over the mentions of any kind that both hold with the same span.
    """
    wanted, got = _names(gold), _names(predicted)
    labels = [(one, other) for span, one in _owners(gold).items() if (other := _owners(predicted).get(span))]
    return {
        "strict": Tally.of(*common(wanted, got)),
        "overlap": Tally.of(len(greedy(wanted, got, _shared)), len(wanted), len(got)),
        "b_cubed": b_cubed(labels),
        "muc": muc(labels),
    }


def _names(record: ArticleRecord) -> list[_Mention]:
    names = {
        (*_trimmed(mention.start, mention.text), entity.type)
        for entity in record.entities
        for mention in entity.mentions
        if mention.kind == "name"
    }
    return sorted(names)


def _trimmed(start: int, text: str) -> tuple[int, int]:
    core = _EDGES.sub("", text)
    start += text.index(core)
    return start, start + len(core)


def _shared(one: _Mention, other: _Mention) -> float:
    return float(max(0, overlap(one[:2], other[:2]))) if one[2] == other[2] else 0.0


def _owners(record: ArticleRecord) -> dict[tuple[int, int], str]:
    return {
        _trimmed(mention.start, mention.text): entity.id
        for entity in record.entities
        for mention in entity.mentions
    }
