"""TimeML (ISO 24617-1), as TempEval-3 distributes it: a `.tml` file with DCT and TEXT."""

from pathlib import Path
from xml.etree import ElementTree

from extractor.errors import GoldError
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import maps
from extractor.evaluation.adapters.reading import located, text_of

_TIMEX = "TIMEX3"


def read(file: Path) -> GoldSet:
    """Read one article; its text is that of the TEXT element, its date the DCT's value.

    Raises:
        GoldError: the file is no TimeML, or a TIMEX3 has an unknown type or lacks an attribute.
    """
    root = _parsed(file)
    body, dated = root.find("TEXT"), root.find(f"DCT/{_TIMEX}")
    if body is None:
        raise GoldError(file, 0, "no TEXT element")
    published = dated.get("value", "")[:10] if dated is not None else None
    known = maps()["timeml"]
    with located(file, 0):
        draft = Draft(
            root.findtext("DOCID") or file.stem, "".join(body.itertext()), published=published or None
        )
        for element, start, end in _placed(body):
            kind = known.of(element.attrib["type"])
            if kind and end > start:
                draft.time(start, end, kind, element.attrib["value"])
        return GoldSet(file.stem, [draft.record()], ("times",))


def _parsed(file: Path) -> ElementTree.Element:
    text = text_of(file)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise GoldError(file, 0, "document type declarations are refused: they can make a small file endless")
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise GoldError(file, error.position[0], f"not XML: {error}") from error


def _placed(body: ElementTree.Element) -> list[tuple[ElementTree.Element, int, int]]:
    """Return the TIMEX3 elements with their offsets in the text."""
    found: list[tuple[ElementTree.Element, int, int]] = []

    def walk(element: ElementTree.Element, at: int) -> int:
        start, at = at, at + len(element.text or "")
        for child in element:
            at = walk(child, at) + len(child.tail or "")
        if element.tag == _TIMEX:
            found.append((element, start, at))
        return at

    walk(body, 0)
    return sorted(found, key=lambda item: item[1:])


ADAPTER = Adapter(lambda file, head: file.suffix in (".tml", ".xml") and "<TimeML" in head, read)
