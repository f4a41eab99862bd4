"""Personal pronouns that refer to a named entity; left open where two readings are near."""

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.discourse import Discourse, Reference
from extractor.components.entities.kinds import gender, references

_BACK = 2  # sentences
_CLEFT = 8  # words after "it" among which "that" or "to" makes it empty
_SAME_SENTENCE = 40  # words back
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMPTY = frozenset({"seem", "appear", "remain", "become", "rain", "snow", "take"})
_THINGS = frozenset({"ORG", "GPE"})


class Pronouns:
    """Resolves the pronouns of one article, in reading order."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.words = discourse.words
        self.genders = {
            id(cluster): gender(self.words, cluster)
            for cluster in discourse.clusters
            if cluster.type == "PERSON"
        }

    def resolve(self, index: int) -> Cluster | None:
        """Return the cluster that the pronoun at a word refers to, or None if it is not sure."""
        features = references()["pronouns"][self.words.lower[index]]
        if self.words.tag[index] not in {"PRP", "PRP$"}:
            return None
        if features["number"] == "thing":
            return self._thing(index)
        return self._person(index, features["gender"])

    def _person(self, index: int, wanted: str) -> Cluster | None:
        """Return the person of that gender, the last subject first."""
        fitting = [
            reference
            for reference in self.discourse.before(index, _BACK)
            if self.genders.get(id(reference.cluster)) in {wanted, ""} and not self._acts(reference, index)
        ]
        persons = {id(reference.cluster): reference.cluster for reference in fitting}
        if not persons:
            return None
        if len(persons) > 1:
            subjects = [reference for reference in fitting if self.discourse.is_subject(reference.head)]
            chosen = subjects[0].cluster if subjects else fitting[0].cluster
        else:
            chosen = fitting[0].cluster
        if not self.genders[id(chosen)]:
            self.genders[id(chosen)] = wanted
        return chosen

    def _thing(self, index: int) -> Cluster | None:
        """Return the subject of the clause or sentence before, if an organisation or place."""
        words = self.words
        if words.dep[index] == "expl" or (words.lower[index] == "it" and self._is_empty(index)):
            return None
        for back in (0, 1):
            subject = self.discourse.subject_of(index, back)
            if subject is not None and self._acts(subject, index):
                return None
            if subject is not None:
                return subject.cluster if subject.cluster.type in _THINGS else None
            if words.lower[index] == "its":
                near = next(self.discourse.before(index, 0), None)
                if near is not None and near.cluster.type in _THINGS:
                    return near.cluster
        return None

    def _acts(self, reference: Reference, index: int) -> bool:
        """Tell whether a pronoun is the object of what the other does: "Moss met her" is another woman."""
        words = self.words
        return (
            words.dep[index] in _OBJECTS
            and words.tag[index] == "PRP"
            and not words.lower[index].endswith("self")
            and words.head[reference.head] == words.head[index]
            and self.discourse.is_subject(reference.head)
        )

    def _is_empty(self, index: int) -> bool:
        """Tell whether "it" refers to nothing: "it is likely that", "it rained"."""
        words = self.words
        verb = words.head[index]
        lemma = words.lemma(verb)
        if lemma == "be":
            marks = {"that"} if words.dep[verb] == "ccomp" else {"that", "to", "when", "because"}
            return not marks.isdisjoint(words.lower[index : index + _CLEFT])
        return lemma in _EMPTY
