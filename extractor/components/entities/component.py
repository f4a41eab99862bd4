"""The component `extractor_entities`."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components import extensions as _extensions  # declares Doc._
from extractor.components.entities.find import find_names
from extractor.components.entities.gazetteer import built_in, with_own
from extractor.components.entities.records import records
from extractor.components.entities.words import Words

_ = _extensions


class Entities:
    """Writes `doc._.entities`.

    Args:
        gazetteer: a JSONL file of a user's own names (`name`, `type`, `aliases`, `identifiers`), or None.

    Raises:
        ResourceError: the file cannot be read.
    """

    def __init__(self, gazetteer: str | None = None) -> None:
        self.gazetteer = with_own(Path(gazetteer)) if gazetteer else built_in()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        words = Words(doc)
        doc._.entities = records(words, find_names(doc, words, self.gazetteer), doc._.segments)
        return doc


@Language.factory("extractor_entities", assigns=["doc._.entities"], default_config={"gazetteer": None})
def create_entities(
    nlp: Language,  # noqa: ARG001  the signature is spaCy's
    name: str,  # noqa: ARG001
    gazetteer: str | None = None,
) -> Entities:
    """Make the component."""
    return Entities(gazetteer)
