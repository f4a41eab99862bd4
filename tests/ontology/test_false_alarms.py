"""Sentences of other senses raise no event: `corpora/false_alarms`, 50 and 10 a family."""

from pathlib import Path

import pytest

from extractor.schema import Article

FOLDER = Path(__file__).parents[2] / "corpora" / "false_alarms"
FAMILIES = sorted(file.stem for file in FOLDER.glob("*.txt"))
OVERALL, WORST = 0.05, 0.08  # of all sentences, and of one family's


def raised(extractor, file: Path) -> tuple[int, int]:
    """Return how many sentences of a file raise an event, and how many there are."""
    articles = [Article(text=line) for line in file.read_text(encoding="utf-8").splitlines()]
    is_told = file.stem == "statement"
    events = [
        [event for event in record.events if is_told or not event.type.startswith("statement.")]
        for record in extractor.pipe(articles)
    ]
    return sum(map(bool, events)), len(articles)


@pytest.fixture(scope="module")
def counts(extractor) -> dict[str, tuple[int, int]]:
    return {family: raised(extractor, FOLDER / f"{family}.txt") for family in FAMILIES}


def test_there_are_fifty_different_sentences_for_each_family():
    for family in FAMILIES:
        lines = (FOLDER / f"{family}.txt").read_text(encoding="utf-8").splitlines()
        assert len(lines) == len(set(lines)) == 50


def test_at_most_one_sentence_in_twenty_raises_an_event(counts):
    wrong, sentences = map(sum, zip(*counts.values(), strict=True))
    assert wrong <= OVERALL * sentences, counts


@pytest.mark.parametrize("family", FAMILIES)
def test_no_family_is_much_worse(counts, family):
    wrong, sentences = counts[family]
    assert wrong <= WORST * sentences


def test_nor_do_those_that_came_later(extractor):
    found = [raised(extractor, file) for file in sorted((FOLDER / "later").glob("*.txt"))]
    wrong, sentences = map(sum, zip(*found, strict=True))
    assert wrong <= OVERALL * sentences, found


def test_with_the_encoder_at_most_one_in_twenty_does_as_well(accurate):
    found = [raised(accurate, FOLDER / f"{family}.txt") for family in FAMILIES]
    wrong, sentences = map(sum, zip(*found, strict=True))
    assert wrong <= OVERALL * sentences, found
