"""JSON files: ninjs, IPTC's news in JSON (1.x, 2.x, 3.x), or articles by the names of `Article`."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.readers.base import Found, Reader, whole
from extractor.readers.charsets import decoded
from extractor.readers.dates import iso
from extractor.readers.jsonl import parsed
from extractor.readers.markup import text_of_html, visible

_NINJS = ("uri", "headline", "headlines", "bodies", "body_text")  # one of these tells it


class NinjsReader(Reader):
    """Reads one object, or a list of them; the place of an article is its number in the list."""

    endings = (".json", ".ninjs")

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        text = decoded(whole(stream), "utf-8")
        if not text.lstrip().startswith("["):
            yield Found(None, _fields(parsed(text)))
            return
        for number, item in enumerate(_list(text), start=1):
            try:
                yield Found(number, _fields(parsed(json.dumps(item))))
            except InputError as error:
                yield Found(number, None, error)


def _list(text: str) -> list[Any]:
    try:
        items: list[Any] = json.loads(text)
    except RecursionError as error:
        raise InputError("nested too deeply") from error
    except ValueError as error:
        raise InputError("not JSON", str(error)) from error
    return items


def _fields(item: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an article; of what is not ninjs, as they are."""
    if "text" in item or not any(key in item for key in _NINJS):
        return item
    given = {
        "id": item.get("uri"),
        "title": item.get("headline") or _by_role(item.get("headlines"), "main").get("value"),
        "text": _text(item),
        "authors": _authors(item),
        "published": iso(_string(item.get("versioncreated") or item.get("versionCreated"))),
        "source": _source(item),
        "language": item.get("language"),
    }
    return {key: value for key, value in given.items() if value}


def _text(item: dict[str, Any]) -> str:
    if isinstance(item.get("body_text"), str):
        return visible(item["body_text"])
    for key in ("body_xhtml", "body_html"):
        if isinstance(item.get(key), str):
            return text_of_html(item[key])
    body = _by_role(item.get("bodies"), "main")
    value = _string(body.get("value")) or ""
    kind = str(body.get("contentType") or body.get("contenttype") or "")
    return text_of_html(value) if "html" in kind else visible(value)


def _authors(item: dict[str, Any]) -> list[str]:
    byline = item.get("byline") or _by_role(item.get("bylines"), "").get("value") or item.get("by")
    return [byline.removeprefix("By ")] if isinstance(byline, str) else []


def _source(item: dict[str, Any]) -> str | None:
    sources = item.get("infosources") or item.get("infosource")
    name = _by_role(sources, "").get("name") if isinstance(sources, list) else None
    return _string(name)


def _by_role(values: Any, role: str) -> dict[str, Any]:
    """Return the value with the role, else the first."""
    objects = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    return next((value for value in objects if value.get("role") == role), objects[0] if objects else {})


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None
