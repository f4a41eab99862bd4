"""Names that name one thing: a multi-pass sieve, the surest evidence first (after Lee et al. 2013)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.components.entities.gazetteer import Known
from extractor.components.entities.lexicon import lexicon
from extractor.components.entities.names import Name
from extractor.components.entities.words import Words
from extractor.normalize.names import initials, is_acronym, without_legal_form, words_of
from extractor.schema.entity import EntityType

Key = tuple[str, ...]
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "&"})


@dataclass(slots=True)
class Cluster:
    """The names of one thing, and what the text says of it."""

    type: EntityType
    names: list[Name]
    known: Known | None = None
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Offset of the first name."""
        return min(name.start for name in self.names)

    @property
    def fullest(self) -> Name:
        """The longest name, the first of them, written in capitals only if there is no other."""
        return max(self.names, key=lambda n: (n.length, len(n.text), not n.text.isupper(), -n.start))

    def take(self, other: "Cluster") -> None:
        """Make another cluster's names this one's."""
        self.names += other.names
        self.known = self.known or other.known
        other.names = []


def clusters(words: Words, names: Iterable[Name]) -> list[Cluster]:
    """Return the clusters of an article's names in order of first appearance."""
    found = _same_name(names)
    _persons([cluster for cluster in found if cluster.type == "PERSON"])
    _acronyms(words, found)
    _short_organisations([cluster for cluster in found if cluster.type == "ORG"])
    return sorted((cluster for cluster in found if cluster.names), key=lambda cluster: cluster.start)


def _same_name(names: Iterable[Name]) -> list[Cluster]:
    """First pass: the same words, or names of one country or people."""
    by_key: dict[tuple[str, Key], Cluster] = {}
    for name in names:
        by_key.setdefault((name.type, _key(name)), Cluster(name.type, [])).names.append(name)
    for cluster in by_key.values():
        cluster.known = next(
            (n.known for n in cluster.names if n.known and n.known.type == cluster.type), None
        )
    return list(by_key.values())


def _key(name: Name) -> Key:
    known = name.known
    if known and known.type == name.type and "iso3166" in known.identifiers:
        return ("", known.identifiers["iso3166"])
    key = words_of(name.text)
    if name.type == "ORG":
        if known and known.type == "ORG":
            key = words_of(known.name)  # "BOJ" is the Bank of Japan.
        return without_legal_form(key, lexicon().legal)
    return (key[0].removesuffix("s"),) if name.type == "NORP" and len(key) == 1 else key


def _persons(found: list[Cluster]) -> None:
    """Second pass: "Trump" is "Donald Trump"; a shared surname is the last one's who was named in full."""
    full_by_part: dict[str, list[Cluster]] = defaultdict(list)
    ordered = sorted(found, key=lambda cluster: -len(words_of(cluster.fullest.text)))
    for cluster in ordered:
        parts = words_of(cluster.fullest.text)
        whole = _fuller(parts, full_by_part, cluster.start)
        if whole is not None:
            whole.take(cluster)
        else:
            for part in set(parts):
                full_by_part[part].append(cluster)


def _fuller(parts: Key, full_by_part: dict[str, list[Cluster]], start: int) -> Cluster | None:
    """Return the person whose name holds all the parts in order, the first or the last among them."""
    fitting = [
        c for c in full_by_part.get(parts[-1], ()) if c.names and _shortens(parts, words_of(c.fullest.text))
    ]
    if not fitting and len(parts) > 1:
        return None
    before = [c for c in fitting if c.start < start]
    return max(before, key=lambda c: c.start) if before else min(fitting, key=lambda c: c.start, default=None)


def _shortens(short: Key, full: Key) -> bool:
    if len(short) >= len(full):
        return False
    rest = iter(full)
    if not all(any(_same_part(part, other) for other in rest) for part in short):
        return False
    return short[-1] == full[-1] or short[0] == full[0]


def _same_part(part: str, other: str) -> bool:
    return part == other or (len(part) == 1 and other.startswith(part))


def _acronyms(words: Words, found: list[Cluster]) -> None:
    """Third pass: "National Security Council (NSC)", and acronyms that fit the initials of one name."""
    by_initials: dict[str, list[Cluster]] = defaultdict(list)
    by_end = {name.last: cluster for cluster in found for name in cluster.names}
    for cluster in found:
        if cluster.names and cluster.fullest.length > 1:
            for letters in initials(cluster.fullest.text, _SMALL):
                by_initials[letters].append(cluster)
    for cluster in found:
        if not cluster.names or not is_acronym(cluster.names[0].text) or cluster.names[0].length > 1:
            continue
        first = cluster.names[0]
        alone = words.text[first.first - 1] == "(" and words.text[first.last : first.last + 1] == [")"]
        beside = by_end.get(first.first - 1) if alone else None
        fitting = by_initials.get("".join(words_of(first.text)), [])
        whole = beside if beside in fitting else (fitting[0] if len(fitting) == 1 else beside)
        if whole is not None and whole is not cluster and whole.names and _may_be(whole, cluster):
            whole.take(cluster)


def _may_be(whole: Cluster, short: Cluster) -> bool:
    return whole.type not in {"PERSON", "NORP"} and (whole.known is None or short.known is None)


def _short_organisations(found: list[Cluster]) -> None:
    """Fourth pass: "Merrow" is "Merrow Water" if no other organisation begins so."""
    by_first: dict[str, list[Cluster]] = defaultdict(list)
    keys = {id(cluster): _key(cluster.fullest) for cluster in found if cluster.names}
    for cluster in found:
        if cluster.names and len(keys[id(cluster)]) > 1:
            by_first[keys[id(cluster)][0]].append(cluster)
    generic = lexicon().organisation_last | lexicon().organisation_first
    for cluster in found:
        key = keys.get(id(cluster), ())
        if not key or key[0] in generic:
            continue
        longer = [
            c
            for c in by_first.get(key[0], ())
            if c is not cluster and c.names and keys[id(c)][: len(key)] == key and _may_be(c, cluster)
        ]
        if len(longer) == 1 and len(keys[id(longer[0])]) > len(key):
            longer[0].take(cluster)
