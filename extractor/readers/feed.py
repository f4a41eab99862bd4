"""RSS and Atom: an entry is an article."""

import io
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.extras import need
from extractor.readers.base import Found, Reader, whole
from extractor.readers.markup import text_of_html, xml

_ROOTS = (b"<rss", b"<feed", b"<rdf:RDF")


class FeedReader(Reader):
    """Reads the entries of a feed: their content or, where it has none, their summary."""

    endings = (".rss", ".atom", ".xml")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return any(root in start for root in _ROOTS)

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        data = whole(stream)
        # As a stream: what is not one it would take for an address to fetch.
        feed = need("feedparser", "archives", "reading feeds").parse(io.BytesIO(data))
        for number, entry in enumerate(feed.entries, start=1):
            yield Found(number, _fields(entry, feed.feed))
        if feed.bozo and not isinstance(feed.bozo_exception, UserWarning):
            last = f"after entry {len(feed.entries)}: " if feed.entries else ""
            xml(data)  # says it better
            raise InputError("damaged file", f"{last}{feed.bozo_exception}")
        if not feed.version:
            raise InputError("no text", "there is neither RSS nor Atom")


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    contents = [content.value for content in entry.get("content", [])] or [entry.get("summary", "")]
    given = {
        "id": entry.get("id") or entry.get("link"),
        "url": entry.get("link"),
        "title": text_of_html(entry.get("title", "")),
        "text": text_of_html(contents[0]),
        "authors": [author.name for author in entry.get("authors", []) if author.get("name")],
        "published": _date(entry.get("published_parsed") or entry.get("updated_parsed")),
        "source": feed.get("title"),
        "language": feed.get("language"),
    }
    return {key: value for key, value in given.items() if value}


def _date(parsed: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", parsed) if parsed else None
