import pytest
import spacy
from spacy.language import Language

from extractor.pipeline.build import build, settings

TEXTS = [
    "There's no deal, and there are two reports that it ain't over; y'all gonna see. Let's go, c'mon.",
    "The banks' shares fell after regulators were told that the figures had been misstated by its auditors.",
    "Ministers are meeting; the lying witness left. Got ta go! That which does not leave the better mice.",
    "\n\nBETTER OFFERS: 'd it been, he'd have had it done.\n\n  The U.S. did 5bn worth of deals.",
    "",
]


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(settings("fast")["models"][0])


@pytest.fixture(scope="module")
def remembering() -> Language:
    return build("fast")


def annotations(nlp: Language, text: str) -> list[tuple[str, ...]]:
    doc = nlp(text)
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_annotates_as_the_models_own_components_do(bare: Language, remembering: Language, text: str):
    ours = [name for name in remembering.pipe_names if name.startswith("extractor_")]
    with remembering.select_pipes(disable=[name for name in ours if name != "extractor_morphology"]):
        for _ in range(2):  # the second time from memory
            assert annotations(remembering, text) == annotations(bare, text)


def test_remembered_strings_outlive_a_memory_zone(remembering: Language):
    text = "The quuxbarists quuxbared the frobnicators."
    lemmas = []
    for _ in range(3):
        with remembering.memory_zone():
            lemmas.append([token.lemma_ for token in remembering(text)])
    assert lemmas[0] == lemmas[1] == lemmas[2]
    assert "frobnicator" in lemmas[2]
