"""The component `extractor_encoder`: reads an article once for the layers of names, claims and events."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor import resources
from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.encoder.model import trained

_ = _extensions


class EncoderComponent:
    """Writes `doc._.reading`, and its names to `doc.ents`."""

    def __init__(self) -> None:
        self._encoder = trained()
        self._labels: dict[str, str] = resources.load("patterns/encoder.yaml")["names"]

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one tokenised Doc."""
        reading = self._encoder.read([token.text for token in doc])
        doc._.reading = reading
        doc.ents = [
            Span(doc, one.start, one.end, label=self._labels[one.label]) for one in reading.spans["names"]
        ]
        return doc


@Language.factory("extractor_encoder", assigns=["doc._.reading", "doc.ents"])
def create_encoder(nlp: Language, name: str) -> EncoderComponent:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return EncoderComponent()
