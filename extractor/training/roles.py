"""Examples of phrases around triggers, with the roles that they fill."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractor.components.events.arguments import Arguments
from extractor.components.events.rolemodel import NONE, take, weighed
from extractor.components.events.triggers import TriggerIndex
from extractor.components.events.view import View
from extractor.ontology.compiled import TypeRule
from extractor.ontology.load import load
from extractor.training.loglinear import Example
from extractor.training.reading import Annotated, Given

_SHARED = 0.3  # of two spans' characters, that make them the same phrase

Spans = dict[str, list[tuple[int, int, str]]]


def examples(articles: Iterable[Annotated]) -> dict[str, list[Example]]:
    """Return by type the features and role of every phrase around a trigger that the rules propose.

    A phrase has a role where an argument of the article, of an event of the trigger's type, is that phrase.
    """
    ontology = load()
    index = TriggerIndex(ontology)
    names = {type_.name: _names(type_) for type_ in ontology.types.values() if type_.learned_roles}
    found: dict[str, list[Example]] = {name: [] for name in names}
    for doc, given in articles:
        view = View(doc)
        triggers = list(index.find(view))
        arguments = Arguments(view, triggers)
        wanted = _spans(given)
        for trigger in triggers:
            type_ = trigger.rule.type
            if type_.name in found:
                spans = wanted.get(type_.codes.casie or "", [])
                for candidate, features in weighed(view, trigger, arguments.of(trigger)):
                    role = _role(view, type_, names[type_.name], candidate.token, spans)
                    found[type_.name].append((features, role))
    return found


def _names(type_: TypeRule) -> dict[str, str]:
    """Return our name of each of CASIE's roles."""
    return {
        codes["casie"]: name
        for name, role in type_.roles.items()
        for codes in role.codes.values()
        if "casie" in codes
    }


def _spans(given: Given) -> Spans:
    spans: Spans = {}
    for event in given["events"]:
        for argument in event["arguments"]:
            spans.setdefault(event["type"], []).append((argument["start"], argument["end"], argument["role"]))
    return spans


def _role(
    view: View, type_: TypeRule, names: dict[str, str], token: Token, spans: list[tuple[int, int, str]]
) -> str:
    """Return the role in which an annotated argument is a word's phrase."""
    best, chosen = _SHARED, NONE
    for start, end, role in _covering(spans, token):
        filler = take(view, type_, names[role], token) if role in names else None
        if filler:
            shared = min(end, filler.end) - max(start, filler.start)
            whole = max(end, filler.end) - min(start, filler.start)
            if shared / whole >= best:
                best, chosen = shared / whole, names[role]
    return chosen


def _covering(spans: list[tuple[int, int, str]], token: Token) -> Iterator[tuple[int, int, str]]:
    return (span for span in spans if span[0] <= token.idx < span[1])
