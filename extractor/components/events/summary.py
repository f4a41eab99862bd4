"""One readable line about an event, made from its arguments."""

import re

from extractor.ontology.compiled import TypeRule
from extractor.schema import Argument, Time

_SLOT = re.compile(r"\{(?P<role>[a-z_]+)(?::(?P<kind>entity|figure|phrase))?\}")
_SPACES = re.compile(r"\s+")
_CIRCUMSTANCES = frozenset({"time", "place"})
_PARTICIPANTS = 3  # of a line without a template
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
        line = f"{_choose('speaker', None, arguments) or 'Somebody'}: {trigger} {content}"
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
        used.append(found or "")
        return found or ""

    line = _SLOT.sub(put, template)
    return line if all(used) else None


def _choose(role: str, kind: str | None, arguments: list[Argument]) -> str | None:
    fillers = [argument for argument in arguments if argument.role == role]
    if kind:
        fillers = [argument for argument in fillers if _kind(argument) == kind]
    fillers.sort(key=lambda argument: (argument.entity is None, argument.text[:1].islower()))
    return fillers[0].text if fillers else None


def _kind(argument: Argument) -> str:
    return "entity" if argument.entity else "figure" if argument.figure else "phrase"


def _plain(trigger: str, arguments: list[Argument]) -> str:
    named: list[str] = []
    for argument in arguments:
        if argument.role not in _CIRCUMSTANCES and argument.text not in named:
            named.append(argument.text)
    return f"{trigger}: {', '.join(named[:_PARTICIPANTS])}" if named else trigger
