"""From the fields that a format finds to an Article, or to what is wrong with them."""

import json
import re
from datetime import datetime
from typing import Any

from extractor.errors import InputError
from extractor.schema import Article

LIMIT = 2_000_000  # bytes of UTF-8 of title and text

_SHORT_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OPTIONAL = ("title", "url", "source", "language", "published", "duplicate_of")


def article_from(fields: dict[str, Any], published: str | None) -> Article:
    """Return the article that the fields of a record describe.

    `authors` may be one name, `id` a whole number. Unknown keys go to `meta`, where a given `meta` has
    precedence.

    Args:
        fields: by the names of `Article`.
        published: the date for an article that brings none.

    Raises:
        InputError: the fields are no article.
    """
    text = _text(fields)
    known = {key: _string(fields, key) for key in _OPTIONAL}
    _check_size(text, known["title"])
    known["published"] = _published(known["published"] or published)
    return Article(
        text=text,
        id=_id(fields.get("id")),
        authors=_authors(fields.get("authors")),
        meta=_meta(fields),
        **known,
    )


def _text(fields: dict[str, Any]) -> str:
    text = fields.get("text")
    if text is None:
        keys = ", ".join(sorted(fields)) or "no keys"
        raise InputError("no text", f"there is no `text` among {keys[:200]}")
    if not isinstance(text, str):
        raise _wrong_type("text", text, "a string")
    if not text.strip():
        raise InputError("empty text")
    if "\0" in text:
        raise InputError("not text", f"character {text.index(chr(0))} is NUL: binary data, or UTF-16")
    return text


def _check_size(text: str, title: str | None) -> None:
    size = len(_utf8(text, "text")) + len(_utf8(title or "", "title"))
    if size > LIMIT:
        raise InputError("over the limit", f"{size:,} bytes of text, {LIMIT:,} are allowed")


def _string(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong_type(key, value, "a string")
    _utf8(value, key)
    return value


def _published(value: str | None) -> str | None:
    """Return a date in ISO 8601; its month and day may lack the leading zero."""
    if value and (short := _SHORT_DATE.fullmatch(value)):
        value = f"{short[1]}-{short[2]:0>2}-{short[3]:0>2}"
    try:
        if value:
            datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError("bad date", f"`published` is {value!r}, not ISO 8601 such as 2026-02-12") from error
    return value or None


def _id(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise _wrong_type("id", value, "a string")
    _utf8(value or "", "id")
    return value or ""


def _authors(value: Any) -> list[str]:
    authors = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise _wrong_type("authors", value, "a list of strings")
    for author in authors:
        _utf8(author, "authors")
    return authors


def _meta(fields: dict[str, Any]) -> dict[str, Any]:
    given = fields.get("meta")
    if given is not None and not isinstance(given, dict):
        raise _wrong_type("meta", given, "an object")
    unknown = {key: value for key, value in fields.items() if key not in Article.model_fields}
    meta = {**unknown, **(given or {})}
    try:
        _utf8(json.dumps(meta, ensure_ascii=False, allow_nan=False), "meta")
    except ValueError as error:
        raise InputError("not JSON", "a number in `meta` is not finite") from error
    return meta


def _utf8(value: str, key: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        place = f"character {error.start} of `{key}`"
        code = ord(value[error.start])
        if 0xDC80 <= code <= 0xDCFF:  # how rejects keep a byte that is no UTF-8
            raise InputError("not UTF-8", f"{place} is the byte 0x{code - 0xDC00:02x}") from error
        raise InputError("lone surrogate", f"{place} is half of a surrogate pair") from error


def _wrong_type(key: str, value: Any, wanted: str) -> InputError:
    names = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}
    return InputError("wrong type", f"`{key}` is {names.get(type(value), 'an object')}, not {wanted}")
