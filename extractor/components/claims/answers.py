"""Which earlier claim a denial, confirmation or agreement answers."""

from collections import deque

from spacy.tokens import Doc

from extractor.components.claims.find import Attribution
from extractor.components.claims.lexicon import cues
from extractor.schema import Claim

_ANSWERING = frozenset({"deny", "confirm", "reject", "agree", "admit"})
_MEANINGFUL = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_LOOK_BACK = 40  # claims; further back nothing is answered without being told again
_LEAST_SHARED, _LEAST_SHARE = 2, 0.5


class Answers:
    """Remembers the claims of one Doc in order of text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.earlier: deque[tuple[Claim, frozenset[str]]] = deque(maxlen=_LOOK_BACK)

    def answered_by(self, claim: Claim, found: Attribution) -> str | None:
        """Return the id of the claim that a claim answers, and remember the claim.

        Answered is the last claim of another source that shares half of the meaningful words, or, if the
        content is a noun for a claim ("denied the accusation"), the last claim of that noun's class.
        """
        words = self._words(found)
        answers = claim.cue is not None and found.class_ in _ANSWERING
        answered = self._answered(claim, found, words) if answers else None
        self.earlier.append((claim, words))
        return answered

    def _answered(self, claim: Claim, found: Attribution, words: frozenset[str]) -> str | None:
        named = self._named_class(found)
        for other, its_words in reversed(self.earlier):
            if _same_source(claim, other):
                continue
            shared = len(words & its_words)
            if shared >= max(_LEAST_SHARED, _LEAST_SHARE * min(len(words), len(its_words))):
                return other.id
            if named is not None and other.cue is not None and other.cue.class_ == named:
                return other.id
        return None

    def _named_class(self, found: Attribution) -> str | None:
        """Return the class of claim that the content names, if it is but a noun phrase ("the accusation")."""
        start, end = found.content[0]
        root = self.doc[start:end].root
        known = cues()["NOUN"].get(root.lemma_.lower()) if root.pos_ == "NOUN" else None
        return known.class_ if known else None

    def _words(self, found: Attribution) -> frozenset[str]:
        return frozenset(
            self.doc[index].lemma_.lower()
            for start, end in found.content
            for index in range(start, end)
            if self.doc[index].pos_ in _MEANINGFUL
        )


def _same_source(claim: Claim, other: Claim) -> bool:
    mine, its = claim.source, other.source
    if mine.entity is not None or its.entity is not None:
        return mine.entity == its.entity
    return [span.text.lower() for span in mine.spans] == [span.text.lower() for span in its.spans]
