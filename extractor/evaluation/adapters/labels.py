"""Label maps: what another scheme calls things, and how predictions are compared with it.

A map is a YAML file, the package's own in `models/adapters/`. `layer`: what it labels. `labels`: the label
as written to the type here, or null where the scheme has more than the program is to find. `predicted`:
own types that the scheme does not tell apart, to the type that stands for them; null if it has none.
`scheme`: for events, whose codes of a prediction are compared (`casie`, `ace`, `plover`). `realis`: its
words for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from extractor import resources
from extractor.errors import ResourceError
from extractor.schema import ArticleRecord, Event
from extractor.schema.event import Argument

_FOLDER = "adapters"


@dataclass(frozen=True)
class Labels:
    """One label map."""

    layer: str
    labels: dict[str, str | None]
    predicted: dict[str, str | None] = field(default_factory=dict)
    scheme: str | None = None
    realis: dict[str, str] = field(default_factory=dict)

    def of(self, label: str) -> str | None:
        """Return the type that a label stands for, None if it is left out.

        Raises:
            ValueError: the label is not in the map.
        """
        if label not in self.labels:
            known = ", ".join(self.labels)
            raise ValueError(
                f"unknown label {label!r}; the label map has: {known} (--labels names another map)"
            )
        return self.labels[label]

    def realis_of(self, word: str | None) -> str:
        """Return a mention's realis; schemes without it annotate what they hold for actual.

        Raises:
            ValueError: the word is not in the map.
        """
        if word is None:
            return "actual"
        if word not in self.realis:
            raise ValueError(f"unknown realis {word!r}")
        return self.realis[word]

    def project(self, record: ArticleRecord) -> ArticleRecord:
        """Return a prediction in this scheme's types; what has none is left out."""
        if self.layer == "entities":
            entities = [
                entity.model_copy(update={"type": kind})
                for entity in record.entities
                if (kind := self.predicted.get(entity.type, entity.type))
            ]
            return record.model_copy(update={"entities": entities})
        if self.scheme is None:
            return record
        events = [coded for event in record.events if (coded := self._coded(event, self.scheme))]
        return record.model_copy(update={"events": events})

    def _coded(self, event: Event, scheme: str) -> Event | None:
        kind = self.labels.get(getattr(event.codes, scheme) or "")
        if kind is None:
            return None
        mentions = [
            mention.model_copy(update={"arguments": _arguments(mention.arguments, scheme)})
            for mention in event.mentions
        ]
        arguments = _arguments(event.arguments, scheme)
        return event.model_copy(update={"type": kind, "mentions": mentions, "arguments": arguments})


def choose(layer: str, written: Iterable[str]) -> Labels:
    """Return the first of the package's maps of a layer that knows all labels, else the one that knows most.

    Raises:
        ResourceError: there is no map of the layer.
    """
    seen = set(written)
    fitting = [labels for labels in maps().values() if labels.layer == layer]
    if not fitting:
        raise ResourceError(f"no label map of the layer {layer} in models/{_FOLDER}")
    return max(fitting, key=lambda labels: len(seen & labels.labels.keys()))


@cache
def maps() -> dict[str, Labels]:
    """Return the package's label maps by name."""
    return {file.stem: load(file) for file in sorted(resources.path(_FOLDER).glob("*.yaml"))}


def load(file: Path) -> Labels:
    """Return a label map.

    Raises:
        ResourceError: it cannot be read.
    """
    try:
        labels = Labels(**yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ResourceError(f"cannot read the label map {file}: {error}") from error
    if not isinstance(labels.labels, dict):
        raise ResourceError(f"the label map {file} needs `labels`: a mapping of labels to types")
    return labels


def _arguments(arguments: list[Argument], scheme: str) -> list[Argument]:
    return [
        argument.model_copy(update={"role": argument.codes[scheme]})
        for argument in arguments
        if scheme in argument.codes
    ]
