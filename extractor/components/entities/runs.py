"""Names that their own words give away: "Human Rights Watch", "Ministry of Hajj and Umrah"."""

from collections.abc import Iterator

from extractor.components.entities.edges import Edges
from extractor.components.entities.gazetteer import Gazetteer
from extractor.components.entities.lexicon import Lexicon, lexicon, type_of_head
from extractor.components.entities.names import Name, name
from extractor.components.entities.words import Words

_LINKS = frozenset({"of", "for", "and", "&", "the", "de", "del", "la"})
_OPENING_LINKS = frozenset({"of", "for", "de", "del"})
_TRUST = 2.5
_TRUST_OF_PERSON = 1.0
_LONGEST = 14  # words


class Runs:
    """Reads the runs of capitalised words of one text."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self.words = words
        self.listed = gazetteer.names
        self.known: Lexicon = lexicon()

    def names(self) -> Iterator[Name]:
        """Yield the runs that end or begin with a word that tells a type."""
        index, size = 0, len(self.words)
        while index < size:
            if self._is_part(index) and not self.words.in_title[index]:
                end = self._run(index)
                yield from self._read(index, end)
                index = end
            else:
                index += 1

    def _is_part(self, index: int) -> bool:
        words = self.words
        return (
            words.capital[index]
            and words.text[index][0].isalpha()
            and words.lower[index] not in self.known.function_words
        )

    def _run(self, first: int) -> int:
        """Return where the capitalised words that begin at `first` end, hyphens within words included."""
        last = first + 1
        while last < len(self.words) and not self.words.opens[last]:
            if self._is_part(last):
                last += 1
            elif self._joins(last):
                last += 2
            else:
                break
        return last

    def _joins(self, index: int) -> bool:
        words = self.words
        if index + 1 >= len(words) or not self._is_part(index + 1):
            return False
        if words.text[index] == "-":
            return not words.space[index] and not words.space[index - 1]
        if words.lower[index] in {"'s", "’s", "'", "’"}:
            return words.lower[index - 1] in self.known.owners
        return False

    def _read(self, first: int, last: int) -> Iterator[Name]:
        words = self.words
        while self._is_title(first, last):
            first += 1
        type_ = type_of_head(words.lower[first:last]) if last - first > 1 else None
        if type_ is not None:
            yield name(
                words, first, self._of_phrase(last) if type_ != "PERSON" else last, type_, _TRUST, "head"
            )
        elif words.lower[first] in self.known.organisation_first or last - first > 1:
            yield from self._headed_phrase(first, last)

    def _headed_phrase(self, first: int, last: int) -> Iterator[Name]:
        """Yield "Ministry of Health": the telling word is followed by of or for."""
        words = self.words
        head = words.lower[last - 1]
        if head in self.known.organisation_first:
            end = self._of_phrase(last)
            if end > last:
                yield name(words, first, end, "ORG", _TRUST, "head")

    def _is_title(self, first: int, last: int) -> bool:
        word = self.words.lower[first]
        if last - first == 1 or not self._is_part(first + 1):
            return False
        return word in self.known.honorifics or word in self.known.ranks or word in self.known.roles

    def persons(self) -> Iterator[Name]:
        """Yield the runs that begin with a given name, or with a family name before a hyphenated one."""
        words, known = self.words, self.known
        for index, word in enumerate(words.text):
            given = word in known.given_names
            if not (given or words.lower[index] in known.family_first) or not self._is_part(index):
                continue
            last = self._person_end(index)
            if last - index > 1 and (given or "-" in words.text[index:last]) and not words.in_title[index]:
                yield name(words, index, last, "PERSON", _TRUST_OF_PERSON, "given")

    def _person_end(self, first: int) -> int:
        edges = Edges(self.words)
        last = edges.grow_right(first, first + 1)
        return edges.whole_word(first, last)[1]

    def _of_phrase(self, last: int) -> int:
        """Return where "of Hajj and Umrah" after a telling word ends; `last` if there is none."""
        words = self.words
        if last >= len(words) or words.lower[last] not in _OPENING_LINKS:
            return last
        end = index = last
        while index < len(words) and index - last < _LONGEST and not words.opens[index]:
            if self._is_part(index):
                end = index = self._run(index)
            elif words.lower[index] in _LINKS and words.text[index - 1] not in self.listed:
                index += 1
            else:
                break
        return end
