"""Mail (RFC 5322): a message is an article."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.readers.base import Found, Reader, whole
from extractor.readers.dates import iso
from extractor.readers.markup import text_of_html, visible


class MailReader(Reader):
    """Reads subject, sender, date and the text of a message; attachments are left aside."""

    endings = (".eml",)

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        try:
            # This policy parses headers when they are asked for, and raises what it pleases at bad ones.
            found = _fields(message_from_bytes(whole(stream), policy=policy.default))
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(
                "damaged file", f"not mail: {type(error).__name__}: {str(error)[:200]}"
            ) from error
        yield Found(None, found)


def _fields(message: EmailMessage) -> dict[str, Any]:
    if not any(message.get(name) for name in ("From", "Subject", "Date", "Message-ID")):
        raise InputError("damaged file", "not mail: there are no headers")
    given = {
        "id": str(message.get("Message-ID", "")).strip("<> "),
        "title": visible(" ".join(str(message.get("Subject", "")).split())),
        "text": _text(message),
        "authors": [name or address for name, address in getaddresses(message.get_all("From", []))],
        "published": iso(str(message.get("Date", ""))),
    }
    return {key: value for key, value in given.items() if value}


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content())
    return text_of_html(content) if body.get_content_subtype() == "html" else visible(content)
