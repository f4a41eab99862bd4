"""Who a source is: its entity, and what kind of source it is."""

from functools import cache

from spacy.tokens import Doc, Token

from extractor import resources
from extractor.components.claims.find import Attribution
from extractor.components.entities.index import EntityIndex
from extractor.components.spans import kind_at
from extractor.schema.claim import SourceKind

_RELATIVE = frozenset({"WP", "WDT"})
_PERSONAL = frozenset({"he", "she"})


class Speakers:
    """Resolves the sources of one Doc, in order of text."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.index = EntityIndex(doc._.entities, doc)
        self.persons = {entity.id for entity in doc._.entities if entity.type == "PERSON"}
        self.last_person: tuple[str | None, SourceKind] = (None, "other")

    def of(self, found: Attribution) -> tuple[str | None, SourceKind]:
        """Return the entity's id, if it is known, and the kind of an attribution's source.

        "He" and "she" are the last person that was a source, where that one is not named or they have no
        entity of their own.
        """
        if found.source is None:
            segment = kind_at(self.doc._.segments, self.doc[found.content[0][0]].idx)
            return None, "author" if segment == "analysis" else "unstated"
        head = _antecedent(self.doc[found.source[0] : found.source[1]].root)
        resolved = self._resolved(head)
        if head.lower_ in _PERSONAL and (resolved[0] is None or self.last_person[1] == "anonymous"):
            return self.last_person
        if resolved[0] in self.persons or resolved[1] == "anonymous":
            self.last_person = resolved
        return resolved

    def _resolved(self, head: Token) -> tuple[str | None, SourceKind]:
        entity = self.index.heading(head)
        if entity is None:  # "its head, Ana Ruiz"
            names = [child for child in head.rights if child.dep_ == "appos"]
            entity = next(filter(None, map(self.index.heading, names)), None)
        if entity is not None or head.pos_ == "PROPN":
            return entity.id if entity else None, "named"
        return None, _kinds().get(head.lemma_.lower(), "other")


def _antecedent(head: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the word itself."""
    if head.tag_ not in _RELATIVE:
        return head
    clause = head.head
    while clause.dep_ in {"xcomp", "ccomp", "conj"}:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else head


@cache
def _kinds() -> dict[str, SourceKind]:
    kinds: dict[SourceKind, list[str]] = resources.load("lexicons/sources.yaml")
    return {noun: kind for kind, nouns in kinds.items() for noun in nouns}
