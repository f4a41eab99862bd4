"""What events of one sentence have in common: who dies "when a bus crashed" is a casualty of the crash."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.components.events.fillers import Filler, fill
from extractor.components.events.naming import Naming
from extractor.components.events.phrases import noun_phrase
from extractor.components.events.view import View
from extractor.ontology.compiled import RoleRule


def share(view: View, namings: Iterable[Naming]) -> None:
    """Fill the roles of each event from the others of its sentence with which the ontology shares them."""
    by_sentence: dict[int, list[Naming]] = {}
    for naming in namings:
        if naming.rule and not naming.type.learned_roles:
            by_sentence.setdefault(view.sentence_number(naming.token), []).append(naming)
    for together in by_sentence.values():
        if len(together) > 1:
            found = [(naming, [*_shared(view, naming, together)]) for naming in together]
            for naming, fillers in found:  # after all are known, so that nothing goes on from event to event
                naming.fillers = naming.fillers + fillers


def _shared(view: View, naming: Naming, together: list[Naming]) -> Iterator[Filler]:
    """Yield what other events give to a naming's roles: nothing where its own words say otherwise."""
    taken = {filler.token.i for filler in naming.fillers}
    for role in naming.type.roles.values():
        own = {filler.token.i for filler in naming.fillers if filler.role == role.name}
        given = [*_from_others(view, naming, role, together)] if role.shared_with else []
        if own <= {filler.token.i for filler in given}:
            for filler in given:
                if filler.token.i not in taken:
                    taken.add(filler.token.i)
                    yield filler


def _from_others(view: View, naming: Naming, role: RoleRule, together: list[Naming]) -> Iterator[Filler]:
    """Yield what the nearest event of each kind that a role is shared with gives to it."""
    others = [other for other in together if other.type is not naming.type]
    others.sort(key=lambda other: abs(other.token.i - naming.token.i))
    for shared in role.shared_with:
        for other in (other for other in others if shared.holds(other.type.name)):
            found = _given(view, other, role, shared.role) if shared.role else _itself(view, other, role)
            if found:
                yield from found
                break


def _given(view: View, other: Naming, role: RoleRule, name: str) -> list[Filler]:
    """Return what fills a role of another event, as fillers of this role if it takes them."""
    return [
        replace(filler, role=role.name, codes=None)
        for filler in other.fillers
        if filler.role == name and fill(view, role, filler.token)
    ]


def _itself(view: View, other: Naming, role: RoleRule) -> list[Filler]:
    """Return the noun phrase that names another event, if the role takes it."""
    filler = None if other.is_verb else fill(view, role, other.token)
    if filler is None:
        return []
    start, end = noun_phrase(other.token)
    last = view.doc[end - 1]
    return [replace(filler, start=view.doc[start].idx, end=last.idx + len(last))]
