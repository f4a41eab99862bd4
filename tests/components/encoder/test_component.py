"""The encoder in the pipeline: the same answers whatever stands beside, and no text breaks it."""

import shutil
from pathlib import Path

import pytest

from extractor import resources
from extractor.components.encoder.model import FOLDER, GRAPH, Encoder
from extractor.errors import ModelError
from extractor.pipeline import Extractor
from extractor.schema import Article

NEWS = (
    "Harbour Bank said on Monday that hackers had stolen the data of 40,000 customers in Oslo.\n\n"
    "“We are sorry,” said its chief executive, Amina Yusuf, who met Prime Minister Jonas Berg on Friday."
)


def test_names_claims_and_events_are_read(accurate: Extractor) -> None:
    record = accurate.extract(Article(text=NEWS, published="2026-02-12"))
    names = {entity.name: entity.type for entity in record.entities}
    assert names["Harbour Bank"] == "ORG"
    assert names["Amina Yusuf"] == "PERSON"
    assert names["Oslo"] == "GPE"
    assert any(
        claim.form == "direct" and claim.content.spans[0].text.startswith("We are") for claim in record.claims
    )
    breach = next(event for event in record.events if event.type == "cyber.data_breach")
    assert breach.rule == "cyber.data_breach/encoder:casie"
    assert breach.realis == "actual"
    assert "40,000 customers" in {argument.text for argument in breach.arguments}


def test_an_article_reads_the_same_alone_and_among_others(accurate: Extractor) -> None:
    articles = [Article(id=str(n), text=NEWS * n, published="2026-02-12") for n in (1, 3, 2)]
    together = list(accurate.pipe(articles))
    assert together == [accurate.extract(article) for article in reversed(articles)][::-1]


def test_a_second_model_reads_the_same() -> None:
    words = NEWS.split()
    first, second = (Encoder(resources.path(FOLDER)).read(words) for _ in range(2))
    assert first == second


HOSTILE = {
    "no space": "x" * 30_000,
    "emoji": "😀🚀" * 2_000,
    "right to left": "قال الرئيس إن الحكومة ستعمل على ذلك. " * 50,
    "newlines": "Fire." + "\n" * 10_000 + "Smoke.",
    "newlines apart": "\n \n" * 3_000 + "Fire.",
    "marks": "“" * 3_000,
    "one long sentence": "and the mill in Norvik " * 2_000,
    "zero width": "Nor\u200bvik\u00adMail said.\u2028" * 100,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_keep_their_offsets(accurate: Extractor, text: str) -> None:
    record = accurate.extract(Article(text=text))
    assert record.article.text == text  # the record's own validation checks every span


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_a_damaged_model_is_an_error_that_names_the_way_out(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(resources.path(FOLDER), folder)
    if damage == "missing":
        (folder / GRAPH).unlink()
    else:
        (folder / GRAPH).write_bytes(b"no graph")
    with pytest.raises(ModelError, match="--pipeline fast"):
        Encoder(folder)


def test_every_label_of_the_model_has_a_meaning() -> None:
    encoder = Encoder(resources.path(FOLDER))
    meanings = resources.load("patterns/encoder.yaml")
    labels = {
        name: {tag[2:] for tag in tags if tag != "O"} for name, tags in encoder.inventory.taggers.items()
    }
    assert labels["names"] == set(meanings["names"])
    for scheme, settings in meanings["events"].items():
        assert labels[scheme] == set(settings["types"])
