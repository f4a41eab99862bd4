"""What adapters share: reading files, and telling where something is wrong in them."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.errors import GoldError, SourceError

_BETWEEN = re.compile(r"[\s,]*")
_DATE = re.compile(r"(\d{4})[-_](\d{1,2})[-_](\d{1,2})(?!\d)")


def text_of(file: Path) -> str:
    """Return a file's text with its line ends as they are.

    Raises:
        SourceError: it cannot be read.
        GoldError: it is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SourceError(f"cannot read {str(file)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(file, 0, f"not UTF-8 at byte {error.start}") from error


def text_lines(file: Path, *, blank: bool = False) -> Iterator[tuple[int, str]]:
    """Yield a file's lines with their numbers, without their line ends; those of white space only if asked.

    Only line feeds end a line, with or without a carriage return: other separators may stand in a text.

    Raises:
        SourceError: it cannot be read.
        GoldError: it is not UTF-8.
    """
    for number, line in enumerate(text_of(file).split("\n"), start=1):
        if blank or line.strip():
            yield number, line.removesuffix("\r")


def json_of(file: Path) -> Any:
    """Return a JSON file's content.

    Raises:
        GoldError: it is not JSON.
    """
    try:
        return json.loads(text_of(file))
    except json.JSONDecodeError as error:
        raise GoldError(file, error.lineno, f"not JSON: {error.msg}") from error


def items_of(file: Path, what: str) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON list with the lines where they begin.

    Args:
        file: the file.
        what: what the list holds, for the message.

    Raises:
        GoldError: it is not a JSON list.
    """
    text = text_of(file)
    if text.lstrip()[:1] != "[":
        raise GoldError(file, 1, f"not a JSON list of {what}")
    line, before = 1, 0
    for item, start in zip(json_of(file), _starts(text), strict=True):
        line, before = line + text.count("\n", before, start), start
        yield line, item


def _starts(text: str) -> Iterator[int]:
    """Yield where the items of a JSON list begin; that it is one is known."""
    decoder, at = json.JSONDecoder(), text.index("[") + 1
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if text[at] == "]":
            return
        yield at
        at = decoder.raw_decode(text, at)[1]


def lines_of(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a JSONL file with their line numbers.

    Raises:
        GoldError: a line is no JSON object.
    """
    for number, line in enumerate(text_of(file).split("\n"), start=1):
        if line.strip():
            with located(file, number):
                given = json.loads(line)
                if not isinstance(given, dict):
                    raise ValueError("not a JSON object")
            yield number, given


@contextmanager
def located(file: Path, line: int) -> Iterator[None]:
    """Turn what is wrong with the data into a GoldError with its place.

    Raises:
        GoldError: something is.
    """
    try:
        yield
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GoldError(file, line, f"{where}: {first['msg']}" if where else first["msg"]) from error
    except KeyError as error:
        raise GoldError(file, line, f"the key {error} is missing") from error
    except (TypeError, AttributeError, IndexError) as error:
        raise GoldError(file, line, f"not of the shape that the format has: {error}") from error
    except ValueError as error:
        raise GoldError(file, line, str(error)) from error


def iso_date(written: str | None) -> str | None:
    """Return the date of "2018-11-8", "2018_11_08" or a date-time in ISO 8601; None for what is no date."""
    found = _DATE.match(written or "")
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def without_overlap(spans: list[tuple[int, int, str]]) -> None:
    """Refuse spans that share characters, for formats that cannot hold them.

    Raises:
        ValueError: two do.
    """
    ordered = sorted(spans)
    for (start, end, _), (after, last, _) in pairwise(ordered):
        if after < end:
            raise ValueError(f"spans {start}-{end} and {after}-{last} overlap, which this format forbids")
