"""What a claim says, who its source is, what it answers; and that nothing breaks or slows the layer."""

import random
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.components.claims import create_claims
from extractor.pipeline import Extractor
from extractor.schema import Article, ArticleRecord, Claim
from tests.growth import growth

Extract = Callable[..., ArticleRecord]


def only(record: ArticleRecord) -> Claim:
    (claim,) = record.claims
    return claim


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        ("Norvik said the breach exposed names.", "positive", "certain"),
        ("Norvik said the breach did not expose names.", "negative", "certain"),
        ("Norvik said no names had been exposed.", "negative", "certain"),
        ("Norvik said none of the names had been exposed.", "negative", "certain"),
        ("Norvik said the names were no longer exposed.", "negative", "certain"),
        ("Norvik denied that names were exposed.", "negative", "certain"),
        ("Norvik did not deny that names were exposed.", "positive", "certain"),
        ("Norvik rejected the accusation.", "negative", "certain"),
        ("Norvik has not decided whether to pay.", "negative", "possible"),
        ("Norvik said names may have been exposed.", "positive", "possible"),
        ("Norvik said it could not pay.", "negative", "certain"),
        ("Norvik said it will pay if it must.", "positive", "possible"),
        ("Norvik said names were probably exposed.", "positive", "probable"),
        ("Norvik said it was likely to pay.", "positive", "probable"),
        ("Norvik expects the cost to rise.", "positive", "probable"),
        ("Residents fear that the dam will break.", "positive", "probable"),
        ("“We do not pay. We never will,” Norvik said.", "negative", "certain"),
    ],
)
def test_polarity_and_certainty(extract: Extract, text: str, polarity: str, certainty: str) -> None:
    claim = only(extract(text))
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We will not pay,” the company said.", "direct"),
        ("The company said it “will not pay” the sum.", "mixed"),
        ("The company said it will not pay.", "indirect"),
    ],
)
def test_form(extract: Extract, text: str, form: str) -> None:
    assert only(extract(text)).form == form


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A senior official said the talks had failed.", "anonymous"),
        ("Two people with knowledge of the matter said the talks had failed.", "anonymous"),
        ("Police said the talks had failed.", "collective"),
        ("Critics say the talks have failed.", "collective"),
        ("The report said the talks had failed.", "document"),
        ("It is feared that the talks will fail.", "unstated"),
    ],
)
def test_kind_of_source(extract: Extract, text: str, kind: str) -> None:
    source = only(extract(text)).source
    assert (source.kind, source.entity) == (kind, None)


def test_the_source_is_its_entity(extract: Extract) -> None:
    record = extract("Mayor Ilse Haldorsen said the port was closed. “We had no choice,” she said.")
    names = {entity.id: entity.name for entity in record.entities}
    assert [names.get(claim.source.entity or "") for claim in record.claims] == ["Ilse Haldorsen"] * 2


def test_a_pronoun_after_an_unnamed_person_is_that_person(extract: Extract) -> None:
    record = extract("Ilse Haldorsen said the port was shut. An aide said it was open. “It is,” he said.")
    assert record.claims[-1].source.kind == "anonymous"
    assert record.claims[-1].source.entity is None


def test_figures_and_times_in_the_content_are_linked(extract: Extract) -> None:
    record = extract("Norvik Mail said on Tuesday that 8,000 users had been affected in 2024.")
    claim = only(record)
    assert [figure.text for figure in record.figures if figure.id in claim.figures] == ["8,000 users"]
    assert [when.text for when in record.times if when.id in claim.times] == ["2024"]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Police said Norvik had paid the gang. Norvik denied that it had paid the gang.", "c1"),
        ("The union accused Norvik of lying. Norvik rejected the accusation.", "c1"),
        ("Police said Norvik had paid the gang. The ministry confirmed that Norvik had paid.", "c1"),
        ("Norvik said the port was open. Norvik denied that it had paid the gang.", None),
        ("Police said the port was open. Norvik denied that it had paid the gang.", None),
    ],
)
def test_denials_and_confirmations_answer(extract: Extract, text: str, answers: str | None) -> None:
    assert extract(text).claims[-1].answers == answers


def test_a_claim_in_the_analysis_belongs_there(extract: Extract) -> None:
    record = extract(
        "Port of Sund shut after fire\n\nThe port of Sund was shut on Friday after a fire in a warehouse.\n\n"
        "Analysis\n\nThe closure is expected to cost the town dearly in the coming months of the year."
    )
    claim = record.claims[-1]
    assert (claim.segment, claim.source.kind) == ("analysis", "author")


def test_ids_follow_the_text(extract: Extract) -> None:
    claims = extract("“A step,” Berg said. Ruiz said it was late. The union said it was wrong.").claims
    assert [claim.id for claim in claims] == ["c1", "c2", "c3"]
    starts = [min(span.start for span in claim.content.spans) for claim in claims]
    assert starts == sorted(starts)


@pytest.mark.parametrize("words", ['"', '" said', "“ A , ” he said .", "' a '"])
def test_quotation_marks_cost_linear_time(extractor: Extractor, words: str) -> None:
    layer = create_claims(extractor.nlp, "claims")
    unit = words.split()
    assert growth(lambda size: layer(Doc(extractor.nlp.vocab, words=unit * size)), 1_000, 10) < 30


def test_any_text_is_borne(extractor: Extractor) -> None:
    rng = random.Random(7)
    pieces = [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "„",
        "«",
        "»",
        ":",
        "—",
        "\n",
        "\n\n",
        " ",
        ".",
        ",",
        "?",
        "…",
    ]
    pieces += [
        "said",
        "Berg",
        "the union",
        "denied",
        "that",
        "not",
        "according to",
        "to",
        "a claim",
        "é",
        "🙂",
        "\u200b",
    ]
    articles = [
        Article(
            text="x"
            + "".join(rng.choice(pieces) + rng.choice(["", " "]) for _ in range(rng.randrange(1, 120)))
        )
        for _ in range(150)
    ]
    for article, record in zip(articles, extractor.pipe(articles), strict=True):
        assert all(
            article.text[span.start : span.end].strip()
            for claim in record.claims
            for span in claim.content.spans
        )


def test_without_a_parse_there_are_no_claims() -> None:
    doc = Doc(Vocab(), words=["Berg", "said", "no"])
    assert not create_claims(None, "claims")(doc)._.claims
