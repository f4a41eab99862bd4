"""Entities: names, their types, who is who, and what is said of them."""

import pytest

CLUSTERS = [
    # text, type, the names of one entity
    ("Norvik giant Zelkova said on Monday it was hit. Zelkova had denied it.", "ORG", ["Zelkova", "Zelkova"]),
    (
        "President Ada Moss spoke on Monday. Moss left at noon. Mrs Moss did not return.",
        "PERSON",
        ["Ada Moss", "Moss", "Moss"],
    ),
    (
        "The National Salt Council (NSC) met on Monday. The NSC said no.",
        "ORG",
        ["National Salt Council", "NSC", "NSC"],
    ),
    ("The US and the U.S. are the United States.", "GPE", ["US", "U.S.", "United States"]),
]


@pytest.mark.parametrize(("text", "kind", "names"), CLUSTERS)
def test_names_of_one_thing_are_one_entity(extract, text, kind, names):
    found = [
        (entity.type, [mention.text for mention in entity.mentions if mention.kind == "name"])
        for entity in extract(text).entities
    ]
    assert (kind, names) in found
