"""Names as strings."""

import pytest

from extractor.components.entities.lexicon import lexicon
from extractor.normalize.names import initials, is_acronym, without_legal_form, words_of

SAME = [
    ("Kestrel Electronics Co., Ltd.", "Kestrel Electronics"),
    ("Merrow Inc", "Merrow"),
    ("Erdoğan", "Erdogan"),
    ("U.S.", "US"),
    ("Moss’s", "Moss"),
    ("KALLAS", "Kallas"),
    ("Sung-lac", "Sung lac"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name(one, other):
    forms = lexicon().legal
    assert without_legal_form(words_of(one), forms) == without_legal_form(words_of(other), forms)


def test_a_legal_form_alone_stays():
    assert without_legal_form(("se",), frozenset({"se"})) == ("se",)


@pytest.mark.parametrize(
    ("text", "expected"), [("NSC", True), ("UNHCR", True), ("Moss", False), ("A", False), ("MoFA", True)]
)
def test_acronyms(text, expected):
    assert is_acronym(text) is expected


def test_initials_with_and_without_small_words():
    assert initials("Organization of African Unity", frozenset({"of"})) == {"ooau", "oau"}
