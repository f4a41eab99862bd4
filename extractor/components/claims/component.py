"""The component `extractor_claims`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.claims.find import attributions
from extractor.components.claims.layout import layout
from extractor.components.claims.reading import read
from extractor.components.claims.records import to_claims

_ = _extensions


class Claims:
    """Writes `doc._.claims`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one parsed Doc."""
        laid_out = layout(doc)
        found = attributions(doc, laid_out)
        if doc._.reading is not None:
            found = read(doc, laid_out, doc._.reading, found)
        doc._.claims = to_claims(doc, laid_out, found)
        return doc


@Language.factory("extractor_claims", assigns=["doc._.claims"])
def create_claims(nlp: Language, name: str) -> Claims:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Claims()
