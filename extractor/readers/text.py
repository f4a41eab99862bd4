"""Plain text: a file is an article."""

from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import InputError
from extractor.readers.base import LARGEST, Found, Reader, undecodable
from extractor.readers.fields import LIMIT


class TextReader(Reader):
    """Reads a text file, UTF-8, as one article whose id is the file's path relative to its INPUT."""

    endings = (".txt",)

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            error = InputError("over the limit", f"more than {LARGEST:,} bytes, {LIMIT:,} are allowed")
            yield Found(None, None, error)
            return
        try:
            yield Found(None, {"text": data.decode()})
        except UnicodeDecodeError as error:
            yield Found(None, {"text": data.decode(errors="surrogateescape")}, undecodable(error))
