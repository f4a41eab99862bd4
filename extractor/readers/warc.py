"""WARC (ISO 28500), such as CC-NEWS: an HTTP response of type HTML is an article."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.extras import need
from extractor.readers.base import LARGEST, Found, Reader
from extractor.readers.charsets import decoded
from extractor.readers.compression import DAMAGED
from extractor.readers.pages import HTML


class WarcReader(Reader):
    """Reads the pages of a web archive; the place of a page is the number of its record."""

    endings = (".warc",)

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return start.startswith(b"WARC/")

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        counted = _Counted(stream)
        number = 0
        try:
            for number, record in enumerate(_records(counted), start=1):
                end = _end(record)
                found = _found(number, record)
                counted.check_end(end)
                if found:
                    yield found
        except DAMAGED:
            raise
        except (OSError, ValueError) as error:
            raise InputError("damaged file", f"after record {number}: {error}") from error
        except BaseException as error:  # the library's own panics are no Exceptions
            if type(error).__name__ != "PanicException":
                raise
            raise InputError("damaged file", f"after record {number}: {str(error)[:200]}") from error
        if not number:
            raise InputError("damaged file", "it holds no WARC record")


class _Counted:
    """A stream as the library wants it: to be read, and asked where it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.position = 0
        self.ended = False

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.position += len(data)
        self.ended = self.ended or len(data) < size
        return data

    def tell(self) -> int:
        return self.position

    def check_end(self, end: int) -> None:
        """Make sure that a record is whole: the library takes the end of the file for its end."""
        if self.ended and self.position < end:
            raise ValueError("it is cut off")


def _records(stream: _Counted) -> Any:
    warc = need("fastwarc.warc", "archives", "reading WARC")
    return warc.ArchiveIterator(
        stream, record_types=warc.WarcRecordType.any_type, parse_http=False, stream_detect=False
    )


def _end(record: Any) -> int:
    """Return where a record ends, or a few bytes before."""
    headers = sum(len(name) + len(value) + 3 for name, value in record.headers.items())
    end: int = record.stream_pos + headers + record.content_length
    return end


def _found(number: int, record: Any) -> Found | None:
    """Return the page of a record, None where it holds none."""
    if not record.is_http or record.headers.get("WARC-Type") != "response":
        return None
    record.parse_http(auto_decode="all")
    status = record.http_headers.status_code or 0
    if "html" not in (record.http_content_type or "") or not 200 <= status < 300:
        return None
    fields = {"id": record.record_id.strip("<>"), "url": record.headers.get("WARC-Target-URI")}
    data = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Found(number, fields, InputError("over the limit", f"a page of more than {LARGEST:,} bytes"))
    return Found(number, {**fields, HTML: decoded(data, record.http_charset)})
