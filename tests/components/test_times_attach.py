import pytest
from spacy.tokens import Doc

from extractor.components.times.attach import Attachment, time_for
from extractor.pipeline import Extractor
from extractor.schema import Article


@pytest.fixture(scope="module")
def parse(extractor: Extractor):
    def run(text: str, published: str | None = "2026-03-12") -> Doc:
        doc = extractor.nlp.make_doc(text)
        doc._.article = Article(text=text, published=published)
        return extractor.nlp(doc)

    return run


def attached(doc: Doc, word: str) -> tuple[str | None, str]:
    token = next(token for token in doc if token.text == word)
    time, how = time_for(token, doc)
    return (time.value if time else None), how


@pytest.mark.parametrize(
    ("text", "word", "value", "how"),
    [
        ("The dam burst on Monday.", "burst", "2026-03-09", "clause"),
        ("The leak follows a massive 2025 incident at the plant.", "incident", "2025", "clause"),
        ("The leak follows a massive 2025 incident at the plant.", "leak", None, "published"),
        ("Norvik said on Monday that the dam had burst.", "said", "2026-03-09", "clause"),
        ("Norvik said on Monday that the dam had burst.", "burst", None, "published"),
        ("Norvik said on Monday that the dam burst in 2024.", "burst", "2024", "clause"),
        ("The dam burst on Monday, which flooded the town.", "flooded", "2026-03-09", "sentence"),
        ("The dam burst on Monday. Two bridges collapsed.", "collapsed", "2026-03-09", "paragraph"),
        ("The dam burst.", "burst", None, "published"),
    ],
)
def test_time_for_chooses_by_nearness(parse, text, word, value, how):
    assert attached(parse(text), word) == (value, how)


def test_without_a_date_of_issue_nothing_is_known(parse):
    assert attached(parse("The dam burst.", published=None), "burst") == (None, "unknown")


def test_one_index_answers_for_many_tokens(parse):
    doc = parse("The dam burst on Monday. In 2024 a bridge collapsed.")
    index = Attachment(doc)
    answers = [index.time_for(token)[0] for token in doc if token.pos_ == "VERB"]
    assert [time.value if time else None for time in answers] == ["2026-03-09", "2024"]
