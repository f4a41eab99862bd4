"""What the encoder reads in an article, in words."""

from dataclasses import dataclass, field

from extractor.components.encoder.decode import Scored


@dataclass(frozen=True, slots=True)
class Predicate:
    """A cue or trigger with its arguments; `realis` is its likeliest class as annotated, or None."""

    span: Scored
    arguments: list[Scored]
    realis: str | None = None


@dataclass(slots=True)
class Reading:
    """All that the heads find in one article; numbers of spans are the Doc's tokens.

    `spans`: by tagger; `predicates`: by argument scorer, in order.
    """

    spans: dict[str, list[Scored]] = field(default_factory=dict)
    predicates: dict[str, list[Predicate]] = field(default_factory=dict)
