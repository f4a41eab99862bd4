"""One readable line about an event, made from its arguments."""

import re
from calendar import monthrange
from datetime import date
from functools import cache

from extractor.components.events.cues import cue
from extractor.ontology.compiled import TypeRule
from extractor.schema import Argument, Time

_SLOT = re.compile(r"\{(?P<role>[a-z_]+)(?::(?P<kind>entity|figure|phrase))?\}(?P<verb> [a-z]+s\b)?")
_SPACES = re.compile(r"\s+")
_CIRCUMSTANCES = frozenset({"time", "place"})
_PARTICIPANTS = 3  # of a line without a template
_LISTED = 3
_BETWEEN = len(", and ")
_LENGTH = 160  # characters
_FORMS = {"is": "are", "has": "have", "goes": "go", "does": "do"}


def summary(
    type_: TypeRule,
    trigger: str,
    arguments: list[Argument],
    names: dict[str, str],
    time: Time | None,
    content: str = "",
) -> str:
    """Return the first of the type's templates that can be filled, else trigger and participants.

    A slot `{role:figure}` takes only fillers of that kind; `{role}` prefers names. A statement is told by
    speaker, cue and `content`.

    Args:
        type_: the type of the event.
        trigger: what to call it where no template can be filled.
        arguments: its arguments.
        names: names of entities by id, to stand for pronouns and nouns like "the company".
        time: the time among its arguments.
        content: what a statement says.
    """
    fillers = _Fillers(arguments, names)
    line = next((text for text in (_filled(t, fillers) for t in type_.summary) if text), None)
    if content:
        line = f"{_listed(fillers.of('speaker', None, set())) or 'Somebody'}: {trigger} {content}"
    line = line or _plain(trigger, fillers)
    if time is not None and time.text not in line:
        line = f"{line} ({_day(time)})"
    line = _SPACES.sub(" ", line).strip()
    line = line[:1].upper() + line[1:]
    return line if len(line) <= _LENGTH else line[: _LENGTH - 1].rstrip() + "…"


class _Fillers:
    """The arguments of an event as they read in a line: with names for pronouns, which else say nothing."""

    def __init__(self, arguments: list[Argument], names: dict[str, str]) -> None:
        self._names = names
        pronouns = cue("pronouns")
        self.all = [a for a in arguments if a.text.lower() not in pronouns or (a.entity in names)]
        self.roles = {argument.role for argument in self.all}

    def read(self, argument: Argument) -> str:
        """Return an argument's text; the name of what a pronoun or an article points to."""
        first = argument.text.partition(" ")[0].lower()
        if argument.entity in self._names and (first in cue("pronouns") or first in cue("pointing")):
            return self._names[argument.entity]
        return argument.text

    def is_plural(self, words: str) -> bool:
        """Tell whether a phrase that is no name looks like a plural."""
        if any(argument.entity and self.read(argument) == words for argument in self.all):
            return False
        last = words.rpartition(" ")[2].lower()
        return last in cue("plurals") or (last.endswith("s") and not last.endswith("ss"))

    def of(self, role: str, kind: str | None, used: set[str]) -> list[str]:
        """Return what fills a role, as one kind of filler if asked, without what is used already."""
        fillers = [a for a in self.all if a.role == role and self.read(a) not in used]
        if kind:
            fillers = [argument for argument in fillers if _kind(argument) == kind]
        if not fillers:
            return []
        named = list(dict.fromkeys(self.read(argument) for argument in fillers if argument.entity))
        best = min(fillers, key=lambda argument: argument.text[:1].islower())
        return named or _coordinated(best, fillers)


def _filled(template: str, fillers: _Fillers) -> str | None:
    if not fillers.roles.issuperset(_roles(template)):
        return None
    used: list[str] = []

    def put(slot: re.Match[str]) -> str:
        found = fillers.of(slot["role"], slot["kind"], set(used))
        used.extend(found or [""])
        verb = slot["verb"] or ""
        words = _listed(found)
        if slot.start():
            words = _inside(words)
        is_plural = len(found) > 1 or (bool(found) and fillers.is_plural(found[-1]))
        return words + (_of_many(verb) if is_plural and slot.start() == 0 else verb)

    line = _SLOT.sub(put, template)
    return line if all(used) else None


@cache
def _roles(template: str) -> frozenset[str]:
    """Return the roles that a template names; there are only those of the types."""
    return frozenset(slot["role"] for slot in _SLOT.finditer(template))


def _inside(words: str) -> str:
    """Return a phrase as it reads within a line: "the truce" for "The truce"."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first.lower() in cue("pointing") | cue("small_words") else words


def _of_many(verb: str) -> str:
    """Return a verb of the third person as several subjects want it: "shares fall", "analysts forecast"."""
    word = verb.strip()
    if not word or word in _FORMS:
        return f" {_FORMS[word]}" if word else verb
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return verb[:-2]
    return f" {word[:-3]}y" if word.endswith("ies") else verb[:-1]


def _coordinated(first: Argument, phrases: list[Argument]) -> list[str]:
    """Return a phrase and those joined to it; the others of its role may only say the same again."""
    texts, end = [first.text], first.end
    for phrase in phrases:
        if phrase.figure is None and 0 < phrase.start - end <= _BETWEEN:
            texts.append(phrase.text)
            end = phrase.end
    return texts


def _listed(texts: list[str]) -> str:
    """Join names as in a sentence; of more than `_LISTED` the rest are "others"."""
    if len(texts) > _LISTED:
        return f"{', '.join(texts[:_LISTED])} and others"
    return " and ".join(text for text in (", ".join(texts[:-1]), *texts[-1:]) if text)


def _kind(argument: Argument) -> str:
    return "entity" if argument.entity else "figure" if argument.figure else "phrase"


def _plain(trigger: str, fillers: _Fillers) -> str:
    named: list[str] = []
    for argument in fillers.all:
        words = fillers.read(argument)
        if argument.role not in _CIRCUMSTANCES and words not in named:
            named.append(words)
    return f"{trigger}: {', '.join(named[:_PARTICIPANTS])}" if named else trigger


def _day(time: Time) -> str:
    """Return the day, month or year that a time is, else its words: "Friday" says little a year later."""
    if not (time.from_ and time.to):
        return time.text
    first, last = date.fromisoformat(time.from_[:10]), date.fromisoformat(time.to[:10])
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{first:%B} {first.year}"
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return time.text
