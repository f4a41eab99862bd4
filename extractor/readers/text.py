"""Plain text: a file is an article."""

from collections.abc import Iterator
from typing import BinaryIO

from extractor.readers.base import Found, Reader, undecodable, whole


class TextReader(Reader):
    """Reads a text file, UTF-8, as one article whose id is the file's path relative to its INPUT."""

    endings = (".txt",)

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        data = whole(stream)
        try:
            yield Found(None, {"text": data.decode()})
        except UnicodeDecodeError as error:
            yield Found(None, {"text": data.decode(errors="surrogateescape")}, undecodable(error))
