"""Load the event types: the package's own, and folders of a user."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from extractor import resources
from extractor.errors import ResourceError
from extractor.ontology.compiled import Lists, TriggerRule, TypeRule, compile_type
from extractor.ontology.model import EventType, Family, FiguresOfSpeech


@dataclass(frozen=True, slots=True)
class Entry:
    """A type as it is written, with the lists and figures of speech that bear on it, and its file."""

    spec: EventType
    lists: Lists
    figures_of_speech: tuple[FiguresOfSpeech, ...]
    file: Path


@dataclass(frozen=True, slots=True)
class Ontology:
    """All event types: as written (`entries`) and ready for use (`types`, `triggers`)."""

    entries: dict[str, Entry]
    types: dict[str, TypeRule]
    triggers: tuple[TriggerRule, ...]


@cache
def load(folders: tuple[Path, ...] = ()) -> Ontology:
    """Return the package's event types with those of the folders; a later type replaces one of its name.

    Raises:
        ResourceError: a file is malformed, or a folder holds none.
    """
    files = [file for folder in (resources.path("ontology"), *folders) for file in _files(folder)]
    return compile_families([(file, read_family(file)) for file in files])


def compile_families(families: Iterable[tuple[Path, Family]]) -> Ontology:
    """Return the ontology of families, in order.

    Raises:
        ResourceError: a type uses a list, position or filler that does not exist.
    """
    families = list(families)
    shared = {
        name: words for _, family in families if not family.family for name, words in family.lists.items()
    }
    everywhere = tuple(family.figures_of_speech for _, family in families if not family.family)
    entries: dict[str, Entry] = {}
    of_family: dict[str, dict[str, list[str]]] = {}  # a user's file goes on from the package's of its family
    for file, family in families:
        known = of_family.setdefault(family.family, {})
        known.update(family.lists)
        lists = _frozen(shared | known)
        figures = (*everywhere, family.figures_of_speech)
        for name, spec in family.types.items():
            entries[f"{family.family}.{name}"] = Entry(spec, lists, figures, file)
    compiled = {name: _compiled(name, entry) for name, entry in entries.items()}
    return Ontology(
        entries=entries,
        types={name: type_ for name, (type_, _) in compiled.items()},
        triggers=tuple(rule for _, rules in compiled.values() for rule in rules),
    )


def read_family(file: Path) -> Family:
    """Return the content of one file.

    Raises:
        ResourceError: it is no YAML, or not of the form that `models/ontology/README.md` describes.
    """
    try:
        return Family.model_validate(resources.read_yaml(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ResourceError(f"{file}: {error}") from error
    except ValidationError as error:
        where = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise ResourceError(f"{file}: {where}") from error


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ResourceError(f"{folder} holds no .yaml file")
    return files


def _frozen(lists: dict[str, list[str]]) -> Lists:
    return {name: frozenset(words) for name, words in lists.items()}


def _compiled(name: str, entry: Entry) -> tuple[TypeRule, list[TriggerRule]]:
    try:
        return compile_type(name, entry.spec, entry.lists, entry.figures_of_speech)
    except ValueError as error:
        raise ResourceError(f"{entry.file}: {name}: {error}") from error
