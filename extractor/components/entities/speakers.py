"""Who speaks in a quotation, for its pronouns of the first person: the subject of the "said" beside it."""

from bisect import bisect_left

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.discourse import Discourse
from extractor.components.entities.kinds import references
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.words import Words

_OPENING, _CLOSING, _STRAIGHT = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"}), '"'
_REACH = 12  # words between a quotation and the verb, or between the verb and its subject
_BESIDE = 4  # words after the verb among which a subject stands that the parser did not see


class Speakers:
    """The quotations of one article with their speakers.

    Only a speaker beside the quotation counts: in its sentence, or between it and the one before in the same
    paragraph ("…," Moss said. "…").
    """

    def __init__(self, discourse: Discourse) -> None:
        self.words = discourse.words
        self.quotations = _quotations(self.words)
        self.at = discourse.by_word()
        organisations = [cluster for cluster in discourse.clusters if cluster.type == "ORG"]
        self.organisations = {name.text: cluster for cluster in organisations for name in cluster.names}

    def resolve(self, index: int) -> Cluster | None:
        """Return the person that "I" at a word is, or whom "we" speaks for; None if not sure."""
        place = bisect_left(self.quotations, (index, 0)) - 1
        if place < 0 or index >= self.quotations[place][1]:
            return None
        speaker = self._after(place) or self._before(place)
        if speaker is None or references()["pronouns"][self.words.lower[index]]["number"] == "speaker":
            return speaker if speaker is not None and speaker.type == "PERSON" else None
        return self._spoken_for(speaker) if speaker.type == "PERSON" else speaker

    def _after(self, place: int) -> Cluster | None:
        """Read '" said Ada Moss': the verb comes before the sentence, or another quotation, ends."""
        first = self.quotations[place][1] + 1
        for index in range(first, min(first + _REACH, len(self.words))):
            if self._ends(index) or (self.words.opens[index] and self.words.capital[index]):
                return None
            if self.words.lower[index] in lexicon().person_verbs:
                return self._subject(index)
        return None

    def _before(self, place: int) -> Cluster | None:
        """Read 'Ada Moss said: "', or what introduces the quotation before in the paragraph."""
        first = self.quotations[place][0]
        least = self.quotations[place - 1][1] if place else -1
        follows = first - least <= 2 * _REACH
        for index in range(first - 1, max(least, first - 2 * _REACH), -1):
            if "\n" in self.words.text[index]:
                return None
            if self.words.lower[index] in lexicon().person_verbs:
                return self._subject(index)
            if self.words.opens[index] and not follows:
                return None
        return None

    def _ends(self, index: int) -> bool:
        text = self.words.text[index]
        return "\n" in text or text == _STRAIGHT or text in _OPENING

    def _subject(self, verb: int) -> Cluster | None:
        words = self.words
        for index in range(max(0, verb - _REACH), min(verb + _REACH, len(words))):
            if words.dep[index] == "nsubj" and words.head[index] == verb:
                return self.at.get(index)
        for index in range(verb + 1, min(verb + 1 + _BESIDE, len(words))):
            if index in self.at:
                return self.at[index]
            if not words.text[index][0].isalpha():
                break
        return self.at.get(verb - 1)

    def _spoken_for(self, person: Cluster) -> Cluster | None:
        """Return the organisation in the role of one who may speak for it: "chief executive of Zelkova"."""
        role = person.attributes.get("role", "").split()
        if not lexicon().officers.intersection(word.lower() for word in role):
            return None
        for length in range(len(role), 0, -1):
            for first in range(len(role) - length + 1):
                found = self.organisations.get(" ".join(role[first : first + length]).removesuffix("'s"))
                if found is not None and found.names:
                    return found
        return None


def _quotations(words: Words) -> list[tuple[int, int]]:
    """Return the words that are the marks of each quotation; its paragraph must close it."""
    found, opened = [], -1
    for index, text in enumerate(words.text):
        if "\n" in text:
            opened = -1
        elif text in _OPENING or (text == _STRAIGHT and opened < 0):
            opened = index
        elif opened >= 0 and (text == _STRAIGHT or text in _CLOSING):
            found.append((opened, index))
            opened = -1
    return found
