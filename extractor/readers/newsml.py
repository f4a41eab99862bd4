"""NewsML-G2, IPTC's exchange format: a news item of text is an article."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError
from extractor.readers import nitf
from extractor.readers.base import Found, Reader, whole
from extractor.readers.dates import iso
from extractor.readers.markup import line, paragraphs, visible, xml

if TYPE_CHECKING:
    from lxml.etree import _Element


class NewsmlReader(Reader):
    """Reads a news item, or those of a news message; the place of an article is the item's number."""

    endings = (".newsml", ".xml")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return b"newsItem" in start or b"newsMessage" in start

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        items = list(xml(whole(stream)).iter("{*}newsItem"))
        if not items:
            raise InputError("no text", "there is no newsItem")
        for number, item in enumerate(items, start=1):
            yield Found(number, _fields(item))


def _fields(item: "_Element") -> dict[str, Any]:
    given = {
        "id": item.get("guid"),
        "title": line(item.find("{*}contentMeta/{*}headline")),
        "text": _text(item.find("{*}contentSet")),
        "authors": _authors(item),
        "published": _date(item),
        "source": _source(item),
        "language": _language(item),
    }
    return {key: value for key, value in given.items() if value}


def _text(content: "_Element | None") -> str:
    """Return the text of the first inline content: NITF, XHTML or plain."""
    if content is None:
        return ""
    for inline in content.iter("{*}inlineXML", "{*}inlineData"):
        if str(inline.tag).endswith("inlineData"):
            return visible(inline.text or "")
        story = inline.find("{*}nitf")
        if story is not None:
            return str(nitf.fields(story).get("text", ""))
        return paragraphs(inline)
    return ""


def _authors(item: "_Element") -> list[str]:
    creators = item.findall("{*}contentMeta/{*}creator")
    named = [line(creator.find("{*}name")) or creator.get("literal", "") for creator in creators]
    by = line(item.find("{*}contentMeta/{*}by"))
    return list(filter(None, named)) or ([by.removeprefix("By ")] if by else [])


def _date(item: "_Element") -> str | None:
    places = ("contentMeta/{*}contentCreated", "itemMeta/{*}versionCreated", "itemMeta/{*}firstCreated")
    return iso(next(filter(None, (line(item.find("{*}" + place)) for place in places)), None))


def _source(item: "_Element") -> str:
    provider = item.find("{*}itemMeta/{*}provider")
    if provider is None:
        return ""
    return line(provider.find("{*}name")) or provider.get("literal") or provider.get("qcode") or ""


def _language(item: "_Element") -> str | None:
    language = item.find("{*}contentMeta/{*}language")
    given: str | None = None if language is None else language.get("tag")
    own: str | None = item.get("{http://www.w3.org/XML/1998/namespace}lang")
    return given or own
