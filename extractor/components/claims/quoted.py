"""Whose words a quotation is: attach each quotation to the cue beside it."""

from bisect import bisect_left
from functools import cache
from typing import Any

from spacy.tokens import Doc

from extractor import resources
from extractor.components.claims.cues import CueWord
from extractor.components.claims.layout import Layout, Quote

_STOPS = frozenset(".?!…")
_LEADS = frozenset({",", ":", ";", "-", "–", "—", "--"})


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = resources.load("patterns/claims.yaml")["quotation"]
    return settings


class Attacher:
    """Attaches quotations to cues, paragraph by paragraph."""

    def __init__(self, doc: Doc, laid_out: Layout, cues: list[CueWord]) -> None:
        self.doc = doc
        self.layout = laid_out
        least = _settings()["accept"]
        self.cues = [cue for cue in cues if cue.known.shares.get("quote", 0) >= least]
        self.positions = [cue.token.i for cue in self.cues]

    def attach(self) -> list[int | None]:
        """Return for each quotation the token index of its cue, or None."""
        owners: list[int | None] = []
        last: tuple[Quote, int] | None = None
        for quote in self.layout.quotes:
            cue = self._cue_of(quote, last)
            if cue is not None:
                last = quote, cue
            owners.append(cue)
        return owners

    def _cue_of(self, quote: Quote, last: tuple[Quote, int] | None) -> int | None:
        if not self._stands_alone(quote):
            return None
        for cue in (self._after(quote), self._before(quote), self._continued(quote, last)):
            if cue is not None:
                return cue
        return None

    def _stands_alone(self, quote: Quote) -> bool:
        """Tell whether a quotation is speech of its own, and no word in somebody else's clause."""
        words = sum(self.doc[i].is_alpha for i in range(quote.start, quote.end))
        lead = self._lead(quote)
        alone = lead is None or lead in _LEADS or lead[-1] in _STOPS or lead in _CLOSERS
        return words > 0 and (alone or self._cue_at(quote.start - 1) is not None or lead == "that")

    def _lead(self, quote: Quote) -> str | None:
        """Return the word before a quotation in its paragraph."""
        first = self.layout.paragraphs[quote.paragraph][0]
        index = quote.start - 1
        while index >= first and self.doc[index].is_space:
            index -= 1
        return self.doc[index].lower_ if index >= first else None

    def _cue_at(self, index: int) -> int | None:
        place = bisect_left(self.positions, index)
        return index if place < len(self.positions) and self.positions[place] == index else None

    def _after(self, quote: Quote) -> int | None:
        """Return the cue that follows in the same sentence ("…," said Lee)."""
        last = quote.end - 1
        while last > quote.start and self.doc[last].text in _CLOSERS:
            last -= 1
        mark = self.doc[last].text[-1:]
        if not quote.closed or mark == ".":
            return None
        stop = min(self.layout.paragraphs[quote.paragraph][1], quote.end + _settings()["reach_after"])
        return self._first_cue(range(quote.end, stop))

    def _before(self, quote: Quote) -> int | None:
        """Return the cue before it in the same sentence (Lee said: "…"), across a paragraph after a colon."""
        first = self.layout.paragraphs[quote.paragraph][0]
        lead = self._lead(quote)
        if lead is None and quote.paragraph > 0:
            first, index = self.layout.paragraphs[quote.paragraph - 1]
            index -= 1
            while index > first and self.doc[index].is_space:
                index -= 1
            if self.doc[index].text != ":":
                return None
        elif lead is None or lead[-1] in _STOPS or lead in _CLOSERS:
            return None
        stop = max(first - 1, quote.start - _settings()["reach_before"])
        return self._first_cue(range(quote.start - 1, stop, -1))

    def _first_cue(self, indices: range) -> int | None:
        for index in indices:
            if self.layout.inside[index] != -1:
                return None
            word = self.doc[index]
            if word.text in _STOPS and not word.is_space:
                return None
            if self._cue_at(index) is not None:
                return index
        return None

    def _continued(self, quote: Quote, last: tuple[Quote, int] | None) -> int | None:
        """Return the cue of the quotation before, where this one goes on."""
        if last is None:
            return None
        previous, cue = last
        if previous.paragraph == quote.paragraph:
            return cue
        follows = quote.paragraph == previous.paragraph + 1 and self._lead(quote) is None
        end = self.layout.paragraphs[quote.paragraph][1]
        return cue if follows and (not previous.closed or self._only_space(quote.end, end)) else None

    def _only_space(self, start: int, end: int) -> bool:
        return all(self.doc[index].is_space for index in range(start, end))


_CLOSERS = frozenset({'"', "”", "''", "’", "'", "»"})
