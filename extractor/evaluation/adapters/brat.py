"""brat standoff (Stenetorp et al. 2012), PolNeAR's format: an `.ann` file and the `.txt` it annotates.

The text has the same name, beside it or in a folder `text` beside its folder; there also without the
annotator's code, as in PolNeAR. Text-bound `T` lines are entities by a label map, or parts of attributions
where their labels are PolNeAR's. These are joined by event lines (`E1 Attribution:T4 Cue:T2 Source:T1
Content:T3`) or by relations; parts that nothing joins are left out.
"""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft, Range
from extractor.evaluation.adapters.reading import located, text_of


class _Bound(NamedTuple):
    line: int
    label: str
    ranges: list[Range]


def read(file: Path) -> GoldSet:
    """Read one article from its `.ann` file.

    Raises:
        GoldError: a span is outside the text or has other words than the text there, or a label is unknown.
        SourceError: the `.txt` file is missing.
    """
    text = _text_file(file)
    draft = Draft(text.stem, text_of(text))
    bound: dict[str, _Bound] = {}
    joined: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text_of(file).splitlines(), start=1):
        with located(file, number):
            key, _, rest = line.partition("\t")
            if key.startswith("T"):
                bound[key] = _text_bound(number, rest, draft.text)
            elif key[:1] in ("E", "R"):
                joined.append((number, [part.partition(":")[2] for part in rest.split() if ":" in part]))
    parts = labels.maps()["polnear"].labels
    if {one.label for one in bound.values()} <= parts.keys() and bound:
        _add_claims(file, draft, bound, joined)
        return GoldSet(file.stem, [draft.record()], ("claims",))
    chosen = labels.choose("entities", (one.label for one in bound.values()))
    for one in bound.values():
        with located(file, one.line):
            kind = chosen.of(one.label)
            if kind:
                draft.entity(one.ranges[0][0], one.ranges[-1][1], kind)
    return GoldSet(file.stem, [draft.record()], ("entities",), chosen.project)


def _text_file(file: Path) -> Path:
    beside, apart = file.with_suffix(".txt"), file.parent.parent / "text"
    places = [beside, apart / beside.name, apart / f"{file.stem.rpartition('_')[0]}.txt"]
    return next((place for place in places if place.exists()), beside)


def _text_bound(number: int, rest: str, text: str) -> _Bound:
    where, _, words = rest.partition("\t")
    label, _, offsets = where.partition(" ")
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
            for key in keys:
                parts[bound[key].label] += bound[key].ranges
            draft.claim(parts["Source"], parts["Cue"], parts["Content"])


ADAPTER = Adapter(lambda file, _: file.suffix == ".ann", read)
