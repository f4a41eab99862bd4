"""The component `extractor_entities`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._

_ = _extensions


class Entities:
    """Writes `doc._.entities`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return doc


@Language.factory("extractor_entities", assigns=["doc._.entities"])
def create_entities(nlp: Language, name: str) -> Entities:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Entities()
