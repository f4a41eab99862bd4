"""Find the entity that a stretch of text refers to."""

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from extractor.schema import Entity, Mention


class EntityIndex:
    """Look-up from offsets to entities, in logarithmic time.

    Args:
        entities: the article's entities; their mentions do not overlap each other.
        doc: the parsed text; with it `at` also finds the mention that heads a longer phrase.
    """

    def __init__(self, entities: list[Entity], doc: Doc | None = None) -> None:
        found = sorted(
            ((mention, entity) for entity in entities for mention in entity.mentions),
            key=lambda pair: (pair[0].start, pair[0].end),
        )
        self._mentions = [mention for mention, _ in found]
        self._entities = [entity for _, entity in found]
        self._starts = [mention.start for mention in self._mentions]
        self._doc = doc

    def at(self, start: int, end: int) -> Entity | None:
        """Return the entity whose mention is the characters `start` to `end`, or heads that phrase."""
        place = self._place(start)
        if place is not None and (self._starts[place], self._mentions[place].end) == (start, end):
            return self._entities[place]
        span = self._doc.char_span(start, end, alignment_mode="expand") if self._doc is not None else None
        return self.heading(span) if span else None

    def heading(self, span: Span | Token) -> Entity | None:
        """Return the entity whose mention holds the syntactic head of a phrase (or the token).

        A name in apposition to the head heads it as well: "the mayor, Ada Moss".
        """
        head = span.root if isinstance(span, Span) else span
        found = self.covering(head.idx)
        apposed = [child for child in head.rights if child.dep_ == "appos"] if found is None else []
        return self.covering(apposed[0].idx) if apposed else found

    def covering(self, offset: int) -> Entity | None:
        """Return the entity with a mention at the character `offset`."""
        place = self._place(offset)
        return None if place is None else self._entities[place]

    def mention(self, offset: int) -> Mention | None:
        """Return the mention at the character `offset`."""
        place = self._place(offset)
        return None if place is None else self._mentions[place]

    def within(self, start: int, end: int) -> list[Entity]:
        """Return the entities with a mention that begins from `start` to before `end`, each once."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return list({entity.id: entity for entity in self._entities[first:last]}.values())

    def _place(self, offset: int) -> int | None:
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self._mentions[place].end else None
