"""The component `extractor_events`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._

_ = _extensions


class Events:
    """Writes `doc._.events`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return doc


@Language.factory("extractor_events", assigns=["doc._.events"])
def create_events(nlp: Language, name: str) -> Events:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Events()
