"""What all readers share: files, compression, places, defaults; a format implements `find`."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, ClassVar, NamedTuple

from extractor.errors import InputError
from extractor.readers.compression import DAMAGED
from extractor.readers.fields import LIMIT, article_from
from extractor.readers.options import Options
from extractor.readers.pages import HTML, Page
from extractor.readers.source import Place
from extractor.schema import Article

# Bytes of one line or file that are looked at. Six times the limit of an article, because JSON may
# spell a byte of text with six characters (`\u0007`), and as much again for other fields.
LARGEST = 16_000_000

Given = dict[str, Any] | str | None


class Found(NamedTuple):
    """What a format finds at one place.

    `line` is None where it fills the file; it counts rows, records or entries in formats that have no lines.
    `given` is what stands there, in a form that can be read again: an article's fields, with `html` in the
    place of `text` where a page has yet to be read; a line that holds none, as text; None where it is too
    large to be kept. `error` says why there is no article; there is one unless `given` holds fields. `file`
    is named where it is not the file being read.
    """

    line: int | None
    given: Given
    error: InputError | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read, or a page that has yet to be, or what was found in its place and why it is none."""

    file: str
    line: int | None
    given: Given
    outcome: Article | Page | InputError

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def settled(self) -> "Reading":
        """Return the same reading with its page, if it holds one, read."""
        if not isinstance(self.outcome, Page):
            return self
        return Reading(self.file, self.line, self.given, self.outcome.article())

    def rejected(self, error: InputError) -> "Reading":
        """Return the same reading as one that gave no article."""
        return Reading(self.file, self.line, self.given, error)

    def reject(self) -> bytes:
        """Return the line of the rejects file: file, line, reason, and the input to be run again."""
        fields = {"file": self.file, "line": self.line, "reason": str(self.outcome), "input": self.given}
        try:
            return json.dumps(fields, ensure_ascii=False).encode()
        except UnicodeEncodeError:  # lone surrogates can only be written escaped
            return json.dumps(fields).encode()


class Reader(ABC):
    """Reads the articles of one format.

    A subclass names the `endings` of its files and implements `find`; where other formats have the same
    endings, or files have none, `recognises` tells them. It plugs in by an entry point of the group
    `extractor.readers`.

    Args:
        options: what the run says of all its inputs.
    """

    endings: ClassVar[tuple[str, ...]] = ()

    def __init__(self, options: Options) -> None:
        self.options = options

    @classmethod
    def recognises(cls, start: bytes) -> bool:  # noqa: ARG003
        """Tell by its first bytes, some thousand, whether a stream is of this format."""
        return False

    @abstractmethod
    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """Yield what the decompressed stream holds, in order; errors of one article are yielded as well.

        Raises:
            InputError: the rest of the stream cannot be read.
        """

    def read(self, stream: BinaryIO, source: Place) -> Iterator[Reading]:
        """Yield the articles of a source, and in their order the places where one could not be read.

        Args:
            stream: its bytes, decompressed.
            source: what is read.
        """
        line = None
        try:
            for found in self.find(stream):
                line = found.line
                yield self._reading(found, source)
        except InputError as error:
            yield unreadable(source, error)
        except UnicodeDecodeError as error:
            yield unreadable(source, undecodable(error))
        except DAMAGED as error:
            last = "" if line is None else f" after line {line}"
            yield unreadable(source, InputError("damaged file", f"cannot decompress it{last}: {error}"))
        except OSError as error:
            yield unreadable(source, InputError("cannot be read", error.strerror or str(error)))

    def _reading(self, found: Found, source: Place) -> Reading:
        given = found.given
        if isinstance(given, dict) and found.line is None and found.file is None and source.id:
            given = {"id": source.id, **given}
        return Reading(found.file or source.name, found.line, given, found.error or self._outcome(given))

    def _outcome(self, given: Given) -> Article | Page | InputError:
        if not isinstance(given, dict):
            return InputError("no text")
        try:
            fields = self.options.mapped(given)
            if fields.get("text") is None and isinstance(fields.get(HTML), str):
                return Page(fields, self.options.published)
            return article_from(fields, self.options.published)
        except InputError as error:
            return error


def unreadable(source: Place, error: InputError) -> Reading:
    """Return the reading of a source that cannot be read, or not to its end."""
    return Reading(source.name, None, None, error)


def whole(stream: BinaryIO) -> bytes:
    """Return all that a stream holds.

    Raises:
        InputError: it is more than may be one article.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError("over the limit", f"more than {LARGEST:,} bytes, {LIMIT:,} are allowed")
    return data


def undecodable(error: UnicodeDecodeError) -> InputError:
    """Return what is said of bytes that are not UTF-8."""
    return InputError("not UTF-8", f"byte 0x{error.object[error.start]:02x} at offset {error.start}")
