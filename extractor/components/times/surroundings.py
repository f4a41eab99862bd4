"""What the tagged and parsed text says around an expression."""

from bisect import bisect_right

from spacy.tokens import Doc

from extractor.components.spans import kind_at, tokens_at
from extractor.components.times.checks import CHECKS
from extractor.components.times.finder import Candidate
from extractor.components.times.tense import tense, title_tense

_TITLES = {"headline", "heading"}


class Parsed:
    """Answers from a Doc; where it is not tagged or parsed, as if nothing were known."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.known = doc.has_annotation("DEP") and doc.has_annotation("TAG")
        self.segment_starts = [segment.start for segment in doc._.segments]

    def tense(self, start: int, end: int) -> int:
        """Tell whether the clause of an expression is future (1), past (-1) or open (0)."""
        if not self.known:
            return 0
        root = tokens_at(self.doc, start, end).root
        return title_tense(root) if kind_at(self.doc._.segments, start) in _TITLES else tense(root)

    def accepts(self, candidate: Candidate) -> bool:
        """Tell whether the words are a time here, as far as the pattern has a question."""
        check = candidate.rule.check
        if check is None or not self.known:
            return True
        return CHECKS[check](tokens_at(self.doc, *candidate.match.span()), candidate)

    def breaks(self, start: int, end: int) -> bool:
        """Tell whether a segment begins between two offsets."""
        index = bisect_right(self.segment_starts, start)
        return index < len(self.segment_starts) and self.segment_starts[index] < end
