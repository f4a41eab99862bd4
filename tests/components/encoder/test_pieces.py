"""Windows of word pieces: every word is in exactly one, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from extractor import resources
from extractor.components.encoder.pieces import LONGEST, Pieces, quote_states, shape

TOKENIZER = Tokenizer.from_file(str(resources.path("trained/news-encoder/tokenizer.json")))
PIECES = Pieces(TOKENIZER)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["the", "Norvik", ".", "”", "\n\n", " ", "$", '"']), st.text(min_size=1, max_size=12)
    )
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_each_word_stands_in_one_window_in_order(words: list[str]) -> None:
    windows = PIECES.windows(words)
    assert [word for window in windows for word in window.words] == [
        place for place, word in enumerate(words) if not word.isspace()
    ]
    for window in windows:
        assert len(window.ids) == len(window.shapes) == len(window.quotes) <= LONGEST + 2
        assert window.ids[0] == TOKENIZER.token_to_id("[CLS]")
        assert window.ids[-1] == TOKENIZER.token_to_id("[SEP]")
        assert len(window.firsts) == len(window.words)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = ["Norvik", "sold", "its", "mill", "."]
    windows = PIECES.windows(sentence * 100)
    assert len(windows) > 2
    assert all((window.words[-1] + 1) % len(sentence) == 0 for window in windows)


def test_short_paragraphs_share_a_window_divided_by_a_mark() -> None:
    (window,) = PIECES.windows(["Fire", "spread", "\n\n", "Two", "died"])
    assert window.ids.count(TOKENIZER.token_to_id("[SEP]")) == 2


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("U", 2),
        ("UN", 3),
        ("Seoul", 1),
        ("McKay", 4),
        ("eBay", 7),
        ("mill", 5),
        ("42", 6),
        (",", 7),
        ("A1", 3),
    ],
)
def test_shape(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["“", "Yes", ",", "”", "she", "said"], [2, 1, 1, 2, 0, 0]),
        (['"', "Yes", '"', "she", '"', "no"], [2, 1, 2, 0, 2, 1]),
        (["“", "Open", "\n\n", "She", "left"], [2, 1, 0, 0, 0]),
        (["”", "stray"], [2, 0]),
    ],
)
def test_quotations(words: list[str], expected: list[int]) -> None:
    assert quote_states(words) == expected
