"""brat standoff (Stenetorp et al. 2012), PolNeAR's format: an `.ann` file and the `.txt` it annotates.

The text has the same name, beside it or in a folder `text` beside its folder; there also without the
annotator's code, as in PolNeAR. Text-bound `T` lines are entities by a label map (one in parts reaches from
its first to its last), or parts of attributions where their labels are PolNeAR's. These are joined by event
lines (`E1 Attribution:T4 Cue:T2 Source:T1 Content:T3`) or by relations; parts that nothing joins are left
out, and so are attributes, normalisations, equivalences and notes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft, Range
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.adapters.reading import located, text_lines, text_of

_KINDS = ("T", "E", "R", "A", "M", "N", "#", "*")
_BOUND = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)


class _Bound(NamedTuple):
    line: int
    label: str
    ranges: list[Range]


def read(file: Path, given: Labels | None = None) -> GoldSet:
    """Read one article from its `.ann` file.

    Raises:
        GoldError: a line is no standoff, a span is outside the text or has other words than the text there,
            or a label is unknown.
        SourceError: the `.txt` file is missing.
    """
    text = _text_file(file)
    with located(file, 0):
        draft = Draft(text.stem, text_of(text))
    bound: dict[str, _Bound] = {}
    joined: list[tuple[int, list[str]]] = []
    for number, line in text_lines(file):
        with located(file, number):
            key, _, rest = line.partition("\t")
            if not key.startswith(_KINDS):
                raise ValueError(f"{key[:20]!r} begins no line of standoff")
            if key in bound:
                raise ValueError(f"{key} stands here twice")
            if key.startswith("T"):
                bound[key] = _text_bound(number, rest, draft.text)
            elif key.startswith(("E", "R")):
                joined.append((number, [part.partition(":")[2] for part in rest.split() if ":" in part]))
    parts = labels.maps()["polnear"].labels
    if not given and bound and {one.label for one in bound.values()} <= parts.keys():
        _add_claims(file, draft, bound, joined)
        with located(file, 0):
            return GoldSet(file.stem, [draft.record()], ("claims",))
    chosen = given or labels.choose("entities", (one.label for one in bound.values()))
    for one in bound.values():
        with located(file, one.line):
            kind = chosen.of(one.label)
            if kind:
                draft.entity(one.ranges[0][0], one.ranges[-1][1], kind)
    with located(file, 0):
        return GoldSet(file.stem, [draft.record()], ("entities",), chosen.project, chosen)


def _text_file(file: Path) -> Path:
    beside, apart = file.with_suffix(".txt"), file.parent.parent / "text"
    places = [beside, apart / beside.name, apart / f"{file.stem.rpartition('_')[0]}.txt"]
    return next((place for place in places if place.exists()), beside)


def _text_bound(number: int, rest: str, text: str) -> _Bound:
    found = _BOUND.fullmatch(rest)
    if not found:
        raise ValueError("a text-bound line is `T1 LABEL START END WORDS`, with tabs before LABEL and WORDS")
    label, offsets, words = found.groups()
    ranges = [(int(start), int(end)) for start, end in (part.split() for part in offsets.split(";"))]
    if any(not 0 <= start < end <= len(text) for start, end in ranges):
        raise ValueError(f"span {offsets} is not within the text of {len(text)} characters")
    cited = " ".join(text[start:end] for start, end in ranges)
    if " ".join(words.split()) != " ".join(cited.split()):
        raise ValueError(f"span {offsets} is {cited!r} in the text, not {words!r}")
    return _Bound(number, label, ranges)


def _add_claims(
    file: Path, draft: Draft, bound: dict[str, _Bound], joined: list[tuple[int, list[str]]]
) -> None:
    for number, keys in joined:
        with located(file, number):
            parts: defaultdict[str, list[Range]] = defaultdict(list)
            for one in _named(bound, keys):
                parts[one.label] += one.ranges
            draft.claim(parts["Source"], parts["Cue"], parts["Content"])


def _named(bound: dict[str, _Bound], keys: list[str]) -> Iterator[_Bound]:
    for key in keys:
        if key not in bound:
            raise ValueError(f"there is no text-bound line {key!r}")
        yield bound[key]


ADAPTER = Adapter(lambda file, _: file.suffix == ".ann", read, single=True)
