"""The codes of an event in published schemes."""

from functools import cache

from extractor import resources
from extractor.components.events.cues import cue
from extractor.components.events.merge import Cluster
from extractor.components.events.naming import Naming
from extractor.schema import Argument, Codes

_SCHEMES = ("casie", "ace", "plover")  # of events; the Media Topics are of whole articles


def codes_of(event: Cluster) -> Codes:
    """Return the codes of the first naming that has any, else the type's.

    PLOVER codes what is intended or refused as an act of its own: to say that one will help is to agree, that
    one will attack to threaten; to refuse help is to reject. What is only wished or possible has no code.
    """
    given = [(naming, naming.rule.codes) for naming in event.namings if naming.rule]
    naming, codes = next(
        (pair for pair in given if any(getattr(pair[1], scheme) for scheme in _SCHEMES)), given[0]
    )
    if codes.plover is None or event.is_statement or naming.modality.realis != "other":
        return codes
    return codes.model_copy(update={"plover": _acts()[_mode(naming)].get(codes.plover)})


def with_counterparts(arguments: list[Argument]) -> list[Argument]:
    """Code the parties to what is done together: the first as PLOVER's source, the others as its targets."""
    codes = [argument.codes.get("plover") for argument in arguments]
    if "target" in codes or "source" not in codes:
        return arguments
    first = codes.index("source")
    return [
        argument.model_copy(update={"codes": argument.codes | {"plover": "target"}})
        if code == "source" and number != first
        else argument
        for number, (argument, code) in enumerate(zip(arguments, codes, strict=True))
    ]


def _mode(naming: Naming) -> str:
    if naming.modality.polarity == "negative":
        return "refused"
    verb = naming.token if naming.is_verb else naming.token.head
    future = any(child.dep_ == "aux" and child.lower_ in cue("future") for child in verb.lefts)
    return "intended" if future else "possible"


@cache
def _acts() -> dict[str, dict[str, str]]:
    acts: dict[str, dict[str, str]] = resources.load("patterns/events.yaml")["plover_acts"]
    return acts
