"""From bytes to characters: what the bytes begin with, what is declared, UTF-8, a guess; in this order."""

import codecs
import re

from extractor.extras import need

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LOOKED_AT = 4_096  # bytes of a file in which it may declare its character set
_GUESSED_FROM = 65_536
# Browsers, and so authors, take these for Windows' own (WHATWG, Encoding, 4.2).
_WINDOWS = {"iso8859-1", "ascii", "latin_1"}


def decoded(data: bytes, declared: str | None = None) -> str:
    """Return the characters; bytes that have none in the character set become U+FFFD.

    Args:
        data: a whole document, perhaps with a declaration of its own.
        declared: the name of the character set by what carried the document, such as an HTTP header.
    """
    return data.decode(encoding_of(data, declared or _declaration(data)), errors="replace")


def encoding_of(start: bytes, declared: str | None = None) -> str:
    """Return the codec for bytes, by their start."""
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    known = _codec(declared) if declared else None
    if known and known != "utf-8":
        return "cp1252" if known in _WINDOWS else known
    return "utf-8" if _is_utf8(start) else _guess(start)


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_LOOKED_AT])
    return found[1].decode("ascii", "replace") if found else None


def _codec(name: str) -> str | None:
    try:
        info = codecs.lookup(name.strip("\"' "))
    except (LookupError, ValueError):
        return None
    # UTF-16 cannot be true of what could be read thus far.
    return info.name if info._is_text_encoding and not info.name.startswith("utf-16") else None


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError as error:
        # One bad byte among good ones is damage, and no other character set.
        return bool(re.search(rb"[\xc3-\xf4][\x80-\xbf]", data[: error.start]))
    return True


def _guess(data: bytes) -> str:
    best = (
        need("charset_normalizer", "archives", "telling a character set")
        .from_bytes(data[:_GUESSED_FROM])
        .best()
    )
    return best.encoding if best else "cp1252"
