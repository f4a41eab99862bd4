"""One place where the text names an event, before it is known which event that is."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from extractor.components.events.arguments import Arguments
from extractor.components.events.circumstances import Circumstances
from extractor.components.events.clauses import doers
from extractor.components.events.cues import cue
from extractor.components.events.extents import learned_extent
from extractor.components.events.fillers import Filler
from extractor.components.events.modality import Modality, modality
from extractor.components.events.phrases import whole_trigger
from extractor.components.events.reading import read_fillers
from extractor.components.events.realis import RealisModel
from extractor.components.events.rolemodel import RoleModel
from extractor.components.events.triggers import Trigger
from extractor.components.events.view import View
from extractor.ontology.compiled import TriggerRule, TypeRule
from extractor.ontology.position import Position
from extractor.schema.article import SegmentKind
from extractor.schema.event import Realis

Anaphors = dict[int, list[TypeRule]]  # by the vocabulary's key of the noun
_REALIS: dict[str, Realis] = {"Actual": "actual", "Generic": "generic", "Other": "other"}  # as CASIE has it
_STRUCK = frozenset({"dobj", "nsubjpass"})
_REACH = 2  # sentences back to the event that a noun takes up
_FAR = 20  # the same where the noun can only mean events of one type in the article
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Naming:
    """Words that name an event of a type, with what stands around them.

    Attributes:
        rule: the rule that found it; None for a noun that only takes up an event named before.
        of: the naming whose event this one is by the grammar ("the leak" in "the leak exposed names").
    """

    type: TypeRule
    rule: TriggerRule | None
    token: Token
    start: int
    end: int
    modality: Modality
    segment: SegmentKind
    fillers: list[Filler] = field(default_factory=list)
    of: "Naming | None" = None
    content: str = ""  # what a statement says

    @property
    def is_verb(self) -> bool:
        """Tell whether a verb names the event."""
        return self.token.pos_ in _VERBS

    def modifiers(self) -> set[str]:
        """Return the words before a noun that tell which event it is, in lower case."""
        return {child.lower_ for child in self.token.lefts} if not self.is_verb else set()

    @property
    def is_definite(self) -> bool:
        """Tell whether a noun takes up something known: "the breach", "its latest leak"."""
        return not self.modifiers().isdisjoint(cue("definite"))


def namings(view: View, triggers: list[Trigger], anaphors: Anaphors) -> list[Naming]:
    """Return everything that names an event, in order of the text."""
    arguments = Arguments(view, triggers)
    circumstances = Circumstances(view, triggers)
    model, roles = RealisModel(view), RoleModel(view)
    found = []
    for trigger in triggers:
        if trigger.read:
            found.append(_named(view, trigger, read_fillers(view, trigger), model))
            continue
        fillers = arguments.of(trigger)
        if all(any(filler.role == role for filler in fillers) for role in trigger.rule.needs):
            if trigger.rule.type.learned_roles:
                fillers = roles.fill(trigger, fillers)
            found.append(_named(view, trigger, fillers + _outside(fillers, circumstances.of(trigger)), model))
    by_token = {naming.token.i: naming for naming in found}
    for naming in [*found]:
        found += _subjects(view, naming, by_token, circumstances)
    read = {trigger.rule.type.name for trigger in triggers if trigger.read}
    found += _taken_up(view, by_token, anaphors, read, circumstances)
    return sorted(found, key=lambda naming: naming.start)


def _outside(fillers: list[Filler], circumstances: list[Filler]) -> list[Filler]:
    """Leave out places that have a part, and times within it: "**copper for December delivery** rose".

    A place that is struck is both place and target.
    """
    heads = {filler.token.i for filler in fillers}
    return [
        one
        for one in circumstances
        if (one.token.i not in heads or one.token.dep_ in _STRUCK)
        and (one.role != "time" or not any(filler.start <= one.start < filler.end for filler in fillers))
    ]


def _named(view: View, trigger: Trigger, fillers: list[Filler], model: RealisModel) -> Naming:
    segment = view.segment(trigger.token)
    start, end = trigger.start, trigger.end
    if not trigger.read:
        start, end = _extent(trigger.rule.type, trigger.token, start, end)
    return Naming(
        type=trigger.rule.type,
        rule=trigger.rule,
        token=trigger.token,
        start=start,
        end=end,
        modality=_dated(view, trigger, _modality(trigger, segment, model), fillers),
        segment=segment,
        fillers=fillers,
    )


def _modality(trigger: Trigger, segment: SegmentKind, model: RealisModel) -> Modality:
    read = modality(trigger.token, segment in {"headline", "heading"})
    if trigger.read and trigger.read.realis:
        return Modality(_REALIS[trigger.read.realis], read.polarity)
    if trigger.rule.type.learned_realis:
        return Modality(model(trigger.token, read), read.polarity)
    if read.realis == "actual" and trigger.rule.realis != "actual":
        return Modality(trigger.rule.realis, read.polarity)
    return read


def _dated(view: View, trigger: Trigger, read: Modality, fillers: list[Filler]) -> Modality:
    """Take what seems a habit for a single event where a day is named: "they **vote** on Sunday"."""
    if read.realis != "generic" or trigger.rule.type.learned_realis or trigger.token.pos_ not in _VERBS:
        return read
    times = [view.time(filler.token) for filler in fillers if filler.time]
    days = [time.from_ for time in times if time and time.from_ and time.type == "DATE"]
    if not days:
        return read
    article = view.doc._.article
    published = article.day if article else None
    is_ahead = published is not None and days[0][:10] > published.isoformat()
    return Modality("other" if is_ahead else "actual", read.polarity)


def _subjects(
    view: View, naming: Naming, by_token: dict[int, Naming], circumstances: Circumstances
) -> Iterator[Naming]:
    """Link a verb to the noun that is its subject and names the same event; yield it if it is new."""
    if not naming.is_verb:
        return
    for noun in (*doers(naming.token), *_forms(view, naming)):
        known = by_token.get(noun.i)
        if known is not None:
            if known.type is naming.type and naming.of is None and known.of is not naming:
                naming.of = known
        elif noun.lemma_ in naming.type.anaphors:
            new = _bare(view, noun, naming.type)
            new.modality = naming.modality
            new.fillers = circumstances.owned(naming.type, noun.i)
            naming.of = by_token[noun.i] = new
            yield new


def _forms(view: View, naming: Naming) -> list[Token]:
    """Return the nouns that tell in what form a verb's event comes: "would merge in a **deal**"."""
    nouns = view.around(naming.token).at(Position("in"))
    return [noun for noun in nouns if noun.lemma_ in naming.type.anaphors]


def _taken_up(
    view: View,
    by_token: dict[int, Naming],
    anaphors: Anaphors,
    read: set[str],
    circumstances: Circumstances,
) -> Iterator[Naming]:
    """Yield the nouns that may take up an event of a type that has been named before.

    Of the types `read` by the encoder all namings are known.
    """
    present = {naming.type.name for naming in by_token.values()} - read
    named = sorted(by_token.values(), key=lambda naming: naming.token.i)
    places = [naming.token.i for naming in named]
    for index, lemma in enumerate(view.lemmas):
        if lemma not in anaphors or index in by_token:
            continue
        token = view.doc[index]
        types = [type_ for type_ in anaphors[lemma] if type_.name in present]
        if types and token.pos_ == "NOUN" and (_points_back(token) or token.dep_ == "appos"):
            plain = len(types) == 1 and not types[0].learned_triggers and token.lemma_ not in cue("vague")
            reach = _FAR if plain else _REACH
            before = _last_named(view, token, types, named, bisect_left(places, index), reach)
            if before is not None and not before.start <= index < before.end:
                taken = _bare(view, token, before.type)
                taken.fillers = circumstances.owned(before.type, token.i)
                if not before.type.learned_realis:
                    taken.modality = before.modality
                yield taken


def _last_named(
    view: View, noun: Token, types: list[TypeRule], named: list[Naming], end: int, reach: int
) -> Naming | None:
    """Return which of the first `end` last names an event of a type, in so many sentences before."""
    first = view.sentence_number(noun) - reach
    for place in range(end - 1, -1, -1):
        naming = named[place]
        if view.sentence_number(naming.token) < first:
            return None
        if any(naming.type is type_ for type_ in types):
            return naming
    return None


def _points_back(noun: Token) -> bool:
    return any(child.lower_ in cue("definite") and child.dep_ in {"det", "poss"} for child in noun.lefts)


def _bare(view: View, token: Token, type_: TypeRule) -> Naming:
    segment = view.segment(token)
    start, end = _extent(type_, token, token.i, token.i + 1)
    return Naming(
        type=type_,
        rule=None,
        token=token,
        start=start,
        end=end,
        modality=Modality("actual", "positive"),
        segment=segment,
    )


def _extent(type_: TypeRule, token: Token, start: int, end: int) -> tuple[int, int]:
    if type_.learned_extent:
        return learned_extent(token, type_.name)
    return whole_trigger(token, start, end) if type_.whole_phrase else (start, end)
