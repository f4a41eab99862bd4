"""Where a span that a model gives as a name is cut."""

import pytest

from extractor import Extractor
from extractor.components.entities.edges import Edges
from extractor.components.entities.words import Words
from extractor.components.spans import remember_text
from extractor.pipeline.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Charlton 2-1", "Charlton"),
        ("Norvik United 0–0", "Norvik United"),
        ("DAX -1.6%", "DAX"),
        ("Nikkei +2", "Nikkei"),
        ("Merrow Steel 3%", "Merrow Steel"),
        ("Boeing 737-800", "Boeing 737-800"),
        ("Channel 4", "Channel 4"),
        ("Apollo 11", "Apollo 11"),
    ],
)
def test_a_name_ends_before_a_score_or_a_change(extractor: Extractor, text: str, name: str) -> None:
    doc = tokenise(extractor.nlp, text)
    remember_text(doc, text)
    first, last = Edges(Words(doc)).trim(0, len(doc))
    assert doc[first:last].text == name
