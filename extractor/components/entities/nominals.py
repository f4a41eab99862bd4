"""Common nouns that refer to a named entity: "the company", "the country", "the minister"."""

from collections import Counter

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.discourse import Discourse
from extractor.components.entities.kinds import (
    organisation_classes,
    organisation_kinds,
    place_kind,
    references,
)
from extractor.components.entities.lexicon import lexicon

_DETERMINERS = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "punct", "nummod"})
_CLAUSES = frozenset({"relcl", "acl"})
_FAR, _NEAR = 8, 3  # sentences: an organisation or person told of by kind; a place


class Nominals:
    """Resolves the definite nominals of one article, in reading order."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.words = discourse.words
        self.counts = Counter({id(c): len(c.names) for c in discourse.clusters})
        organisations = [cluster for cluster in discourse.clusters if cluster.type == "ORG"]
        self.kinds = {id(c): organisation_kinds(self.words, c) for c in organisations}
        self.countries = {
            cluster.known.identifiers["iso3166"]: cluster
            for cluster in discourse.clusters
            if cluster.type == "GPE" and cluster.known and "iso3166" in cluster.known.identifiers
        }

    def resolve(self, index: int) -> Cluster | None:
        """Return the cluster that the noun at a word refers to, or None if it is no such noun or not sure."""
        noun = self.words.lower[index]
        if noun in references()["governments"]:
            return self._country(index, own=self._premodifier(index)) if self._is_definite(index) else None
        if not self._is_definite(index):
            return None
        if noun in references()["countries"] and (found := self._country(index, own=None)):
            return found
        if noun in references()["places"]:
            return self._place(index, references()["places"][noun])
        if noun in organisation_classes():
            return self._organisation(index, organisation_classes()[noun])
        return self._person(index) if noun in lexicon().roles else None

    def span(self, index: int) -> tuple[int, int]:
        """Return the words of the nominal: its premodifiers and head, without the determiner."""
        first = index
        while first > 0 and self.words.head[first - 1] == index and self.words.dep[first - 1] in _MODIFIERS:
            first -= 1
        return first, index + 1

    def _is_definite(self, index: int) -> bool:
        """Tell whether the noun has a determiner and nothing that would tell of another thing."""
        words = self.words
        if words.tag[index] != "NN" or words.dep[index] in {"compound", "appos", "attr"}:
            return False
        first, last = self.span(index)
        if first == 0 or words.lower[first - 1] not in _DETERMINERS:
            return False
        following = words.lower[last] if last < len(words) else ""
        capital = last < len(words) and words.capital[last]
        return not capital and following not in {"of", "that", "which", "who", "-", "for"}

    def _premodifier(self, index: int) -> Cluster | None:
        """Return the country of "the South Korean government"."""
        first, _ = self.span(index)
        for reference in self.discourse.before(index, 0):
            if reference.head < first:
                return None
            if reference.cluster.known:
                return self._of_country(reference.cluster)
        return None

    def _of_country(self, cluster: Cluster) -> Cluster | None:
        code = cluster.known.identifiers.get("iso3166") if cluster.known else None
        return self.countries.get(code) if code and cluster.type in {"GPE", "NORP"} else None

    def _country(self, index: int, own: Cluster | None) -> Cluster | None:
        """Return the country named last, or whose people were."""
        if own is not None:
            return own
        if self.span(index)[0] < index:
            return None
        for reference in self.discourse.before(index, _NEAR):
            if (country := self._of_country(reference.cluster)) is not None:
                return country
        return None

    def _place(self, index: int, kind: str) -> Cluster | None:
        if self.span(index)[0] < index:
            return None
        for reference in self.discourse.before(index, _NEAR):
            if reference.cluster.type in {"GPE", "LOC"} and place_kind(reference.cluster) == kind:
                return reference.cluster
        return None

    def _organisation(self, index: int, kind: str) -> Cluster | None:
        """Return the last organisation of the kind; for a company the one the article is most about."""
        plain = self.span(index)[0] == index
        seen: list[Cluster] = []
        for reference in self.discourse.before(index, _FAR):
            cluster = reference.cluster
            if cluster.type != "ORG" or cluster in seen:
                continue
            kinds = self.kinds[id(cluster)]
            if kind in kinds and (plain or self._told(index, cluster)):
                return cluster
            if not kinds and kind == "company":
                seen.append(cluster)
        if not plain or not seen:
            return None
        first, *others = sorted(seen, key=lambda c: -self.counts[id(c)])
        return first if not others or self.counts[id(first)] >= 2 * self.counts[id(others[0])] else None

    def _told(self, index: int, cluster: Cluster) -> bool:
        """Tell whether the text has called the cluster so: "cotton giant Zelkova", "the cotton giant"."""
        first, last = self.span(index)
        phrase = self.words.lower[first:last]
        return any(
            self.words.lower[name.first - len(phrase) : name.first] == phrase for name in cluster.names
        )

    def _person(self, index: int) -> Cluster | None:
        """Return the last person whose role ends in the nominal's words, or has them before "of"."""
        phrase = self.words.phrase(*self.span(index)).lower().split()
        for cluster in self._persons(index):
            role = cluster.attributes.get("role", "").lower().split(" of ")[0].split()
            if role[-len(phrase) :] == phrase:
                return cluster
        return None

    def _persons(self, index: int) -> list[Cluster]:
        found: list[Cluster] = []
        for reference in self.discourse.before(index, _FAR):
            if reference.cluster.type == "PERSON" and reference.cluster not in found:
                found.append(reference.cluster)
        return found
