"""Read the figures of a parsed article."""

from spacy.tokens import Doc

from extractor.components.figures.bounds import read_bound
from extractor.components.figures.guard import Guard
from extractor.components.figures.nouns import Reader, count_noun
from extractor.components.figures.ranges import join_ranges
from extractor.components.figures.records import figure
from extractor.components.figures.scan import quantities
from extractor.normalize.lexemes import Lexemes
from extractor.schema import Figure


def figures(doc: Doc) -> list[Figure]:
    """Return the figures of an article in order; times and entities are read from the Doc where present."""
    lexemes = Lexemes(doc.text)
    found = list(quantities(lexemes, Guard(lexemes, doc._.times, doc._.entities)))
    if not found:
        return []
    reader = Reader(doc, lexemes)
    found = join_ranges(lexemes, found)
    for quantity in found:
        if quantity.bare and quantity.kind not in ("ordinal", "score"):
            count_noun(reader, quantity)
        read_bound(lexemes, quantity)
    found.sort(key=lambda quantity: quantity.start)
    return [figure(lexemes, quantity, f"f{n}", frozenset()) for n, quantity in enumerate(found, 1)]
