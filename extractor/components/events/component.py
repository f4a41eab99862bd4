"""The component `extractor_events`."""

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.events.detect import Detector
from extractor.ontology.load import load

__all__ = ["Events", "create_events"]
_ = _extensions


class Events:
    """Writes `doc._.events` and `doc._.main_event`, and names the events of each claim."""

    def __init__(self, ontology: Iterable[str] = (), min_confidence: float | None = None) -> None:
        self.detector = Detector(load(tuple(Path(folder) for folder in ontology)), min_confidence)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        doc._.events, doc._.main_event = self.detector.detect(doc)
        return doc


@Language.factory(
    "extractor_events",
    assigns=["doc._.events", "doc._.main_event"],
    default_config={"ontology": [], "min_confidence": None},
)
def create_events(
    nlp: Language,  # noqa: ARG001  spaCy's signature
    name: str,  # noqa: ARG001
    ontology: list[str],
    min_confidence: float | None,
) -> Events:
    """Make the component.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        ontology: folders with event types that add to the package's, or replace those of the same name.
        min_confidence: what an event must have at least (0 to 1); None for the default.
    """
    return Events(ontology, min_confidence)
