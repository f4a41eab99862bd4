"""The component `extractor_figures`."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.figures.read import figures

_ = _extensions


class Figures:
    """Writes `doc._.figures`: numbers with their meaning."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        doc._.figures = figures(doc)
        return doc


@Language.factory(
    "extractor_figures", assigns=["doc._.figures"], requires=["token.head", "token.dep", "token.pos"]
)
def create_figures(nlp: Language, name: str) -> Figures:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Figures()
