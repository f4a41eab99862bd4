"""Where a name begins and ends: the model's spans lose or swallow a word at their edges."""

import re

from extractor.components.entities.lexicon import Lexicon, lexicon
from extractor.components.entities.words import Words

_BREAKS = frozenset({"(", ")", "[", "]", "{", "}", ":", ";", "/", "|", '"', "“", "”", "—", "–"})
_HYPHENS = frozenset({"-", "–", "‑"})
_FINITE = frozenset({"VBD", "VBZ", "MD"})
_DOTTED = frozenset({".", ")", "!"})
# A change or a score; "737-800" and "F-35" are neither.
_RESULT = re.compile(r"(?<!\S)(?:[+−-]\d|\d+(?:\.\d+)?%|\d{1,2}[–-]\d{1,2}(?!\d))")


class Edges:
    """Moves the edges of spans over the words of one text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.known: Lexicon = lexicon()

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Drop determiners, possessives, punctuation and white space from the edges."""
        words = self.words
        first, last = self._one_line(first, last)
        while first < last and (
            words.lower[first] in self.known.not_first or not words.text[first][0].isalnum()
        ):
            first += 1
        while first < last and (words.text[last - 1] in self.known.not_last or self._is_outer(last - 1)):
            last -= 1
        return self._as_in_body(first, last)

    def _as_in_body(self, first: int, last: int) -> tuple[int, int]:
        """Of a title in capitals keep the words that have a capital in the body as well."""
        words = self.words
        if first < last and words.start[first] < words.headline_end and words.in_title[first]:
            while first < last and words.lower[first] not in words.body_capitals:
                first += 1
            while first < last and words.lower[last - 1] not in words.body_capitals:
                last -= 1
        return first, last

    def _is_mark(self, index: int) -> bool:
        return not self.words.text[index][0].isalnum()

    def _is_outer(self, index: int) -> bool:
        text = self.words.text[index]
        return index in self.words.labels or not (
            text[-1].isalnum() or (text[-1] in _DOTTED and text[0].isalnum()) or text in {"+"}
        )

    def _one_line(self, first: int, last: int) -> tuple[int, int]:
        """Keep the part before a bracket, a finite verb, a result, or the end of a paragraph or sentence."""
        for index in range(first + 1, last):
            if (
                self.words.opens[index]
                or self.words.text[index] in _BREAKS
                or (self.words.tag[index] in _FINITE and not self.words.capital[index])
                or "\n\n" in self.words.text[index]
                or self._is_result(index)
            ):
                return first, index
        return first, last

    def _is_result(self, index: int) -> bool:
        """Tell whether a score or a change stands here: "2-1", "-1.6", "3%"."""
        return bool(_RESULT.match(self.words.doc_text, self.words.start[index]))

    def whole_word(self, first: int, last: int) -> tuple[int, int]:
        """Take in the rest of a hyphenated name ("Sung-lac"), but not "-based" and the like."""
        words = self.words
        while self._is_joint(last):
            if not (words.capital[last + 1] or self._is_syllable(last + 1, first)):
                break
            last += 2
        while first > 1 and self._is_joint(first - 1):
            if not words.capital[first - 2]:
                break
            first -= 2
        return first, last

    def _is_joint(self, index: int) -> bool:
        """Tell whether a hyphen without space around it, and a word after it, stand here."""
        words = self.words
        if index + 1 >= len(words) or words.text[index] not in _HYPHENS:
            return False
        return not words.space[index] and not words.space[index - 1]

    def _is_syllable(self, index: int, first: int) -> bool:
        """Tell whether a lower-case word can be the second half of a given name ("Kim Dong-yeon")."""
        return self.words.lower[first] in self.known.family_first and len(self.words.text[index]) <= 6

    def person(self, first: int, last: int) -> tuple[int, int]:
        """Leave titles and roles out of a person's name, and take in the names beside it."""
        words, known = self.words, self.known
        while last - first > 1 and (words.lower[first] in known.titles or not words.capital[first]):
            if words.lower[first] in known.particles and words.capital[first + 1]:
                break
            first += 1
        if words.in_title[first]:
            return first, last
        return self._grow_left(first), self.grow_right(first, last)

    def _grow_left(self, first: int) -> int:
        """Take in a given name that the model left out."""
        words, known, start = self.words, self.known, first
        while first > 0 and not words.opens[first] and words.capital[first - 1]:
            word = words.text[first - 1]
            if not word[0].isalpha() or (word.isupper() and len(word) > 2):
                break
            if words.lower[first - 1] in known.no_given_names:
                break
            first -= 1
        return start if first < start and words.lower[first - 1] in {"of", "for"} else first

    def grow_right(self, first: int, last: int) -> int:
        """Take in the capitalised words that follow, also over a particle ("van der Linde", "bin Salman")."""
        words = self.words
        while last < len(words) and not words.opens[last] and self._is_name_word(last):
            last += 1
        end = last
        while end < len(words) and words.lower[end] in self.known.particles and words.text[end].islower():
            end += 1
        if (
            end > last
            and end < len(words)
            and self._is_name_word(end)
            and words.lower[last] not in {"e", "y", "a"}
        ):
            return self.grow_right(first, end + 1)
        return last

    def _is_name_word(self, index: int) -> bool:
        words = self.words
        return (
            words.capital[index]
            and words.text[index][0].isalpha()
            and words.tag[index] in {"NNP", "NNPS"}
            and (words.lower[index] not in self.known.no_given_names or self._is_joint(index + 1))
        )
