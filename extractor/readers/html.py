"""HTML: a page is an article."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from extractor.readers.base import Found, Reader, whole
from extractor.readers.charsets import decoded
from extractor.readers.pages import HTML

_START = re.compile(rb"\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


class HtmlReader(Reader):
    """Reads a web page as one article: its text, title, authors, date, site and language."""

    endings = (".html", ".htm", ".xhtml")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return bool(_START.match(start.removeprefix(b"\xef\xbb\xbf")))

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        yield Found(None, {HTML: decoded(whole(stream))})
