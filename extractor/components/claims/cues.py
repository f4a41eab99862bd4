"""Find the cues of a Doc: the words that may attribute, with what the parse hangs on them."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractor.components.claims.arguments import (
    Candidate,
    Dependents,
    Range,
    adjective_candidates,
    adposition_candidates,
    dependents,
    noun_candidates,
    verb_candidates,
)
from extractor.components.claims.layout import NONE, Layout
from extractor.components.claims.lexicon import Cue, cues

PARTS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}


class CueWord(NamedTuple):
    """A cue in the text, with what the lexicon knows of it and its dependents."""

    token: Token
    part: str
    known: Cue
    having: Dependents

    @property
    def span(self) -> Range:
        """The cue's own words."""
        return self.token.i, self.token.i + (2 if self.part == "ADP" else 1)

    def candidates(self) -> Iterator[Candidate]:
        """Yield its possible contents."""
        if self.part == "VERB":
            return verb_candidates(self.token, self.having)
        if self.part == "NOUN":
            return noun_candidates(self.token, self.having)
        if self.part == "ADP":
            return adposition_candidates(self.token)
        return adjective_candidates(self.token, self.having)


def cue_words(doc: Doc, laid_out: Layout) -> Iterator[CueWord]:
    """Yield the cues outside of quotations, in order."""
    candidates = _lemma_ids()
    inside = laid_out.inside
    for index, lemma in enumerate(doc.to_array(["LEMMA"]).tolist()):
        if lemma in candidates and inside[index] == NONE:
            cue = _cue(doc[index])
            if cue is not None:
                yield cue


def _cue(token: Token) -> CueWord | None:
    having = dependents(token)
    part, lemma = PARTS.get(token.pos_), token.lemma_.lower()
    if token.lower_ in cues()["ADP"]:
        part, lemma = "ADP" if "to" in having.prepositions else None, token.lower_
    if part is None:
        return None
    particle = having.first.get("prt") if part == "VERB" else None
    if particle is not None:
        lemma = f"{lemma}_{particle.lower_}"
    known = cues()[part].get(lemma)
    return CueWord(token, part, known, having) if known else None


@cache
def _lemma_ids() -> frozenset[int]:
    """The hashes of the words that cues begin with, as they are and with a capital (in headlines)."""
    words = {lemma.partition("_")[0] for lemmas in cues().values() for lemma in lemmas} | {"accord"}
    return frozenset(get_string_id(form) for word in words for form in (word, word.capitalize()))
