"""Which city of a name is meant, offline: by its article's countries, or as by far the largest."""

from dataclasses import dataclass
from functools import cache

import pycountry

from extractor.components.entities.clusters import Cluster
from extractor.components.entities.gazetteer import City, cities

_FAR_LARGER = 10  # times the population of the next one of the name


@dataclass(frozen=True, slots=True)
class Identity:
    """A city if one is sure, else the candidates' GeoNames ids; neither for what is no listed city."""

    city: City | None = None
    candidates: tuple[str, ...] = ()


class Cities:
    """Identifies the cities of one article by the countries that it names."""

    def __init__(self, clusters: list[Cluster]) -> None:
        codes = (cluster.known.identifiers.get("iso3166") for cluster in clusters if cluster.known)
        self._countries = {_alpha_2().get(code, "") for code in codes if code}

    def identify(self, cluster: Cluster) -> Identity:
        """Return which of the listed cities a cluster is."""
        if cluster.type != "GPE" or cluster.known is None or "iso3166" in cluster.known.identifiers:
            return Identity()
        rows = cities().get(cluster.known.name, [])
        here = [row for row in rows if row.country in self._countries]
        fitting = here or rows
        if fitting and _is_sure(fitting):
            return Identity(city=fitting[0])
        return Identity(candidates=tuple(row.geonames for row in fitting))


def _is_sure(rows: list[City]) -> bool:
    return len(rows) == 1 or rows[0].population >= _FAR_LARGER * rows[1].population


@cache
def _alpha_2() -> dict[str, str]:
    return {country.alpha_3: country.alpha_2 for country in pycountry.countries}
