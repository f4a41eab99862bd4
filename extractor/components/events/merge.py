"""Bring together what names the same event: one record an event."""

from dataclasses import dataclass, field

from extractor.components.events.cues import cue
from extractor.components.events.disagree import Facts, disagree, shared
from extractor.components.events.fillers import Filler
from extractor.components.events.naming import Naming
from extractor.components.events.view import View
from extractor.ontology.compiled import TypeRule

_REMEMBERED = 50  # events of a type among which a naming may find its own, the latest ones


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
    events: dict[str, list[_Known]] = {}
    for unit in _units(namings):
        known = events.setdefault(unit.type.name, [])
        mine = _Known(view, unit)
        same = _same(mine, known[-_REMEMBERED:])
        if same is not None:
            same.take(view, unit)
        elif unit.is_named:
            known.append(mine)
    found = [event.cluster for known in events.values() for event in known]
    for event in found:
        event.namings.sort(key=lambda naming: naming.start)
    return sorted(found, key=lambda event: event.namings[0].start)


class _Known:
    """An event and what is known of it, kept up to date as it grows.

    What an analysis adds counts only where nothing else tells of the event.
    """

    def __init__(self, view: View, cluster: Cluster) -> None:
        self.cluster = cluster
        self.last = 0
        self.is_general = True
        self._report, self._analysis = Facts(), Facts()
        self._is_told = False
        self._add(view, cluster.namings)

    @property
    def facts(self) -> Facts:
        """What is known of the event."""
        return self._report if self._is_told else self._analysis

    def take(self, view: View, unit: Cluster) -> None:
        """Make the namings of a unit this event's."""
        self.cluster.namings += unit.namings
        self.cluster.earlier = self.cluster.earlier or unit.earlier
        self._add(view, unit.namings)

    def _add(self, view: View, namings: list[Naming]) -> None:
        for naming in namings:
            is_told = naming.segment != "analysis"
            self._is_told = self._is_told or is_told
            self.is_general = self.is_general and naming.modality.realis == "generic"
            self.last = naming.start
            for filler in naming.fillers:
                (self._report if is_told else self._analysis).add(view, filler)


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


def _same(unit: _Known, known: list[_Known]) -> _Known | None:
    """Return the event among those known that a unit names, or None if it is another one."""
    cluster = unit.cluster
    if cluster.has_modifier(cue("another")) and not cluster.namings[0].is_definite:
        return None
    fitting = [event for event in known if _fits(unit, event)]
    if cluster.earlier:
        before = [event for event in fitting if event.cluster.earlier]
        return before[-1] if before else None
    if not fitting:
        return None
    if cluster.has_modifier(cue("newer")):
        fitting = [event for event in fitting if not event.cluster.earlier] or fitting
    return max(fitting, key=lambda event: _closeness(unit, event))


def _closeness(unit: _Known, event: _Known) -> tuple[int, bool, int]:
    """Rank events by what a unit has in common with them, then the news before what was, then by nearness."""
    return shared(unit.facts, event.facts), not event.cluster.earlier, event.last


def _fits(unit: _Known, event: _Known) -> bool:
    """Tell whether a unit can name an event: what is told in general is no particular one."""
    if unit.is_general or event.is_general:
        return False
    return not disagree(event.cluster.type, unit.facts, event.facts)
