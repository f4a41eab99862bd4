"""JSONL: a line is an article."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from extractor.errors import InputError
from extractor.readers.base import LARGEST, Found, Reader, undecodable

_REJECT = {"file", "line", "reason", "input"}
_DEPTH = 100  # levels that may be nested: the writer's own limit is a little higher
_BOM = b"\xef\xbb\xbf"


class JsonlReader(Reader):
    """Reads one JSON object a line, by the names of `Article`; also the rejects file of an earlier run.

    Rejects keep the file and line that they first came from.
    """

    endings = (".jsonl", ".ndjson")

    @classmethod
    def recognises(cls, start: bytes) -> bool:
        """See `Reader.recognises`."""
        return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")

    def find(self, stream: BinaryIO) -> Iterator[Found]:
        """See `Reader.find`."""
        for number, line in _lines(stream):
            if line is None:
                error = InputError("over the limit", f"a line of more than {LARGEST:,} bytes")
                yield Found(number, None, error)
            elif line.strip():
                yield _found(number, line)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield lines with their numbers; in place of one that is too long, None."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) <= LARGEST:
            yield number, (line.removeprefix(_BOM) if number == 1 else line).rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST)
        yield number, None


def _found(number: int, line: bytes) -> Found:
    try:
        return _parsed(number, line.decode())
    except UnicodeDecodeError as error:
        return Found(number, line.decode(errors="surrogateescape"), undecodable(error))


def _parsed(number: int, line: str) -> Found:
    try:
        given = parsed(line)
    except InputError as error:
        return Found(number, line, error)
    return _again(given) if given.keys() == _REJECT else Found(number, given)


def parsed(line: str) -> dict[str, Any]:
    """Return the object that JSON text holds.

    Raises:
        InputError: it holds none, or one that is nested too deeply.
    """
    try:
        given = json.loads(line, parse_constant=_not_a_number)
    except RecursionError as error:
        raise InputError("nested too deeply") from error
    except json.JSONDecodeError as error:
        raise InputError("not JSON", f"{error.msg}, character {error.pos}") from error
    except ValueError as error:  # numbers that Python will not read
        raise InputError("not JSON", str(error)) from error
    if not isinstance(given, dict):
        raise InputError("not an object", "an article is a JSON object with a `text`")
    if _is_deep(given):
        raise InputError("nested too deeply", f"more than {_DEPTH} levels")
    return given


def _is_deep(given: dict[str, Any]) -> bool:
    level: list[Any] = [given]
    for _ in range(_DEPTH):
        level = [child for node in level for child in _children(node)]
    return bool(level)


def _children(node: Any) -> list[Any]:
    values = node.values() if isinstance(node, dict) else node
    return [value for value in values if isinstance(value, dict | list)]


def _again(reject: dict[str, Any]) -> Found:
    """Read what was rejected before, as it is now: it may have been mended."""
    file, line, given = str(reject["file"]), reject["line"], reject["input"]
    if isinstance(given, str):
        return _parsed(line, given)._replace(file=file)
    if isinstance(given, dict):
        return Found(line, given, file=file)
    lost = InputError("not kept", f"run the file itself again; it was: {reject['reason']}")
    return Found(line, None, lost, file)


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")
