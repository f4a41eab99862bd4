"""Entities: mentions as spans, and the merging of mentions."""

import re

from extractor.evaluation.clusters import b_cubed, muc
from extractor.evaluation.matching import common, greedy, overlap, touching
from extractor.evaluation.tally import Tallies, Tally
from extractor.schema import ArticleRecord

_FRONT = re.compile(r"(?:(?:the|an?)\s+|\s+)", re.IGNORECASE)
_BACK = ("'s", "’s", "'", "’")
_Mention = tuple[int, int, str]


def tallies(gold: ArticleRecord, predicted: ArticleRecord) -> Tallies:
    """Return strict and overlapping matches of name mentions, and merging over all mentions.

    strict: same span and type, articles and 's at the edges left out. overlap: same type and a shared
    character, one to one. b_cubed, muc: over the mentions of any kind that both hold with the same span.
    """
    wanted, got = _names(gold), _names(predicted)
    owners, theirs = _owners(gold), _owners(predicted)
    labels = [(one, theirs[span]) for span, one in owners.items() if span in theirs]
    shared = (
        (overlap(wanted[i][:2], got[j][:2]), i, j)
        for i, j in touching([name[:2] for name in wanted], [name[:2] for name in got])
        if wanted[i][2] == got[j][2]
    )
    return {
        "strict": Tally.of(*common(wanted, got)),
        "overlap": Tally.of(len(greedy(shared)), len(wanted), len(got)),
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
    """Return the span without articles, possessive endings and white space at its edges."""
    while True:
        front = _FRONT.match(text)
        if front and front.end() < len(text):
            start, text = start + front.end(), text[front.end() :]
            continue
        core = text.rstrip()
        ending = next((end for end in _BACK if core.lower().endswith(end)), "")
        core = core[: len(core) - len(ending)].rstrip()
        if not core or core == text:
            return start, start + len(text)
        text = core


def _owners(record: ArticleRecord) -> dict[tuple[int, int], str]:
    return {
        _trimmed(mention.start, mention.text): entity.id
        for entity in record.entities
        for mention in entity.mentions
    }
