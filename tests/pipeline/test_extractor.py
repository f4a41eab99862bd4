"""The pipeline as a whole: order, windows, hostile texts, memory."""

from itertools import pairwise

import pytest

from extractor.errors import ModelError
from extractor.pipeline import Extractor
from extractor.pipeline import tokens as tokens_module
from extractor.pipeline.tokens import join, tokenise, windows
from extractor.schema import Article, ArticleRecord

PARAGRAPH = "Norvik Mail said on Monday that the breach had hit 8,000 users in Oslo. It has hired a lawyer."


def test_records_come_in_order_and_are_those_of_single_articles(extractor: Extractor):
    articles = [Article(id=str(number), text=PARAGRAPH.replace("8,000", str(number))) for number in range(5)]
    piped = list(extractor.pipe(iter(articles)))
    assert [record.article.id for record in piped] == ["0", "1", "2", "3", "4"]
    assert piped == [extractor.extract(article) for article in reversed(articles)][::-1]


def test_nothing_in_nothing_out(extractor: Extractor):
    assert list(extractor.pipe([])) == []


def test_a_record_survives_json(extractor: Extractor):
    record = extractor.extract(Article(text=PARAGRAPH, published="2026-02-12", meta={"wire": [1, None]}))
    assert ArticleRecord.model_validate_json(record.model_dump_json()) == record


def test_a_long_article_is_parsed_in_windows_of_whole_paragraphs(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tokens_module, "_WINDOW", 100)
    text = "Breach at mail firm\n\n" + "\n\n".join(PARAGRAPH for _ in range(20))
    doc = extractor.nlp.get_pipe("extractor_structure")(tokenise(extractor.nlp, text))
    parts = windows(doc)
    assert len(parts) > 3
    assert max(map(len, parts)) <= 100
    assert all(part.text.endswith("\n\n") for part in parts[:-1])
    assert join(parts).text == text


def test_windows_change_nothing(extractor: Extractor, monkeypatch: pytest.MonkeyPatch):
    text = "\n\n".join(PARAGRAPH for _ in range(12))
    whole = extractor.extract(Article(text=text))
    monkeypatch.setattr(tokens_module, "_WINDOW", 60)
    assert extractor.extract(Article(text=text)) == whole


def test_a_paragraph_longer_than_a_window_is_cut(extractor: Extractor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tokens_module, "_WINDOW", 50)
    doc = tokenise(extractor.nlp, "and so on, " * 100)
    parts = windows(doc)
    assert max(map(len, parts)) <= 50
    assert join(parts).text == doc.text


HOSTILE = {
    "one word": "a" * 200_000,
    "brackets": ")" * 200_000,
    "digits and commas": "1,2" * 60_000,
    "newlines": "\n" * 10_000 + "x" + "\n" * 10_000,
    "emoji": "\U0001f600\u200d\U0001f468" * 5_000,
    "right to left": "قال الوزير «لا» 12٪. " * 2_000,
    "quotation marks": "“”\"'" * 10_000,
    "control characters": "".join(map(chr, range(1, 32))) * 200 + "a",
    "combining": "e\u0301" * 20_000,
    "soft hyphens": "Nor\u00advik\u200b Mail\u00a0said. " * 500,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_give_valid_records(extractor: Extractor, name: str):
    text = HOSTILE[name]
    assert extractor.extract(Article(text=text)).article.text == text


def test_long_runs_are_tokenised_in_pieces_without_loss(extractor: Extractor):
    text = "Start " + "x.,)" * 3_000 + " end.\n"
    doc = tokenise(extractor.nlp, text)
    assert doc.text == text
    assert all(token.idx + len(token.text_with_ws) == after.idx for token, after in pairwise(doc))


def test_the_vocabulary_does_not_grow_with_the_archive(extractor: Extractor):
    def run(first: int) -> int:
        articles = (
            Article(text=f"Zorb{n}x said that Qual{n}y had paid {n} crowns to Vex{n}z.")
            for n in range(first, first + 300)
        )
        for _ in extractor.pipe(articles):
            pass
        return len(extractor.nlp.vocab.strings)

    sizes = [run(0), run(1_000), run(2_000)]
    assert sizes[2] - sizes[1] < 100  # 300 articles bring 900 names


def test_unknown_pipelines_and_models_are_named():
    with pytest.raises(ModelError, match="fast"):
        Extractor("slow")
    with pytest.raises(ModelError, match="en_core_web_huge"):
        Extractor(model="en_core_web_huge")


def test_provenance_says_what_made_the_record(extractor: Extractor):
    made_by = extractor.extract(Article(text=PARAGRAPH)).provenance
    assert made_by.pipeline == "fast"
    assert made_by.model.startswith("en_core_web_sm")
