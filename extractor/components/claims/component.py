"""The component `extractor_claims`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._

_ = _extensions


class Claims:
    """Writes `doc._.claims`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return doc


@Language.factory("extractor_claims", assigns=["doc._.claims"])
def create_claims(nlp: Language, name: str) -> Claims:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Claims()
