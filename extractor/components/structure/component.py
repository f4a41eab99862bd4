"""The component `extractor_structure`: runs before the parser, which keeps to the sentence starts it sets."""

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.spans import text_of
from extractor.components.structure.segments import segments

__all__ = ["Structure", "create_structure"]
_ = _extensions


class Structure:
    """Finds the segments and makes each start a sentence, so that none runs over from one to the next."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc, tokenised and not yet parsed."""
        title = doc._.article.title if doc._.article else None
        doc._.segments = segments(text_of(doc), title)
        starts = {token.idx: token for token in doc if not token.is_space}
        for segment in doc._.segments:
            token = starts.get(segment.start)
            if token is not None and token.i > 0:
                token.is_sent_start = True
        return doc


@Language.factory("extractor_structure", assigns=["doc._.segments", "token.is_sent_start"])
def create_structure(nlp: Language, name: str) -> Structure:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Structure()
