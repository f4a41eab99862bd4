"""Event types made ready for use: lists expanded, positions parsed, codes resolved."""

import re
from dataclasses import dataclass, field
from typing import Literal, get_args

from extractor.ontology.model import (
    FILLER_KINDS,
    EventType,
    FiguresOfSpeech,
    Guards,
    Role,
    TriggerGroup,
    TypeCodes,
)
from extractor.ontology.position import Position, expand, parse_position
from extractor.schema import Codes
from extractor.schema.entity import EntityType
from extractor.schema.event import Realis
from extractor.schema.figure import FigureKind

Lists = dict[str, frozenset[str]]
PartOfSpeech = Literal["noun", "verb", "adj"]
_ENTITIES = frozenset(get_args(EntityType))
_FIGURES = frozenset(get_args(FigureKind))
_ANY = ["phrase", *sorted(_ENTITIES | _FIGURES)]
_WORD_GUARDS = frozenset({"article", "sentence", "tense", "number"})
_CIRCUMSTANCES = {"time": Role(fillers=["time"]), "place": Role(fillers=["GPE", "LOC", "FAC", "phrase"])}


@dataclass(frozen=True, slots=True)
class Tests:
    """What a guard or a filler may be: by lemma, entity type or kind of figure."""

    lemmas: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    anything: bool = False

    @property
    def only_words(self) -> bool:
        """Tell whether nothing but words is asked for."""
        return not (self.anything or self.entities or self.figures)


Conditions = tuple[tuple[Position, Tests], ...]
_SHARED = re.compile(r"([a-z_]+)(?:\.([a-z_]+|\*(?=\.))(?:\.([a-z_]+))?)?")


@dataclass(frozen=True, slots=True)
class Shared:
    """Events of the same sentence that fill a role too: of a family or a type, by themselves or a role."""

    family: str
    type: str  # full name; empty for all of the family
    role: str  # empty for the event itself

    def holds(self, type_: str) -> bool:
        """Tell whether a type is meant."""
        return type_ == self.type if self.type else type_.partition(".")[0] == self.family


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A role ready for use."""

    name: str
    entities: frozenset[str]
    figures: frozenset[str]
    phrase: bool
    pronoun: bool
    clause: bool
    time: bool
    words: frozenset[str]
    not_words: frozenset[str]
    positions: tuple[Position, ...]
    shared_with: tuple[Shared, ...]
    required: bool
    codes: dict[str, dict[str, str]]  # by kind of filler: scheme to code


@dataclass(frozen=True, slots=True)
class TypeRule:
    """A type ready for use."""

    name: str
    codes: Codes
    realis: Realis
    learned_realis: bool  # the realis model has the last word, not the rules
    learned_triggers: bool  # the trigger model has the last word on what names an event
    learned_roles: bool  # the role model has the last word on arguments, not the rules
    whole_phrase: bool  # the trigger takes in determiners, modifiers and auxiliaries
    learned_extent: bool  # the extent model says how far the trigger reaches
    said: bool  # an act of speech: where a claim has the same trigger, its statement event stands for it
    roles: dict[str, RoleRule]
    anaphors: frozenset[str]
    summary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """One term of a type with its conditions."""

    type: TypeRule
    pos: PartOfSpeech
    term: tuple[str, ...]
    requires: Conditions
    forbids: Conditions
    needs: tuple[str, ...]
    positions: dict[str, tuple[Position, ...]]
    codes: Codes
    realis: Realis
    confidence: float
    rule: str = field(compare=False)


def compile_type(
    name: str, spec: EventType, lists: Lists, figures: tuple[FiguresOfSpeech, ...] = ()
) -> tuple[TypeRule, list[TriggerRule]]:
    """Return a type and its triggers; `figures` are forbidden around each of them.

    Raises:
        ValueError: a position, list or filler that does not exist.
    """
    named = _CIRCUMSTANCES | spec.roles
    roles = {role: _role(role, _with_default_fillers(role, given), lists) for role, given in named.items()}
    compiled = TypeRule(
        name=name,
        codes=_codes(spec.codes),
        realis="actual" if spec.realis == "learned" else spec.realis,
        learned_realis=spec.realis == "learned",
        learned_triggers=spec.detection == "learned",
        learned_roles=spec.arguments == "learned",
        whole_phrase=spec.extent != "words",
        learned_extent=spec.extent == "learned",
        said=spec.said,
        roles=roles,
        anaphors=expand(spec.anaphors, lists),
        summary=tuple(spec.summary),
    )
    never = {pos: _never(pos, figures, lists) for pos in get_args(PartOfSpeech)}
    return compiled, [rule for group in spec.triggers for rule in _triggers(compiled, group, lists, never)]


def _never(pos: str, figures: tuple[FiguresOfSpeech, ...], lists: Lists) -> Conditions:
    return tuple(guard for figure in figures for guard in _guards(getattr(figure, pos), lists))


def _with_default_fillers(name: str, role: Role) -> Role:
    default = _CIRCUMSTANCES.get(name)
    return role.model_copy(update={"fillers": default.fillers}) if default and not role.fillers else role


def _role(name: str, role: Role, lists: Lists) -> RoleRule:
    fillers = role.fillers or _ANY
    unknown = set(fillers) - _ENTITIES - _FIGURES - FILLER_KINDS
    if unknown:
        raise ValueError(f"role {name}: no such filler: {', '.join(sorted(unknown))}")
    return RoleRule(
        name=name,
        entities=_ENTITIES.intersection(fillers),
        figures=_FIGURES.intersection(fillers),
        phrase="phrase" in fillers,
        pronoun="phrase" in fillers or "pronoun" in fillers,
        clause="clause" in fillers,
        time="time" in fillers,
        words=expand(role.words, lists),
        not_words=expand(role.not_words, lists),
        positions=tuple(parse_position(text, lists) for text in role.at),
        shared_with=tuple(map(_shared, role.shared_with)),
        required=role.required,
        codes=_role_codes(role),
    )


def _shared(text: str) -> Shared:
    named = _SHARED.fullmatch(text)
    if named is None:
        raise ValueError(
            f"{text!r} is no event to share with: family, family.type, family.type.role or family.*.role"
        )
    family, type_, role = (part or "" for part in named.groups())
    return Shared(family, f"{family}.{type_}" if type_ not in {"", "*"} else "", role)


def _role_codes(role: Role) -> dict[str, dict[str, str]]:
    """Turn scheme -> (kind -> code) to kind -> (scheme -> code)."""
    by_kind: dict[str, dict[str, str]] = {"entity": {}, "figure": {}, "time": {}, "phrase": {}}
    for kind, codes in by_kind.items():
        for scheme, code in role.codes.items():
            chosen = code.get(kind, code.get("default")) if isinstance(code, dict) else code
            if chosen:
                codes[scheme] = chosen
    return by_kind


def _triggers(
    type_: TypeRule, group: TriggerGroup, lists: Lists, never: dict[str, Conditions]
) -> list[TriggerRule]:
    positions = {name: role.positions for name, role in type_.roles.items()}
    for name, places in group.roles.items():
        if name not in positions:
            raise ValueError(f"there is no role {name!r}")
        positions[name] = tuple(parse_position(text, lists) for text in places)
    if unknown := [role for role in group.needs if role not in positions]:
        raise ValueError(f"there is no role {unknown[0]!r}")
    requires, forbids = _guards(group.requires, lists), _guards(group.forbids, lists)
    forbidden = {pos: _cheapest_first(forbids + guards) for pos, guards in never.items()}
    return [
        TriggerRule(
            type=type_,
            pos=pos,
            term=tuple(term.split()),
            requires=requires,
            forbids=forbidden[pos],
            needs=tuple(group.needs),
            positions=positions,
            codes=_codes(group.codes, type_.codes.iptc) if group.codes else type_.codes,
            realis=group.realis or type_.realis,
            confidence=group.confidence,
            rule=f"{type_.name}/{pos}:{term}",
        )
        for pos, term in group.terms()
    ]


def _guards(guards: Guards, lists: Lists) -> Conditions:
    return _cheapest_first(
        tuple((parse_position(place, lists), _tests(tests, lists)) for place, tests in guards.items())
    )


def _cheapest_first(conditions: Conditions) -> Conditions:
    """Put what asks for words of the article or sentence before what asks the parse, and all tokens last."""
    return tuple(sorted(conditions, key=lambda one: _cost(*one)))


def _cost(place: Position, tests: Tests) -> int:
    if place.name not in _WORD_GUARDS:
        return 1
    return 2 if tests.entities or tests.figures else 0


def _tests(tests: list[str], lists: Lists) -> Tests:
    kinds = {test.removeprefix("figure:") for test in tests if test.startswith("figure:")}
    if unknown := kinds - _FIGURES:
        raise ValueError(f"no such kind of figure: {', '.join(sorted(unknown))}")
    words = [test for test in tests if test not in _ENTITIES and not test.startswith("figure:")]
    return Tests(
        lemmas=expand([word for word in words if word != "any"], lists),
        entities=_ENTITIES.intersection(tests),
        figures=frozenset(kinds),
        anything="any" in tests,
    )


def _codes(codes: TypeCodes, topic: str | None = None) -> Codes:
    return Codes(casie=codes.casie, ace=codes.ace, plover=codes.plover, iptc=codes.iptc or topic)
