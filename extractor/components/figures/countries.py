"""The article's country: evidence for whose dollars, pounds or rupees are meant."""

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc


def countries(doc: Doc) -> AbstractSet[str]:
    """Return the countries (ISO 3166 alpha-3) that the dateline names."""
    spans = [(segment.start, segment.end) for segment in doc._.segments if segment.kind == "dateline"]
    if not spans:
        return frozenset()
    return {
        entity.identifiers["iso3166"]
        for entity in doc._.entities
        if "iso3166" in entity.identifiers
        and any(start <= mention.start < end for mention in entity.mentions for start, end in spans)
    }
