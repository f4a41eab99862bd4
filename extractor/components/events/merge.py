"""Bring together what names the same event: one record an event."""

from dataclasses import dataclass, field

from extractor.components.events.cues import cue
from extractor.components.events.disagree import disagree, shared
from extractor.components.events.fillers import Filler
from extractor.components.events.naming import Naming
from extractor.components.events.view import View
from extractor.ontology.compiled import TypeRule


@dataclass(slots=True)
class Cluster:
    """Namings of one event, in order of the text."""

    namings: list[Naming] = field(default_factory=list)
    earlier: bool = False  # told as having happened before what the article is about

    @property
    def type(self) -> TypeRule:
        """The type of the event."""
        return self.namings[0].type

    @property
    def is_statement(self) -> bool:
        """Tell whether it is somebody's saying something."""
        return self.type.name.startswith("statement.")

    @property
    def told(self) -> list[int]:
        """The numbers of the namings in the report: what an analysis adds is no fact about the event."""
        every = range(len(self.namings))
        return [n for n in every if self.namings[n].segment != "analysis"] or list(every)

    @property
    def fillers(self) -> list[Filler]:
        """The fillers of the namings that are told."""
        return [filler for number in self.told for filler in self.namings[number].fillers]

    @property
    def is_named(self) -> bool:
        """Tell whether more than nouns like "the incident" names it."""
        return any(naming.rule for naming in self.namings)

    def has_modifier(self, words: frozenset[str]) -> bool:
        """Tell whether a noun that names it is modified by one of the words."""
        return any(not naming.modifiers().isdisjoint(words) for naming in self.namings)


def merge(view: View, namings: list[Naming]) -> list[Cluster]:
    """Return the events that the namings of an article name, in order of their first naming."""
    events: dict[str, list[Cluster]] = {}
    for unit in _units(namings):
        known = events.setdefault(unit.type.name, [])
        same = _same(view, unit, known)
        if same is not None:
            same.namings += unit.namings
            same.earlier = same.earlier or unit.earlier
        elif unit.is_named:
            known.append(unit)
    found = [event for known in events.values() for event in known]
    for event in found:
        event.namings.sort(key=lambda naming: naming.start)
    return sorted(found, key=lambda event: event.namings[0].start)


def _units(namings: list[Naming]) -> list[Cluster]:
    """Put together what the grammar joins: a verb and the noun that is its subject."""
    units: dict[int, Cluster] = {}
    for naming in sorted(namings, key=lambda naming: (naming.of is not None, naming.start)):
        first = naming.of or naming
        unit = units.setdefault(id(first), Cluster())
        unit.namings.append(naming)
    for unit in units.values():
        unit.namings.sort(key=lambda naming: naming.start)
        unit.earlier = any(_is_earlier(naming) for naming in unit.namings)
    return sorted(units.values(), key=lambda unit: unit.namings[0].start)


def _is_earlier(naming: Naming) -> bool:
    """Tell whether an event is told as earlier: "the initial breach", "follows a 2025 incident"."""
    if naming.is_verb:
        return False
    if not naming.modifiers().isdisjoint(cue("earlier")):
        return True
    token = naming.token
    return token.dep_ == "dobj" and token.head.lemma_ in cue("following")


def _same(view: View, unit: Cluster, known: list[Cluster]) -> Cluster | None:
    """Return the event among those known that a unit names, or None if it is another one."""
    if unit.has_modifier(cue("another")) and not unit.namings[0].is_definite:
        return None
    fitting = [event for event in known if _fits(view, unit, event)]
    if unit.earlier:
        before = [event for event in fitting if event.earlier]
        return before[-1] if before else None
    if not fitting:
        return None
    if unit.has_modifier(cue("newer")):
        fitting = [event for event in fitting if not event.earlier] or fitting
    return max(fitting, key=lambda event: _closeness(unit, event))


def _closeness(unit: Cluster, event: Cluster) -> tuple[int, bool, int]:
    """Rank events by what a unit has in common with them, then the news before what was, then by nearness."""
    return shared(unit.fillers, event.fillers), not event.earlier, event.namings[-1].start


def _fits(view: View, unit: Cluster, event: Cluster) -> bool:
    """Tell whether a unit can name an event: what is told in general is no particular one."""
    if _is_general(unit) or _is_general(event):
        return False
    return not disagree(view, event.type, unit.fillers, event.fillers)


def _is_general(event: Cluster) -> bool:
    return all(naming.modality.realis == "generic" for naming in event.namings)
