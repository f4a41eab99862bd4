"""How sure an event is: a logistic model over what any detector can tell of an event.

The features name no words and no types, so they hold for events of every type, proposed by rules or by a
trained model; `score` is the proposer's own. Weights, table and card: `models/trained/confidence.yaml`.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import exp, log
from typing import Any

from extractor import resources
from extractor.components.events.merge import Cluster
from extractor.components.events.salience import lede
from extractor.components.events.view import View

_BARE = 0.5  # score of a noun that only takes up an event
_EDGE = 0.02  # scores are no surer than this
_CIRCUMSTANCES = frozenset({"time", "place"})
_SEVERAL = 3


class Confidence:
    """Weighs the events of one article.

    Args:
        view: the article.
        clusters: all of its events.
    """

    def __init__(self, view: View, clusters: list[Cluster]) -> None:
        self._lede = lede(view)
        told = [cluster for cluster in clusters if not cluster.is_statement]
        self._of_type = Counter(cluster.type.name for cluster in told)
        self._of_family = Counter(_family(cluster) for cluster in told)

    def __call__(self, cluster: Cluster) -> float:
        """Return how probable it is that an event is one of its type, between 0 and 1."""
        if cluster.is_statement:
            return _told(cluster)
        weights = model()["weights"]
        total = sum(weights.get(name, 0.0) * value for name, value in self.features(cluster))
        return round(1 / (1 + exp(-total)), 3)

    def features(self, cluster: Cluster) -> Iterator[tuple[str, float]]:
        """Yield names and values of what bears on the confidence of an event."""
        yield "bias", 1.0
        score = max((naming.rule.confidence for naming in cluster.namings if naming.rule), default=_BARE)
        score = min(max(score, _EDGE), 1 - _EDGE)
        yield "score", log(score / (1 - score))
        yield from _arguments(cluster)
        yield from _namings(cluster)
        start, end = self._lede
        if any(start <= naming.start < end for naming in cluster.namings):
            yield "in_lede", 1.0
        others = self._of_family[_family(cluster)] - self._of_type[cluster.type.name]
        yield f"others_of_family={min(others, _SEVERAL)}", 1.0
        yield f"others_of_type={min(self._of_type[cluster.type.name] - 1, _SEVERAL)}", 1.0


def _arguments(cluster: Cluster) -> Iterator[tuple[str, float]]:
    fillers = [filler for naming in cluster.namings for filler in naming.fillers]
    filled = {filler.role for filler in fillers}
    required = [name for name, role in cluster.type.roles.items() if role.required]
    missing = [name for name in required if name not in filled]
    if missing:
        yield "required_is_empty", 1.0
    yield f"roles={min(len(filled - _CIRCUMSTANCES), _SEVERAL)}", 1.0
    for kind in sorted({filler.kind for filler in fillers if filler.role not in _CIRCUMSTANCES}):
        yield f"filled_by_{kind}", 1.0
    yield from ((f"has_{role}", 1.0) for role in sorted(filled & _CIRCUMSTANCES))


def _namings(cluster: Cluster) -> Iterator[tuple[str, float]]:
    first = next(naming for naming in cluster.namings if naming.rule)
    yield f"namings={min(len(cluster.namings), _SEVERAL)}", 1.0
    yield f"named_by_{'verb' if first.is_verb else 'noun'}", 1.0
    yield f"realis={first.modality.realis}", 1.0
    if first.modality.polarity == "negative":
        yield "negated", 1.0
    if first.end - first.start > 1:
        yield "several_words", 1.0
    for segment in ("headline", "analysis"):
        if any(naming.segment == segment for naming in cluster.namings):
            yield f"in_{segment}", 1.0


def _told(cluster: Cluster) -> float:
    """Return the confidence of a statement: its share in the table by how its source is given."""
    kinds = {filler.kind for filler in cluster.fillers if filler.role == "speaker"}
    how = "entity" if "entity" in kinds else "phrase" if kinds else "none"
    share: float = model()["statements"][how]
    return share


def _family(cluster: Cluster) -> str:
    return cluster.type.name.partition(".")[0]


@cache
def model() -> dict[str, Any]:
    """Return the weights, the default threshold, the shares of statements and the table of reliability."""
    loaded: dict[str, Any] = resources.load("trained/confidence.yaml")
    return loaded
