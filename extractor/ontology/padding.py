"""Many more event types, to measure what their number costs."""

from dataclasses import replace
from itertools import count, islice

from extractor.ontology.compiled import TriggerRule, TypeRule
from extractor.ontology.load import Ontology

_ENDING = "oid"  # no text holds "breachoid"; the rest of a copied type is as real as its original


def padded(ontology: Ontology, number: int) -> Ontology:
    """Return an ontology of so many types: its own, and copies of them with other trigger words.

    Args:
        ontology: what to copy.
        number: of types; fewer than there are adds none.
    """
    by_type: dict[str, list[TriggerRule]] = {}
    for rule in ontology.triggers:
        by_type.setdefault(rule.type.name, []).append(rule)
    types, triggers = dict(ontology.types), list(ontology.triggers)
    copies = ((f"{name}_{_ENDING}{round_}", name) for round_ in count() for name in by_type)
    for name, original in islice(copies, max(0, number - len(types))):
        types[name], rules = _copy(name, ontology.types[original], by_type[original])
        triggers += rules
    return Ontology(entries=ontology.entries, types=types, triggers=tuple(triggers))


def _copy(name: str, type_: TypeRule, rules: list[TriggerRule]) -> tuple[TypeRule, list[TriggerRule]]:
    copied = replace(type_, name=name, anaphors=frozenset())
    ending = name.rpartition("_")[2]
    return copied, [
        replace(rule, type=copied, term=tuple(word + ending for word in rule.term)) for rule in rules
    ]
