"""Parts of the data."""

from extractor.evaluation.breakdown import split
from extractor.evaluation.report import tables
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = "Oslo rain. Norvik Mail met Amina Yusuf in Oslo on Friday."
WRITE = Writer(TEXT)


def record(*wanted: str) -> ArticleRecord:
    entities = {
        "PERSON": WRITE.entity("Amina Yusuf", "PERSON", WRITE.span("Amina Yusuf")),
        "GPE": WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), WRITE.span("Oslo", 2), key="e2"),
        "ORG": WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"), key="e3"),
    }
    made = WRITE.record(entities=[entities[kind] for kind in wanted])
    head, body = (
        {"kind": "headline", "start": 0, "end": 10},
        {"kind": "body", "start": 11, "end": len(TEXT)},
    )
    article = made.article.model_copy(
        update={"segments": [type(made.article.segments[0])(**s) for s in (head, body)]}
    )
    return made.model_copy(update={"article": article})


def test_types_of_either_side_are_parts():
    pairs = [(record("PERSON", "GPE"), record("GPE", "ORG"))]
    parts = split(pairs, "entities", "type")
    assert {name: (len(g.entities), len(p.entities)) for name, [(g, p)] in parts.items()} == {
        "PERSON": (1, 0),
        "GPE": (1, 1),
        "ORG": (0, 1),
    }


def test_an_entity_falls_into_the_segments_of_its_mentions():
    [(gold, _)] = split([(record("GPE"), record())], "entities", "segment")["headline"]
    assert [mention.start for entity in gold.entities for mention in entity.mentions] == [0]


def test_macro_is_the_mean_of_the_golds_types():
    # PERSON 0, GPE 100; ORG is not in the gold and counts in no mean. Micro: 2 of 3 found, 2 of 3 right.
    [table] = tables("x", [(record("PERSON", "GPE"), record("GPE", "ORG"))], ["entities"], None)
    strict = next(row for row in table.rows if row.measure == "strict")
    assert (strict.macro, round(strict.f1, 1)) == (50, 66.7)
