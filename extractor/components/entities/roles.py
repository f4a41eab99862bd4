"""What the text says of a person beside the name: role, country, age."""

import re

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import Name
from extractor.components.entities.tickers import ticker_after
from extractor.components.entities.words import Words

_AGE = re.compile(r",\s(\d{1,3})(?=[,.;)\s])(?!\s?(?:per|%))")
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "VBG", "VBN", "CD"})
_LINKS = frozenset({"of", "and", "for", "&", "-"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "whose"})
_MOST_WORDS = 10
_MOST_DESCRIBING = 5  # words before a name that describe its bearer


class Roles:
    """Reads the roles around the names of one article.

    `names_at`: the name that stands at each word, to tell "South Korean" and "Coupang" from the role itself.
    """

    def __init__(self, words: Words, names: list[Name]) -> None:
        self.words = words
        self.known = lexicon()
        self.names_at = {index: name for name in names for index in range(name.first, name.last)}

    def describe(self, person: Cluster) -> None:
        """Write role, country, age and nationality to a person's attributes: the first that is told of each.

        The country is that of an office ("French President"), the nationality that of the person.
        """
        for name in sorted(person.names, key=lambda n: n.start):
            span = self._before(name) or self._after(name)
            if span and "role" not in person.attributes:
                self._write(person, *span)
            age = _AGE.match(self.words.doc_text, name.end)
            if age and 0 < int(age[1]) < 120:
                person.attributes.setdefault("age", age[1])
            if nation := self._nation_before(name, None) or self._nation_after(name):
                person.attributes.setdefault("nationality", nation)

    def describe_organisation(self, organisation: Cluster) -> None:
        """Write an organisation's country ("Swedish retailer Zelkova") and ticker to its attributes."""
        for name in organisation.names:
            if ticker := ticker_after(self.words, name.end):
                organisation.attributes.setdefault("ticker", ticker)
            if nation := self._nation_before(name, self.known.kinds):
                organisation.attributes.setdefault("country", nation)

    def _nation_before(self, name: Name, nouns: frozenset[str] | None) -> str | None:
        """Return the code of the nation in the phrase right before a name: "the Kenyan runner Moses Kibet".

        `nouns`: those that the phrase may end in; None is any common noun.
        """
        words, index = self.words, name.first - 1
        if index < 1 or words.tag[index] != "NN" or (nouns is not None and words.lower[index] not in nouns):
            return None
        for before in range(index - 1, max(-1, index - _MOST_DESCRIBING), -1):
            nation = self.names_at.get(before)
            if nation is not None:
                is_nation = nation.type == "NORP" and nation.known is not None
                return nation.known.identifiers.get("iso3166") if is_nation and nation.known else None
            if words.tag[before] not in {"NN", "JJ", "HYPH", "CD"} or words.opens[before + 1]:
                return None
        return None

    def _nation_after(self, name: Name) -> str | None:
        """Return the code of the nation of ", a Kenyan runner" or ", a Kenyan"."""
        words = self.words
        first = name.last + 2
        if words.text[name.last : name.last + 1] != [","] or words.lower[first - 1 : first] not in (
            ["a"],
            ["an"],
        ):
            return None
        nation = self.names_at.get(first)
        if nation is None or nation.type != "NORP" or nation.known is None:
            return None
        return nation.known.identifiers.get("iso3166")

    def _write(self, person: Cluster, first: int, last: int) -> None:
        while (
            first < last
            and (name := self.names_at.get(first))
            and name.type in {"NORP", "GPE"}
            and name.last <= last
        ):
            if name.known and "iso3166" in name.known.identifiers:
                person.attributes.setdefault("country", name.known.identifiers["iso3166"])
            first = name.last
            while first < last and self.words.lower[first] in {"'s", "’s", "-"}:
                first += 1
        if first < last:
            person.attributes["role"] = " ".join(self.words.phrase(first, last).split())

    def _before(self, name: Name) -> tuple[int, int] | None:
        """Return the words of a role right before a name, an apposition with a comma included."""
        words, last = self.words, name.first
        comma = last > 0 and words.text[last - 1] == ","
        end = last - 1 if comma else last
        if end <= 0 or words.lower[end - 1] not in self.known.roles or end - 1 in self.names_at:
            return self._before_of(end) if comma else None
        first = self._left(end - 1)
        if comma and words.lower[first - 1] not in _DETERMINERS:
            return None
        return first, end

    def _before_of(self, end: int) -> tuple[int, int] | None:
        """Return a role with an of-phrase: "The head of the Norvik union, Ada Moss, said"."""
        words = self.words
        for index in range(end - 1, max(end - _MOST_WORDS, 0), -1):
            if (
                words.lower[index] in self.known.roles
                and index + 1 < end
                and words.lower[index + 1] in {"of", "at"}
            ):
                first = self._left(index)
                return (first, end) if first > 0 and words.lower[first - 1] in _DETERMINERS else None
            if words.opens[index] or words.pos[index] in {"VERB", "AUX", "PUNCT"}:
                return None
        return None

    def _left(self, head: int) -> int:
        """Return where the noun phrase begins whose head stands at `head`, without its determiner."""
        words, first = self.words, head
        while first > 0 and head - first < _MOST_WORDS and not words.opens[first]:
            before = first - 1
            linked = (
                words.lower[before] in _LINKS
                and before > 0
                and words.capital[before - 1]
                and words.capital[first]
            )
            possessive = words.lower[before] in {"'s", "’s"} and before - 1 in self.names_at
            if not (words.tag[before] in _NOUN_TAGS or linked or possessive):
                break
            first = before
        while first < head and words.text[first] == "-":
            first += 1
        return first

    def _after(self, name: Name) -> tuple[int, int] | None:
        """Return the words of a role after a name and a comma: "Sutrisno, the head of the office, said"."""
        words, index = self.words, name.last
        if index + 1 >= len(words) or words.text[index] != ",":
            return None
        first = index + 1
        if words.tag[first] == "CD" and first + 2 < len(words) and words.text[first + 1] == ",":
            first += 2
        while first < len(words) and words.lower[first] in _DETERMINERS:
            first += 1
        head = None
        for index in range(first, min(first + _MOST_WORDS, len(words))):
            if words.lower[index] in self.known.roles:
                head = index
            elif words.tag[index] not in _NOUN_TAGS and words.lower[index] not in {"'s", "’s"}:
                break
        if head is None or head in self.names_at:
            return None
        return first, self._of_phrase(head + 1)

    def _of_phrase(self, index: int) -> int:
        """Return where "of the district office" after a head noun ends."""
        words, end = self.words, index
        if index < len(words) and words.lower[index] in {"of", "at", "for"}:
            index += 1
            while index < len(words) and (
                words.tag[index] in _NOUN_TAGS | {"DT"} or words.lower[index] in _LINKS
            ):
                index += 1
            end = index
        return end
