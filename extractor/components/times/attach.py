"""Which time an event happened at: that of its clause, sentence or paragraph, or the day of issue."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token

from extractor.components.spans import segment_at, tokens_at
from extractor.components.syntax import clause_head
from extractor.components.times.patterns import lexicon
from extractor.schema import Time

How = Literal["clause", "sentence", "paragraph", "published", "unknown"]
_OF_NOUN = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_FURTHEST = 30  # steps up the tree
_NEAR = 4  # times looked at on either side


class Attachment:
    """The dated times of one article, ready to be asked for token by token."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._reporting = frozenset(lexicon()["tense"]["reporting"])
        self._of_noun: dict[int, Time] = {}
        self._of_clause: dict[int, list[Time]] = {}
        self._in_sentence: dict[int, list[Time]] = {}
        self._verb_of: dict[str, Token] = {}
        self._in_segment: dict[int, list[Time]] = {}
        for time in doc._.times:
            if time.type in {"DATE", "TIME"} and time.from_:
                self._add(time)

    def _add(self, time: Time) -> None:
        root = tokens_at(self._doc, time.start, time.end).root
        noun = _noun_owner(root)
        if noun is not None:
            self._of_noun.setdefault(noun.i, time)
            return
        verb = clause_head(root)
        self._of_clause.setdefault(verb.i, []).append(time)
        self._in_sentence.setdefault(root.sent.start, []).append(time)
        self._verb_of[time.id] = verb
        if not self._reports(verb):
            self._in_segment.setdefault(self._segment(time.start), []).append(time)

    def time_for(self, token: Token) -> tuple[Time | None, How]:
        """Return the time of the event that a token names, and where it was found.

        A date inside of a noun phrase ("the 2025 incident") dates that noun alone. The day on which somebody
        said something dates the saying, not what was said. "published": no time was found, but the article
        has a date; the caller decides whether the event is news of that day.
        """
        for step in _phrase(token):
            if step.i in self._of_noun:
                return self._of_noun[step.i], "clause"
        verb = clause_head(token)
        if times := self._of_clause.get(verb.i):
            return min(_around(times, token.idx), key=lambda time: abs(time.start - token.idx)), "clause"
        if time := self._of_sentence(token, verb):
            return time, "sentence"
        times = self._in_segment.get(self._segment(token.idx), [])
        before = bisect_left(times, token.idx, key=lambda time: time.start)
        if before:
            return times[before - 1], "paragraph"
        article = self._doc._.article
        return None, "published" if article is not None and article.day else "unknown"

    def _of_sentence(self, token: Token, verb: Token) -> Time | None:
        """Return the nearest time of another clause of the sentence, unless that only reports this one."""
        near = _around(self._in_sentence.get(token.sent.start, []), token.idx)
        times = [
            time
            for time in near
            if not (self._reports(other := self._verb_of[time.id]) and other.is_ancestor(verb))
        ]
        return min(times, key=lambda time: abs(time.start - token.idx), default=None)

    def _reports(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self._reporting

    def _segment(self, offset: int) -> int:
        segment = segment_at(self._doc._.segments, offset)
        return segment.start if segment else -1


def time_for(token: Token, doc: Doc) -> tuple[Time | None, How]:
    """Return the time of the event that one token names; see `Attachment` for many."""
    return Attachment(doc).time_for(token)


def _around(times: list[Time], offset: int) -> list[Time]:
    """Return the few times on either side of an offset."""
    index = bisect_left(times, offset, key=lambda time: time.start)
    return times[max(0, index - _NEAR) : index + _NEAR]


def _noun_owner(root: Token) -> Token | None:
    """Return the noun that a time modifies: "the 2025 incident", "Friday's vote", "the breach of 2025"."""
    if root.dep_ in _OF_NOUN and root.head.pos_ in {"NOUN", "PROPN"}:
        return root.head
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ in {"NOUN", "PROPN"}:
        return root.head.head
    return None


def _phrase(token: Token) -> Iterator[Token]:
    """Yield a token and the heads that it modifies within the noun phrase ("2025 data breach")."""
    for _ in range(_FURTHEST):
        yield token
        if token.dep_ not in {"compound", "amod", "nmod"} or token.head == token:
            return
        token = token.head
