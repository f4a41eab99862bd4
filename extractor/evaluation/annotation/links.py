"""What links between spans say: the arguments of triggers, and the parts of claims."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.adapters.tools import Labelled, Link
from extractor.evaluation.annotation.marks import ARGUMENT, CONTENT, CUE, SOURCE, UNCUED, short
from extractor.ontology.load import load

Range = tuple[int, int]
_OF_CLAIMS = {short(SOURCE): SOURCE, short(CONTENT): CONTENT}


@dataclass
class Attribution:
    """The spans of a claim; `cue` is None where it has none. The parts are in order of the text."""

    cue: Range | None
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)


@dataclass
class Linked:
    """Claims, and the arguments (role, start, end) of each trigger by the number of its span."""

    claims: list[Attribution]
    arguments: dict[int, list[tuple[str, int, int]]]


def read(spans: Sequence[Labelled], links: Iterable[Link], known: Container[tuple[str, str]]) -> Linked:
    """Return what spans and links say; a source, content or argument that no link leads to says nothing.

    `known` are types with roles that there are beside those of the ontology.

    Raises:
        ValueError: a link is of a kind that there is none of, or a cue has no content.
    """
    anchors = {
        number: Attribution(None, content=[span[:2]]) if span[2] == UNCUED else Attribution(span[:2])
        for number, span in enumerate(spans)
        if span[2] in (CUE, UNCUED)
    }
    arguments: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for first, last, label in links:
        one, other = spans[first], spans[last]
        if first in anchors and _OF_CLAIMS.get(label) == other[2]:
            getattr(anchors[first], label).append(other[:2])
        elif one[2].startswith("event.") and other[2] == ARGUMENT:
            _check_role(label, one, known)
            arguments[first].append((label, *other[:2]))
        else:
            raise ValueError(f"no link {label!r} leads from {_told(one)} to {_told(other)}")
    for number, claim in anchors.items():
        if not claim.content:
            raise ValueError(f"{_told(spans[number])} is linked to no {CONTENT}")
        claim.source.sort()
        claim.content.sort()
    return Linked(list(anchors.values()), arguments)


def _check_role(role: str, trigger: Labelled, known: Container[tuple[str, str]]) -> None:
    kind = short(trigger[2])
    roles = dict.fromkeys(
        [*(load().entries[kind].spec.roles if kind in load().entries else ()), "time", "place"]
    )
    if role not in roles and (kind, role) not in known:
        raise ValueError(f"{_told(trigger)} has no role {role!r}; there are: {', '.join(roles)}")


def _told(span: Labelled) -> str:
    return f"{span[2]} at {span[0]}-{span[1]}"
