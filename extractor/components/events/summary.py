"""One readable line about an event, made from its arguments."""

import re

from extractor.ontology.compiled import TypeRule
from extractor.schema import Argument, Time

_SLOT = re.compile(r"\{(?P<role>[a-z_]+)(?::(?P<kind>entity|figure|phrase))?\}")
_SPACES = re.compile(r"\s+")
_CIRCUMSTANCES = frozenset({"time", "place"})
_PARTICIPANTS = 3  # of a line without a template
_LISTED = 3
_BETWEEN = len(", and ")
_LENGTH = 160  # characters


def summary(
    type_: TypeRule, trigger: str, arguments: list[Argument], time: Time | None, content: str = ""
) -> str:
    """Return the first of the type's templates that can be filled, else trigger and participants.

    A slot `{role:figure}` takes only fillers of that kind; `{role}` prefers names. A statement is told by
    speaker, cue and `content`.
    """
    line = next((text for text in (_filled(t, arguments) for t in type_.summary) if text), None)
    if content:
        line = f"{_listed(_choose('speaker', None, arguments)) or 'Somebody'}: {trigger} {content}"
    line = line or _plain(trigger, arguments)
    if time is not None and time.text not in line:
        line = f"{line} ({time.text})"
    line = _SPACES.sub(" ", line).strip()
    line = line[:1].upper() + line[1:]
    return line if len(line) <= _LENGTH else line[: _LENGTH - 1].rstrip() + "…"


def _filled(template: str, arguments: list[Argument]) -> str | None:
    used: list[str] = []

    def put(slot: re.Match[str]) -> str:
        found = _choose(slot["role"], slot["kind"], [a for a in arguments if a.text not in used])
        used.extend(found or [""])
        return _listed(found)

    line = _SLOT.sub(put, template)
    return line if all(used) else None


def _choose(role: str, kind: str | None, arguments: list[Argument]) -> list[str]:
    fillers = [argument for argument in arguments if argument.role == role]
    if kind:
        fillers = [argument for argument in fillers if _kind(argument) == kind]
    if not fillers:
        return []
    named = [argument.text for argument in fillers if argument.entity]
    best = min(fillers, key=lambda argument: argument.text[:1].islower())
    return named or _coordinated(best, fillers)


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


def _plain(trigger: str, arguments: list[Argument]) -> str:
    named: list[str] = []
    for argument in arguments:
        if argument.role not in _CIRCUMSTANCES and argument.text not in named:
            named.append(argument.text)
    return f"{trigger}: {', '.join(named[:_PARTICIPANTS])}" if named else trigger
