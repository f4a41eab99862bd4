"""Read back what a run wrote, and say where it breaks the contract."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from extractor.errors import SourceError
from extractor.readers.compression import DAMAGED, plain
from extractor.schema.base import Record
from extractor.schema.views import MODELS

_BY_SCHEMA = {model.model_fields["schema_"].default: model for model in MODELS.values()}


class Violation(NamedTuple):
    """Where a record breaks the contract: `field` is a path such as `events.0.trigger.start`, or empty."""

    line: int
    field: str
    reason: str


def records(file: Path) -> Iterator[Record | list[Violation]]:
    """Yield the records of a JSONL file of either view, or what is wrong with a line.

    Raises:
        SourceError: the file cannot be read, or not to its end.
    """
    for number, line in enumerate(_lines(file), start=1):
        try:
            yield _record(line)
        except ValidationError as error:
            yield [
                Violation(number, ".".join(str(part) for part in found["loc"]), found["msg"])
                for found in error.errors(include_url=False, include_context=False)
            ]
        except (ValueError, OverflowError, RecursionError) as error:
            yield [Violation(number, "", str(error))]


def _lines(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as raw:
            yield from plain(raw)
    except DAMAGED as error:
        raise SourceError(f"{str(file)!r} is damaged: {error}") from error
    except OSError as error:
        raise SourceError(f"cannot read {str(file)!r}: {error.strerror}") from error


def _record(line: bytes) -> Record:
    """Return a line's record.

    Raises:
        ValueError: it breaks the contract.
    """
    fields = json.loads(line)
    schema = fields.get("schema") if isinstance(fields, dict) else None
    model = _BY_SCHEMA.get(schema) if isinstance(schema, str) else None
    if model is None:
        raise ValueError(f"`schema` is {schema!r}, not one of {', '.join(_BY_SCHEMA)}")
    return model.model_validate(fields, strict=True)
