"""Write a new event type into a folder of a user's own."""

import re
from pathlib import Path

import yaml

from extractor.errors import ResourceError
from extractor.ontology.load import load, read_family
from extractor.ontology.model import EventType

_NAME = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
_TODO = "TODO"


def skeleton(definition: str, nouns: list[str], verbs: list[str], roles: list[str]) -> EventType:
    """Return a type with a first guess of where its roles stand: the doer as subject, then the object."""
    at = [["subject", "by"], ["object", "of"], ["to", "for"]]
    return EventType.model_validate(
        {
            "definition": definition or f"{_TODO}: one sentence; what counts, and what does not.",
            "roles": {role: {"at": at[min(place, 2)]} for place, role in enumerate(roles)},
            "triggers": [{pos: terms} for pos, terms in (("noun", nouns), ("verb", verbs)) if terms],
            "positive": [f"{_TODO}: three sentences that tell of it, active, passive and nominal."],
            "negative": [f"{_TODO}: three sentences with the same words that do not."],
        }
    )


def existing(name: str) -> EventType:
    """Return a type of the package, to start from.

    Raises:
        ResourceError: there is none of this name.
    """
    entries = load().entries
    if name not in entries:
        raise ResourceError(f"no event type {name!r} to start from; see `extractor ontology list`")
    return entries[name].spec


def add(folder: Path, name: str, spec: EventType) -> Path:
    """Write a type to the file of its family in a folder and return that file; others in it stay as they are.

    Raises:
        ResourceError: the name is none, the folder has the type, or its file cannot be read.
    """
    if not _NAME.fullmatch(name):
        raise ResourceError(f"{name!r} is no name of a type: family.type, in small letters and underscores")
    family, _, short = name.partition(".")
    file = folder / f"{family}.yaml"
    text = f"family: {family}\ntypes:\n"
    if file.exists():
        if short in read_family(file).types:
            raise ResourceError(f"{file} has a type {short!r}; edit it there")
        text = file.read_text(encoding="utf-8").rstrip() + "\n"
    written = yaml.safe_dump(
        {short: spec.model_dump(mode="json", exclude_defaults=True)},
        sort_keys=False,
        allow_unicode=True,
        width=110,
    )
    folder.mkdir(parents=True, exist_ok=True)
    before = file.read_bytes() if file.exists() else None
    file.write_text(text + "".join(f"  {line}\n" for line in written.splitlines()), encoding="utf-8")
    try:
        read_family(file)
    except ResourceError:  # `types` is not the last part of the file
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
        raise
    return file
