"""NITF, IPTC's News Industry Text Format (3.x): a file is an article."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.readers.base import Found, Reader, whole
from extractor.readers.dates import iso
from extractor.readers.markup import line, paragraphs, xml

if TYPE_CHECKING:
    from lxml.etree import _Element


class NitfReader(Reader):
    """Reads title, byline, date and the text of an article's body."""

    endings = (".nitf", ".xml")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return b"<nitf" in start and b"newsItem" not in start and b"newsMessage" not in start

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        yield Found(None, fields(xml(whole(stream))))


def fields(nitf: "_Element") -> dict[str, Any]:
    """Return the fields of an article from the element `nitf`, with or without a namespace."""
    body = _first(nitf, ".//{*}body.content")
    given = {
        "id": _attribute(nitf, ".//{*}docdata/{*}doc-id", "id-string"),
        "title": line(_first(nitf, ".//{*}hedline/{*}hl1")) or line(_first(nitf, "./{*}head/{*}title")),
        "text": "" if body is None else paragraphs(body),
        "authors": _authors(nitf),
        "published": _date(nitf),
        "source": _attribute(nitf, ".//{*}pubdata", "name"),
        "language": nitf.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }
    return {key: value for key, value in given.items() if value}


def _date(nitf: "_Element") -> str | None:
    places = (("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication"))
    dates = (_attribute(nitf, f".//{{*}}{name}", attribute) for name, attribute in places)
    return iso(next(filter(None, dates), None))


def _authors(nitf: "_Element") -> list[str]:
    byline = _first(nitf, ".//{*}byline")
    if byline is None:
        return []
    people = [line(person) for person in byline.findall(".//{*}person")]
    return people or [line(byline).removeprefix("By ").removeprefix("by ")]


def _first(node: "_Element", path: str) -> "_Element | None":
    return node.find(path)


def _attribute(node: "_Element", path: str, name: str) -> str | None:
    found = node.find(path)
    return None if found is None else found.get(name)
