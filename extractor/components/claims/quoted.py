"""Whose words a quotation is: attach each quotation to the cue beside it."""

from bisect import bisect_left
from functools import cache
from typing import Any

from spacy.tokens import Doc

from extractor import resources
from extractor.components.claims.cues import CueWord
from extractor.components.claims.layout import NONE, Layout, Quote

_STOPS = frozenset(".?!…")
_CLOSERS = frozenset({'"', "”", "''", "’", "'", "»"})
_SIGNING = frozenset({"-", "–", "—", "―", "--", ":"})
_SIGNED = 12  # tokens; a signature is short
_LEADS = frozenset({",", ":", ";", "-", "–", "—", "--"})
_UNFINISHED = frozenset({",", "?", "!", "…", "...", "-", "–", "—", "--"})  # the writer's sentence goes on


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = resources.load("patterns/claims.yaml")["quotation"]
    return settings


@cache
def _breaks() -> frozenset[str]:
    return frozenset(_settings()["breaks"])


class Attacher:
    """Attaches quotations to cues: `attach` gives each quotation's cue as a token index.

    A quotation is speech of its own where a comma, colon, cue or nothing stands before it. Then its cue is,
    in this order: the one it runs into ("…," said Lee), the dash before a signature, the one before it (Lee
    said: "…"), a colon without a verb (Lee: "…"), the one of the quotation before, which it continues.
    """

    def __init__(self, doc: Doc, laid_out: Layout, cues: list[CueWord]) -> None:
        self.doc = doc
        self.layout = laid_out
        least = _settings()["accept"]
        self.shares = {cue.token.i: cue.known.shares.get("quote", 0.0) for cue in cues}
        self.positions = [index for index, share in self.shares.items() if share >= least]

    def attach(self) -> list[int | None]:
        """Return for each quotation the token index of its cue, or None."""
        owners: list[int | None] = []
        last: tuple[Quote, int] | None = None
        for quote in self.layout.quotes:
            cue = self._cue_of(quote, last)
            if cue is not None:
                last = quote, cue
            owners.append(cue)
        self._carry_back(owners)
        return owners

    def _carry_back(self, owners: list[int | None]) -> None:
        """Give an unclosed quotation without a cue that of the paragraph in which it goes on."""
        quotes = self.layout.quotes
        for number in range(len(owners) - 2, -1, -1):
            quote, following = quotes[number], quotes[number + 1]
            reopened = following.paragraph == quote.paragraph + 1 and self._word_before(following) is None
            if owners[number] is None and not quote.closed and reopened and self._word_before(quote) is None:
                owners[number] = owners[number + 1]

    def _cue_of(self, quote: Quote, last: tuple[Quote, int] | None) -> int | None:
        before = self._word_before(quote)
        lead = None if before is None else self.doc[before].lower_
        if not any(self.doc[index].is_alpha for index in range(quote.start, quote.end)):
            return None
        if before is not None and self._is_cue(before):
            hyphenated = before > 0 and self.doc[before - 1].text == "-"  # "so-called"
            return None if hyphenated else before
        starts = lead is None or lead[-1] in _STOPS or lead in _CLOSERS
        if not (starts or lead in _LEADS or lead == "that"):
            return None
        if self._is_title(quote) and lead != ":":
            return None
        cue = self._after(quote)
        if cue is None:
            cue = self._signed(quote)
        if cue is None:
            cue = self._colon(quote) if starts else self._before(quote, before)
        return self._continued(quote, last) if cue is None and starts else cue

    def _word_before(self, quote: Quote) -> int | None:
        """Return the index of the word before a quotation in its paragraph."""
        return self._last_word(self.layout.paragraphs[quote.paragraph][0], quote.start)

    def _last_word(self, start: int, end: int) -> int | None:
        return next((index for index in range(end - 1, start - 1, -1) if not self.doc[index].is_space), None)

    def _is_cue(self, index: int) -> bool:
        place = bisect_left(self.positions, index)
        return place < len(self.positions) and self.positions[place] == index

    def _is_title(self, quote: Quote) -> bool:
        """Tell whether every longer word has a capital: the title of a work, a slogan."""
        words = [self.doc[index] for index in range(quote.start, min(quote.end, quote.start + 15))]
        if any(word.text in _STOPS for word in words[:-2]):
            return False
        words = [word for word in words if word.is_alpha and len(word) > 3]
        return len(words) > 1 and all(word.is_title for word in words)

    def _after(self, quote: Quote) -> int | None:
        """Return the cue that the quotation runs into ("…," said Lee)."""
        if not quote.closed:
            return None
        last = quote.end - 1
        while last > quote.start and self.doc[last].text in _CLOSERS:
            last -= 1
        mark = self.doc[last].text
        stop = min(self.layout.paragraphs[quote.paragraph][1], quote.end + _settings()["reach_after"])
        cue = self._first_cue(range(quote.end, stop))
        if cue is None or mark in _UNFINISHED or mark[-1] in _UNFINISHED:
            return cue
        # A full stop where a comma belongs: only if nothing but the attribution follows.
        ends = cue + 1 >= stop or self.doc[cue + 1].text in _STOPS
        return cue if ends and mark[-1] == "." else None

    def _signed(self, quote: Quote) -> int | None:
        """Return the dash or colon between the quotation and a name that ends the paragraph ("…" — Ruiz)."""
        end = self.layout.paragraphs[quote.paragraph][1]
        words = [
            index for index in range(quote.end, min(end, quote.end + _SIGNED)) if not self.doc[index].is_space
        ]
        if (
            len(words) < 2
            or self.doc[words[0]].text not in _SIGNING
            or words[-1] + 1 < self._content_end(end)
        ):
            return None
        named = all(self.doc[index].text[0].isupper() or not self.doc[index].is_alpha for index in words[1:3])
        return words[0] if named else None

    def _content_end(self, end: int) -> int:
        while end > 0 and self.doc[end - 1].is_space:
            end -= 1
        return end

    def _first_cue(self, indices: range) -> int | None:
        found = []
        for index in indices:
            text = self.doc[index].lower_
            if self.layout.inside[index] != NONE or text in _STOPS or text in _breaks():
                break
            if self._is_cue(index):
                found.append(index)
        return self._likeliest(found)

    def _likeliest(self, found: list[int]) -> int | None:
        """Return the nearest that usually takes quotations, else the one that does so most often."""
        usual = _settings()["usual"]
        nearest = next((index for index in found if self.shares[index] >= usual), None)
        return nearest if nearest is not None else max(found, key=self.shares.__getitem__, default=None)

    def _before(self, quote: Quote, lead: int | None) -> int | None:
        """Return the likeliest cue before the quotation in the same sentence, or the colon itself."""
        if lead is None:
            return None
        first = max(self.layout.paragraphs[quote.paragraph][0], quote.start - _settings()["reach_before"])
        found: list[int] = []
        for index in range(lead, first - 1, -1):
            if self.layout.inside[index] != NONE or self.doc[index].text in _STOPS:
                break
            if self._is_cue(index):
                found.append(index)
        if found:
            return self._likeliest(found)
        return lead if self.doc[lead].text == ":" else None

    def _colon(self, quote: Quote) -> int | None:
        """Return the cue before a quotation that begins the paragraph after a colon."""
        if quote.paragraph == 0 or self._word_before(quote) is not None:
            return None
        start, end = self.layout.paragraphs[quote.paragraph - 1]
        last = self._last_word(start, end)
        if last is None or self.doc[last].text != ":":
            return None
        for index in range(last, start - 1, -1):
            if self.layout.inside[index] != NONE or self.doc[index].text in _STOPS:
                break
            if self._is_cue(index):
                return index
        return last

    def _continued(self, quote: Quote, last: tuple[Quote, int] | None) -> int | None:
        """Return the cue of the quotation before, where this one goes on."""
        if last is None:
            return None
        previous, cue = last
        if previous.paragraph == quote.paragraph:
            return cue
        follows = quote.paragraph == previous.paragraph + 1 and self._word_before(quote) is None
        end = self.layout.paragraphs[quote.paragraph][1]
        return cue if follows and (not previous.closed or self._only_space(quote.end, end)) else None

    def _only_space(self, start: int, end: int) -> bool:
        return all(self.doc[index].is_space for index in range(start, end))
