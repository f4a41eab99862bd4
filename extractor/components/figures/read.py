"""Read the figures of a parsed article."""

from spacy.tokens import Doc, Token

from extractor.components.figures.ages import read_age
from extractor.components.figures.bounds import read_bound
from extractor.components.figures.changes import read_changes
from extractor.components.figures.countries import countries
from extractor.components.figures.dates import is_year, looks_like_date
from extractor.components.figures.elision import share_from_before, share_in_lists
from extractor.components.figures.guard import Guard, is_named
from extractor.components.figures.links import link_restatements, share_roles
from extractor.components.figures.measured import Names, read_measured, read_subject
from extractor.components.figures.nouns import Reader, count_noun
from extractor.components.figures.ordinals import read_ordinal
from extractor.components.figures.people import counts_people
from extractor.components.figures.quantity import Quantity
from extractor.components.figures.ranges import join_ranges
from extractor.components.figures.records import records
from extractor.components.figures.scan import quantities
from extractor.components.spans import text_of
from extractor.normalize import units
from extractor.normalize.lexemes import Lexemes
from extractor.schema import Figure


def figures(doc: Doc) -> list[Figure]:
    """Return the figures of an article in order; times and entities are read from the Doc where present."""
    lexemes = Lexemes(text_of(doc))
    guard = Guard(lexemes, doc._.times, doc._.entities)
    found = list(quantities(lexemes, lambda i: guard(i) or looks_like_date(lexemes, i)))
    if not found:
        return []
    reader = Reader(doc, lexemes)
    found = _complete(reader, join_ranges(lexemes, found))
    link_restatements(lexemes, found)
    read_changes(lexemes, found)
    share_roles(found)
    names = Names(doc)
    for quantity in found:
        read_subject(reader, quantity)
        quantity.base = names.within(*quantity.of) if quantity.of else None
    return records(lexemes, found, countries(doc))


def _complete(reader: Reader, found: list[Quantity]) -> list[Quantity]:
    """Read what parse and words around tell of the quantities; return those that are figures."""
    share_in_lists(reader.lexemes, found)
    kept: list[Quantity] = []
    sentence_of_last = -1
    in_sentence: list[Quantity] = []
    for quantity in found:
        sentence = reader.sentence(quantity.start)
        if sentence != sentence_of_last:
            in_sentence, sentence_of_last = [], sentence
        if _read(reader, quantity, in_sentence):
            in_sentence.append(quantity)
            kept.append(quantity)
    return kept


def _read(reader: Reader, quantity: Quantity, previous: list[Quantity]) -> bool:
    """Read unit, bound and what is measured; tell whether it is a figure."""
    noun = None
    if quantity.kind in ("ordinal", "fraction") and not read_ordinal(reader, quantity):
        return False
    has_unit = read_age(reader, quantity) or not quantity.bare or quantity.kind in ("ordinal", "score")
    if not has_unit:
        noun = count_noun(reader, quantity)
    read_bound(reader.lexemes, quantity)
    if not has_unit and not _counts(reader, quantity, noun, previous):
        return False
    read_measured(reader, quantity, noun)
    return True


def _counts(reader: Reader, quantity: Quantity, noun: Token | None, previous: list[Quantity]) -> bool:
    """Tell a number that came without unit from years and names; give it a unit said before."""
    lexemes = reader.lexemes
    plural = noun is not None and noun.tag_ in ("NNS", "NNPS")
    if is_year(lexemes, quantity, plural=plural) or is_named(lexemes, quantity, noun, plural=plural):
        return False
    if quantity.bare and counts_people(reader, quantity):
        return True
    if quantity.bare and quantity.numeral.form == "cardinal":
        share_from_before(lexemes, quantity, previous)
        if per := units.per_at(lexemes, quantity.stop):
            quantity.per, quantity.stop = per
            quantity.kind = "rate"
    return True
