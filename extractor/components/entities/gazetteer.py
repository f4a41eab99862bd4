"""Names that lists hold: countries, peoples, cities, organisations, and a user's own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor import resources
from extractor.components.entities.words import Words
from extractor.errors import ResourceError
from extractor.schema.entity import EntityType

_FIRST = re.compile(r"[^\s\-–]+")
_CERTAIN = 20.0  # more votes than all other evidence can have
_LONG_ENOUGH_IN_CAPITALS = 4  # shorter words in capitals are more often acronyms


@dataclass(frozen=True, slots=True)
class Known:
    """What a list says of a name: its type, its usual form, its codes, and how far to trust it.

    `trust` counts like votes: one that is also a common word or a person's name has little of it.
    """

    type: str
    name: str
    identifiers: dict[str, str] = field(default_factory=dict)
    trust: float = 4.0


class Gazetteer:
    """Finds the longest known name that begins at a word."""

    def __init__(self, entries: Iterable[tuple[str, Known]]) -> None:
        self.names: dict[str, Known] = {}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name, known in entries:
            self._add(name, known)
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)

    def _add(self, name: str, known: Known) -> None:
        forms = {name, name.replace("'", "’")}
        if len(name) >= _LONG_ENOUGH_IN_CAPITALS:
            forms.add(name.upper())
        for form in forms - self.names.keys():
            self.names[form] = known
            if first := _FIRST.match(form):
                self._by_first[first.group()].append(form)

    def match(self, words: Words, index: int) -> tuple[int, Known] | None:
        """Return where the longest known name that begins at a word ends (offset), and what it is."""
        word = words.text[index]
        candidates = self._by_first.get(word)
        if candidates is None:
            if "-" not in word and "–" not in word:
                return None
            candidates = self._by_first.get(word.replace("–", "-").partition("-")[0])
        text, start = words.doc_text, words.start[index]
        for name in candidates or ():
            if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
                return start + len(name), self.names[name]
        return None


@cache
def built_in() -> Gazetteer:
    """Return the gazetteer of the lists that come with the program."""
    return Gazetteer(_built_in_entries())


def _built_in_entries() -> Iterator[tuple[str, Known]]:
    yield from _countries()
    yield from _peoples()
    yield from _organisations()
    yield from _cities()


def _countries() -> Iterator[tuple[str, Known]]:
    for code, row in country_rows().items():
        usual = (row["names"] or row.get("other", []))[0]
        codes = {"iso3166": code}
        for name in row["names"]:
            yield name, Known("GPE", usual, codes)
        for name in row.get("other", []):
            yield name, Known("GPE", usual, codes, trust=1.0)
        for people in row["people"]:
            for form in _plurals(people):
                yield form, Known("NORP", form, codes)
        for city in row["capitals"]:
            yield city, Known("GPE", city, trust=3.0)


def country_rows() -> dict[str, dict[str, list[str]]]:
    """Return the rows of `lexicons/countries.yaml` by ISO 3166-1 alpha-3 code."""
    rows: dict[str, dict[str, list[str]]] = resources.load("lexicons/countries.yaml")
    return rows


def _plurals(name: str) -> Iterator[str]:
    yield name
    if not name.endswith(("s", "ese", "ish", "men", "man", "ch", "ss")):
        yield f"{name}s"


def _peoples() -> Iterator[tuple[str, Known]]:
    for names in resources.load("lexicons/peoples.yaml").values():
        for name in names:
            for form in _plurals(name):
                yield form, Known("NORP", form, trust=2.5)


def _organisations() -> Iterator[tuple[str, Known]]:
    rows: list[dict[str, Any]] = resources.load("lexicons/organisations.yaml")
    for row in rows:
        for name in (row["name"], *row.get("aliases", [])):
            codes = {"wikidata": row["wikidata"]} if "wikidata" in row else {}
            yield name, Known(row.get("type", "ORG"), row["name"], codes)


@dataclass(frozen=True, slots=True)
class City:
    """A row of `lexicons/cities.tsv`; `country` is an ISO 3166-1 alpha-2 code."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames: str


@cache
def cities() -> dict[str, list[City]]:
    """Return the larger cities by name, the most populous first."""
    found: dict[str, list[City]] = defaultdict(list)
    for line in resources.path("lexicons/cities.tsv").read_text(encoding="utf-8").splitlines():
        name, country, latitude, longitude, population, geonames = line.split("\t")
        city = City(name, country, float(latitude), float(longitude), int(population), geonames)
        found[name].append(city)
    return dict(found)


def _cities() -> Iterator[tuple[str, Known]]:
    for name, places in cities().items():
        yield name, Known("GPE", name, trust=2.0 if places[0].population > 1_000_000 else 1.5)


def with_own(file: Path) -> Gazetteer:
    """Return the gazetteer with a user's own names; these are believed against every other evidence.

    Args:
        file: JSONL, one name a line: `name`, `type` (OntoNotes), optional `aliases` and `identifiers`.

    Raises:
        ResourceError: the file cannot be read, or a line is not such a record.
    """
    return Gazetteer([*_own(file), *_built_in_entries()])


class _OwnName(BaseModel):
    """A line of a user's gazetteer."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1)
    type: EntityType
    aliases: list[str] = Field(default_factory=list)
    identifiers: dict[str, str] = Field(default_factory=dict)


def _own(file: Path) -> Iterator[tuple[str, Known]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the gazetteer {file} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            own = _OwnName.model_validate_json(line)
        except ValidationError as error:
            problem = error.errors()[0]
            raise ResourceError(f"{file}, line {number}: {problem['loc']}: {problem['msg']}") from error
        known = Known(own.type, own.name, own.identifiers, trust=_CERTAIN)
        yield from ((name, known) for name in (own.name, *own.aliases) if name.strip())
