"""What the encoder adds to the rules: triggers, and who and what takes part in the events they name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from spacy.strings import get_string_id

from extractor import resources
from extractor.components.encoder.decode import Scored
from extractor.components.encoder.reading import Predicate, Reading
from extractor.components.events.fillers import Filler, Kind
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.ontology.compiled import RoleRule, TriggerRule, TypeRule
from extractor.ontology.load import Ontology

_AUXILIARY = frozenset({"aux", "auxpass"})
_KINDS: tuple[Kind, ...] = ("phrase", "figure", "entity", "time")


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How the events of one scheme are read, as `patterns/encoder.yaml` explains.

    `rules`: one for each code; `known`: by code the words that the ontology's own rules begin with, which so
    have had their say unless the encoder is as `sure` as this; words are the vocabulary's keys.
    """

    name: str
    replaces: bool
    codes: bool
    sure: float
    context: frozenset[int]
    rules: dict[str, TriggerRule]
    known: dict[str, frozenset[int]]


class ReadEvents:
    """Joins the encoder's triggers to those of the rules.

    Args:
        ontology: the types; codes whose type is not there are passed over.
    """

    def __init__(self, ontology: Ontology) -> None:
        given: dict[str, Any] = resources.load("patterns/encoder.yaml")["events"]
        self._schemes = [_scheme(ontology, name, settings) for name, settings in given.items()]

    def join(self, view: View, triggers: list[Trigger], reading: Reading) -> list[Trigger]:
        """Return the triggers of the rules and of the encoder in order of the text."""
        for scheme in self._schemes:
            if scheme.context and scheme.context.isdisjoint(view.lemma_set):
                continue
            triggers = list(self._joined(view, triggers, scheme, reading.predicates[scheme.name]))
        return sorted(triggers, key=lambda trigger: (trigger.token.i, trigger.start))

    def _joined(
        self, view: View, triggers: list[Trigger], scheme: _Scheme, predicates: list[Predicate]
    ) -> Iterator[Trigger]:
        by_token: dict[int, list[Trigger]] = {}
        read = {index: one for one in predicates for index in range(one.span.start, one.span.end)}
        for trigger in triggers:
            coded = getattr(trigger.rule.codes, scheme.name) is not None
            if not (coded and scheme.replaces):
                yield _coded(trigger, scheme, read) if scheme.codes else trigger
                for index in range(trigger.start, trigger.end):
                    by_token.setdefault(index, []).append(trigger)
        for predicate in predicates:
            rule = scheme.rules.get(predicate.span.label)
            span = predicate.span
            here = [trigger for index in range(span.start, span.end) for trigger in by_token.get(index, ())]
            if rule and (scheme.replaces or not (here or self._is_refused(view, scheme, span))):
                token = view.doc[span.start : span.end].root
                if token.dep_ in _AUXILIARY:  # "no ransom **has been** demanded"
                    continue
                rule = replace(rule, confidence=span.score)
                yield Trigger(rule, token, span.start, span.end, predicate if scheme.replaces else None)

    @staticmethod
    def _is_refused(view: View, scheme: _Scheme, span: Scored) -> bool:
        """Tell whether the rules know a word for the type, and their guards take it for another here."""
        known = scheme.known[span.label]
        return span.score < scheme.sure and not known.isdisjoint(view.lemmas[span.start : span.end])


def _coded(trigger: Trigger, scheme: _Scheme, read: dict[int, Predicate]) -> Trigger:
    """Give a trigger the scheme's code that the encoder reads there, or none, if it knows the type's code.

    What the encoder reads inside of it is how the scheme's annotators bound such a trigger.
    """
    rule = trigger.rule
    if getattr(rule.type.codes, scheme.name) not in scheme.rules:
        return trigger
    spans = [read[index].span for index in range(trigger.start, trigger.end) if index in read]
    codes = rule.codes.model_copy(update={scheme.name: spans[0].label if spans else None})
    trigger = replace(trigger, rule=replace(rule, codes=codes))
    if spans and trigger.start <= spans[0].start <= trigger.token.i < spans[0].end <= trigger.end:
        return replace(trigger, start=spans[0].start, end=spans[0].end)
    return trigger


def _scheme(ontology: Ontology, name: str, settings: dict[str, Any]) -> _Scheme:
    types = {
        code: ontology.types[type_] for code, type_ in settings["types"].items() if type_ in ontology.types
    }
    known: dict[str, set[int]] = {code: set() for code in types}
    for rule in ontology.triggers:
        code = getattr(rule.codes, name)
        if code in known:
            known[code].add(get_string_id(rule.term[-1] if rule.pos == "noun" else rule.term[0]))
    return _Scheme(
        name,
        settings["replaces"],
        settings["codes"],
        settings["sure"],
        frozenset(map(get_string_id, settings["context"])),
        {code: _rule(type_, name) for code, type_ in types.items()},
        {code: frozenset(words) for code, words in known.items()},
    )


def _rule(type_: TypeRule, scheme: str) -> TriggerRule:
    """Return the rule that stands for the encoder's word on a type."""
    return TriggerRule(
        type=type_,
        pos="noun",
        term=(),
        requires=(),
        forbids=(),
        needs=(),
        positions={name: role.positions for name, role in type_.roles.items()},
        codes=type_.codes,
        realis=type_.realis,
        confidence=1.0,  # the encoder's own at each place
        rule=f"{type_.name}/encoder:{scheme}",
    )


def read_fillers(view: View, trigger: Trigger, scheme: str = "casie") -> list[Filler]:
    """Return the fillers that the encoder reads for a trigger of its own, each figure once."""
    roles = _roles(trigger.rule.type, scheme)
    arguments = trigger.read.arguments if trigger.read else []
    found = [_filler(view, one, *roles[one.label], scheme) for one in arguments if one.label in roles]
    counted = {filler.figure for filler in found if filler.figure}
    kept = [filler for filler in found if filler.figure or not _counts(view, filler, counted)]
    return sorted(
        {(filler.role, filler.start): filler for filler in kept}.values(), key=lambda one: one.start
    )


def _roles(type_: TypeRule, scheme: str) -> dict[str, tuple[RoleRule, Kind]]:
    """Return role and kind of filler by the scheme's name of it."""
    found: dict[str, tuple[RoleRule, Kind]] = {}
    for role in type_.roles.values():
        for kind in _KINDS:
            code = role.codes[kind].get(scheme)
            if code:
                found.setdefault(code, (role, kind))
    return found


def _counts(view: View, filler: Filler, counted: set[str]) -> bool:
    """Tell whether a filler is but the noun of a figure that is a filler: "users" of "8,000 users"."""
    figure = view.figure(filler.token)
    return figure is not None and figure.id in counted


def _filler(view: View, one: Scored, role: RoleRule, kind: Kind, scheme: str) -> Filler:
    """Return what the encoder reads as an earlier layer knows it: a figure as a whole, a time, an entity."""
    span = view.doc[one.start : one.end]
    token = span.root
    figure, time, entity = view.figure(token), view.time(token), view.entity(token)
    start, end = span.start_char, span.end_char
    if figure is not None and figure.kind in role.figures:
        codes = role.codes["figure"]
        return Filler(role.name, token, figure.start, figure.end, "figure", figure=figure.id, codes=codes)
    if time is not None and role.time:
        return Filler(role.name, token, start, end, "time", time=time.id, codes=role.codes["time"])
    codes = role.codes[kind] | {scheme: one.label}
    if entity is not None:
        mention = entity[1]
        if mention.start <= start and end <= mention.end:  # a part of a name stands for the whole of it
            start, end = mention.start, mention.end
        return Filler(role.name, token, start, end, "entity", entity=entity[0].id, codes=codes)
    return Filler(role.name, token, start, end, "phrase", codes=codes)
