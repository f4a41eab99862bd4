"""No input makes the component raise, run long or cite what is not there."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.figures.read import figures
from extractor.pipeline import Extractor
from tests.growth import growth

_PARTS = """
0 1 7 12 100 1,234 1.234,5 2019 ½ ⅔ 1/2 9-2 % $ € £ Rs RM US$ - – — . , : ( ) /
to from between and or of in a per
million bn m k lakh two twenty hundred dozen half third thirds tens thousands one more than about up down rose
fell by percent points km miles °C year-old years old aged users Kelva No. ² × 10 ^ + − ' "
"""
_PIECES = st.sampled_from([*_PARTS.split(), "\n"])
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789,.-/ $%½m", max_size=120),
    st.lists(_PIECES, min_size=1, max_size=25).map(" ".join),
    st.lists(_PIECES, min_size=1, max_size=25).map("".join),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXTS)
def test_any_text_gives_figures_that_cite_it(extractor: Extractor, text: str) -> None:
    doc = _tagged(extractor.nlp, text)
    found = figures(doc)
    assert [figure.id for figure in found] == [f"f{n}" for n in range(1, len(found) + 1)]
    for figure in found:
        assert figure.cites(text)
        assert figure.value is not None or figure.low is not None
        assert figure.kind == "score" or figure.high is None or figure.low <= figure.high  # type: ignore[operator]


def _tagged(nlp: Language, text: str) -> Doc:
    """Tokenise and parse, without the layers before."""
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name in {"tok2vec", "tagger", "parser", "attribute_ruler"} and len(doc):
            doc = component(doc)
    return doc


@pytest.mark.parametrize(
    "unit", ["0123456789,", "1, ", "1 ", "9", "1-", "1/", "$", "one hundred "], ids=lambda unit: unit.strip()
)
def test_lines_of_digits_and_signs_cost_linear_time(unit: str) -> None:
    vocab = Language().vocab

    def run(size: int) -> None:
        figures(Doc(vocab, words=[unit * (size // len(unit))]))  # one token: the tokenizer's time is not ours

    assert growth(run, 60_000, 10) < 30


def test_a_bare_model_is_enough() -> None:
    doc = Doc(Language().vocab, words=["Over", "5", "%", "fell"])
    assert [figure.text for figure in figures(doc)] == ["Over 5 %"]
