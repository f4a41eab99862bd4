"""Names that lists hold: countries, peoples, cities, organisations, and a user's own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pycountry
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor import resources
from extractor.errors import ResourceError
from extractor.schema.entity import EntityType

_FIRST = re.compile(r"[^\s\-–]+")
_TRUST_BY_POPULATION = ((1_000_000, 3.5), (300_000, 2.8), (0, 2.2))
_SHORTEST_SUBDIVISION = 4  # letters; shorter names are too often something else
_CERTAIN = 20.0  # more votes than all other evidence can have
_LONG_ENOUGH_IN_CAPITALS = 4  # shorter words in capitals are more often acronyms


@dataclass(frozen=True, slots=True)
class Known:
    """What a list says of a name: its type, its usual form, its codes, and how far to trust it.

    `trust` counts like votes: one that is also a common word or a person's name has little of it.
    """

    type: EntityType
    name: str
    identifiers: dict[str, str] = field(default_factory=dict)
    trust: float = 5.0


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
        for form in forms:
            if form in self.names:
                continue
            self.names[form] = known
            if first := _FIRST.match(form):
                self._by_first[first.group()].append(form)

    def match(self, text: str, start: int, word: str) -> tuple[int, Known] | None:
        """Return where the longest known name that begins at `start` with `word` ends, and what it is."""
        for name in self._by_first.get(word, ()):
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
    yield from _places()
    yield from _cities()
    yield from _subdivisions()


def _countries() -> Iterator[tuple[str, Known]]:
    for code, row in country_rows().items():
        usual = (row["names"] or row.get("other", []))[0]
        codes = {"iso3166": code}
        for name in row["names"]:
            yield name, Known("GPE", usual, codes)
        for name in row.get("other", []):
            yield name, Known("GPE", usual, codes, trust=2.5)
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
                yield form, Known("NORP", form, trust=4.0)


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
        trust = next(trust for least, trust in _TRUST_BY_POPULATION if places[0].population >= least)
        yield name, Known("GPE", name, trust=trust)


def _places() -> Iterator[tuple[str, Known]]:
    for type_, names in resources.load("lexicons/places.yaml").items():
        for name in names:
            yield name, Known(type_, name, trust=4.0)
    for name, code in resources.load("lexicons/languages.yaml").items():
        yield name, Known("LANGUAGE", name, {"iso639": code})


def _subdivisions() -> Iterator[tuple[str, Known]]:
    words = resources.load("lexicons/subdivision_words.yaml")
    types, refused = frozenset(words["types"]), frozenset(words["not"])
    for subdivision in pycountry.subdivisions:
        name = " ".join(word for word in subdivision.name.split() if word not in types)
        if len(name) > _SHORTEST_SUBDIVISION and name not in refused and not set(",[(").intersection(name):
            yield name, Known("GPE", name, {"iso3166-2": subdivision.code}, trust=2.0)


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
