"""What tables and columns mean, from the docstrings of the models."""

import inspect
import re
from collections.abc import Hashable
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

# "`kind`: `named`; `anonymous`, persons …", "`latitude`, `longitude`: of a city …", each to the next such
_FIELD = re.compile(r"(?:^|(?<=[.:…] ))((?:`\w+`(?:, | and )?)+):\s")


def table_comment(model: type[BaseModel]) -> str:
    """Return what a row is: the first paragraph of its model's docstring."""
    return " ".join((inspect.getdoc(model) or "").split("\n\n")[0].split())


def column_comment(model: type[BaseModel], alias: str, info: FieldInfo) -> str:
    """Return what a field means, as far as the docstring of its model says, and its allowed values."""
    said = _meanings(model).get(alias, f"`{alias}` of {model.__name__}.")
    values = _values(info.annotation)
    return f"{said} One of: {', '.join(values)}." if values else said


@cache
def _meanings(model: Hashable) -> dict[str, str]:
    text = " ".join((inspect.getdoc(model) or "").split())
    ends = [*((match.start(), match.end(), match[1]) for match in _FIELD.finditer(text)), (len(text), 0, "")]
    meanings = {}
    for (_, start, names), (end, _, _) in pairwise(ends):
        meaning = text[start:end].strip()
        for name in re.findall(r"`(\w+)`", names):
            meanings[name] = meaning[:1].upper() + meaning[1:]
    return meanings


def _values(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for inner in get_args(annotation) for value in _values(inner)]
