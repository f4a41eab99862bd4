"""What all records share: strict models, and the span that cites its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


@dataclass(frozen=True)
class Meaning:
    """What a string is, for those who store it by type.

    `key`: it identifies or is looked up by. `day`: ISO 8601, a date, or an instant on it.
    `moment`: ISO 8601, a date or date-time; without a zone it is UTC.
    """

    kind: Literal["key", "day", "moment"]


Offset = Annotated[int, Field(ge=0)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Number = Annotated[int | float, Field(allow_inf_nan=False)]
Id = Annotated[str, Field(min_length=1), Meaning("key")]
Day = Annotated[str, Meaning("day")]
Moment = Annotated[str, Meaning("moment")]


class Record(BaseModel):
    """A part of a record: unknown keys are refused, JSON names are the contract's."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )


class Span(Record):
    """A stretch of `article.text`: half-open offsets in Unicode code points, and the text there."""

    start: Offset
    end: Offset
    text: str

    @model_validator(mode="after")
    def _text_fills_the_span(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"span {self.start}-{self.end} cannot hold the text {self.text!r}")
        return self

    def cites(self, text: str) -> bool:
        """Tell whether the article's text has this span's text at its offsets."""
        return text.startswith(self.text, self.start)


def spans_of(node: object) -> Iterator[Span]:
    """Yield every span in a record, nested ones included."""
    if isinstance(node, list):
        for item in node:
            yield from spans_of(item)
    elif isinstance(node, Record):
        if isinstance(node, Span):
            yield node
        for value in node.__dict__.values():
            if isinstance(value, list | Record):
                yield from spans_of(value)
