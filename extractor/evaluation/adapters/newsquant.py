"""NewsQuant's JSON (Almasian et al. 2023): a list of sentences with their quantities.

It has no offsets, so the span of a figure is its whole sentence. Units are compared by canonical names.
"""

import re
from pathlib import Path
from typing import Any

from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.adapters.reading import items_of, located
from extractor.evaluation.adapters.units import canonical
from extractor.schema import ArticleRecord

_WORDS = 3  # `noun` and two words: more is a phrase, not what is counted
_RANGE = re.compile(r"(-?[\d.]+(?:[eE][+-]?\d+)?)-(-?[\d.]+(?:[eE][+-]?\d+)?)")
_BOUNDS = ("=", "~", "<", ">")


def read(file: Path, _: Labels | None = None) -> GoldSet:
    """Read the sentences; the id of each is `s` and its number from 0.

    Raises:
        GoldError: a quantity has no readable value, or lacks a key.
    """
    records = []
    for number, (line, sentence) in enumerate(items_of(file, "sentences")):
        with located(file, line):
            draft = Draft(f"s{number}", sentence["text"])
            for quantity in sentence["quantities"]:
                draft.figure(0, len(draft.text), **_said(quantity))
            records.append(draft.record())
    return GoldSet(file.stem, records, ("figures",), project)


def project(record: ArticleRecord) -> ArticleRecord:
    """Return a prediction with canonical units."""
    figures = [figure.model_copy(update={"unit": canonical(figure.unit)}) for figure in record.figures]
    return record.model_copy(update={"figures": figures})


def _said(quantity: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        **_value(quantity["value"]),
        "unit": _unit(quantity),
        "of": None if quantity["referred_concepts"] == "-" else quantity["referred_concepts"],
    }
    change = quantity["change"]
    if change not in (*_BOUNDS, "up", "down"):
        raise ValueError(f"unknown change {change!r}; there are: {', '.join(_BOUNDS)}, up, down")
    if change in _BOUNDS:
        return {**said, "bound": change}
    return {**said, "change": {"direction": change, "by": said.get("value", said.get("high"))}}


def _unit(quantity: dict[str, Any]) -> str | None:
    """Return the unit's canonical name.

    Where the normalised one is a noun, the words as written decide if they are a unit, or it a whole phrase.
    """
    known, written = canonical(quantity["normalized_unit"]), canonical(quantity["unit"])
    if known and written and known.startswith("noun "):
        return written if not written.startswith("noun ") or len(known.split()) > _WORDS else known
    return known


def _value(written: Any) -> dict[str, float]:
    """Read "3.0 - 4.0" and "-5.0"."""
    plain = str(written).replace(" ", "")
    try:
        return {"value": float(plain)}
    except ValueError:
        found = _RANGE.fullmatch(plain)
        if not found:
            raise ValueError(f"the value {written!r} is no number and no range") from None
        return {"low": float(found[1]), "high": float(found[2])}


ADAPTER = Adapter(lambda file, head: file.suffix == ".json" and '"quantities"' in head, read)
