"""The SGML of Reuters-21578: an element REUTERS is an article."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError
from extractor.readers.base import LARGEST, Found, Reader
from extractor.readers.dates import iso
from extractor.readers.markup import etree, line

if TYPE_CHECKING:
    from lxml.etree import _Element

_END = b"</REUTERS>"
_START = re.compile(rb"<REUTERS\b")
# References to control characters, which no version of XML allows: they were the wire's own signals.
_CONTROL = re.compile(rb"&#(?:[0-8]|1[124-9]|2\d|3[01]);")


class ReutersReader(Reader):
    """Reads title, dateline, text and date; the place of an article is the line on which it starts."""

    endings = (".sgm", ".sgml")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return b"<REUTERS" in start

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        found = False
        for number, data in _articles(stream):
            found = True
            if data is None:
                yield Found(number, None, InputError("over the limit", f"more than {LARGEST:,} bytes"))
            elif not data.rstrip().endswith(_END):
                yield Found(number, None, InputError("damaged file", "the last article has no end"))
            else:
                yield _found(number, data)
        if not found:
            raise InputError("no text", "there is no <REUTERS>")


def _articles(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each article with the number of its first line; in place of one that is too long, None."""
    parts: list[bytes] = []
    size = start = number = 0
    while data := stream.readline(LARGEST):
        number += 1
        if not parts:
            if not _START.search(data):
                continue
            start = number
        size += len(data)
        parts.append(data if size <= LARGEST else b"")
        if _END in data:
            yield start, b"".join(parts) if size <= LARGEST else None
            parts, size = [], 0
    if parts:
        yield start, b"".join(parts) if size <= LARGEST else None


def _found(number: int, data: bytes) -> Found:
    repaired = _CONTROL.sub(b"", data).decode("latin-1").encode()
    parser = etree().XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    root = etree().fromstring(repaired, parser)
    if root is None:
        return Found(number, None, InputError("damaged file", "not SGML"))
    return Found(number, _fields(root))


def _fields(article: "_Element") -> dict[str, Any]:
    story = article.find("TEXT")
    title = "" if story is None else line(story.find("TITLE"))
    given = {
        "id": article.get("NEWID"),
        "title": title,
        "text": _text(story) or title,
        "authors": [] if story is None else list(filter(None, [line(story.find("AUTHOR"))])),
        "published": iso(line(article.find("DATE")), "%d-%b-%Y %H:%M:%S.%f"),
        "source": "Reuters",
        "topics": [line(topic) for topic in article.findall("TOPICS/D")],
    }
    return {key: value for key, value in given.items() if value}


def _text(story: "_Element | None") -> str:
    """Return dateline and body, or all that an article of no parts holds."""
    if story is None:
        return ""
    body = story.find("BODY")
    if body is None:
        return "".join(text for text in (story.text, *(part.tail for part in story)) if text).strip()
    place = line(story.find("DATELINE"))
    return f"{place} {(body.text or '').strip()}".strip()
