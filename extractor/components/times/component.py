"""The component `extractor_times`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._

_ = _extensions


class Times:
    """Writes `doc._.times`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return doc


@Language.factory("extractor_times", assigns=["doc._.times"])
def create_times(nlp: Language, name: str) -> Times:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Times()
