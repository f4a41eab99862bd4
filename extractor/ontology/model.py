"""The form of a file of event types in `models/ontology/` (its README explains every field)."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from extractor.schema.event import Realis

Terms = Annotated[list[str], Field(min_length=1)]
Guards = dict[str, list[str]]
FILLER_KINDS = frozenset({"phrase", "pronoun", "clause", "time"})


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_guards(value: object) -> object:
    return {key: _as_list(tests) for key, tests in value.items()} if isinstance(value, dict) else value


Strings = Annotated[list[str], BeforeValidator(_as_list)]
GuardTable = Annotated[Guards, BeforeValidator(_as_guards)]


class Part(BaseModel):
    """A part of an ontology file: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TypeCodes(Part):
    """The names of a type in published schemes."""

    casie: str | None = None
    ace: str | None = None
    plover: str | None = None
    iptc: str | None = None


class Role(Part):
    """A participant: what may fill it, where it stands, and its names in published schemes."""

    definition: str = ""
    fillers: list[str] = Field(default_factory=list)
    words: Strings = Field(default_factory=list)
    not_words: Strings = Field(default_factory=list)
    at: Strings = Field(default_factory=list)
    shared_with: Strings = Field(default_factory=list)
    codes: dict[str, str | dict[str, str | None] | None] = Field(default_factory=dict)
    required: bool = False


class TriggerGroup(Part):
    """Words that name the event under the same conditions and with the same roles."""

    noun: Terms | None = None
    verb: Terms | None = None
    adj: Terms | None = None
    requires: GuardTable = Field(default_factory=dict)
    forbids: GuardTable = Field(default_factory=dict)
    needs: Strings = Field(default_factory=list)
    roles: Annotated[dict[str, list[str]], BeforeValidator(_as_guards)] = Field(default_factory=dict)
    codes: TypeCodes | None = None
    realis: Realis | None = None
    confidence: float = Field(default=0.9, ge=0, le=1)

    def terms(self) -> list[tuple[Literal["noun", "verb", "adj"], str]]:
        """Return every term with its part of speech."""
        named: list[tuple[Literal["noun", "verb", "adj"], Terms | None]] = [
            ("noun", self.noun),
            ("verb", self.verb),
            ("adj", self.adj),
        ]
        return [(pos, term) for pos, terms in named for term in terms or []]


class Example(Part):
    """A sentence of our own that must raise the type, and what is found in it."""

    text: str
    trigger: str = ""
    arguments: Annotated[dict[str, list[str]], BeforeValidator(_as_guards)] = Field(default_factory=dict)


def _as_example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class EventType(Part):
    """One type of event."""

    definition: str = Field(min_length=1)
    codes: TypeCodes = TypeCodes()
    realis: Realis | Literal["learned"] = "actual"
    detection: Literal["rules", "learned"] = "rules"
    arguments: Literal["rules", "learned"] = "rules"
    extent: Literal["words", "phrase", "learned"] = "words"
    said: bool = False
    roles: dict[str, Role] = Field(default_factory=dict)
    triggers: list[TriggerGroup] = Field(default_factory=list)
    anaphors: Strings = Field(default_factory=list)
    summary: Strings = Field(default_factory=list)
    positive: list[Annotated[Example, BeforeValidator(_as_example)]] = Field(default_factory=list)
    negative: list[str] = Field(default_factory=list)


class FiguresOfSpeech(Part):
    """What no trigger of a part of speech may have around it: there its words mean something else."""

    noun: GuardTable = Field(default_factory=dict)
    verb: GuardTable = Field(default_factory=dict)
    adj: GuardTable = Field(default_factory=dict)


class Family(Part):
    """One file: a family of types, or (without types) lists and figures of speech for all."""

    family: str = Field(default="", pattern=r"^([a-z]+(_[a-z]+)*)?$")
    definition: str = ""
    lists: dict[str, list[str]] = Field(default_factory=dict)
    figures_of_speech: FiguresOfSpeech = FiguresOfSpeech()
    types: dict[str, EventType] = Field(default_factory=dict)

    @field_validator("lists")
    @classmethod
    def _only_words(cls, lists: dict[str, list[str]]) -> dict[str, list[str]]:
        for name, words in lists.items():
            for word in words:
                if word.startswith("@"):
                    raise ValueError(f"list {name!r} names {word!r}: a list holds words, not other lists")
        return lists
