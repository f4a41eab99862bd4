"""The annotated articles of this repository hold together."""

from pathlib import Path

import pytest

from extractor.evaluation.adapters import read
from extractor.ontology.load import load

CORPORA = Path(__file__).parents[2] / "corpora"
FILES = sorted(CORPORA.glob("**/gold.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_spans_are_where_they_say_and_types_and_roles_are_known(file):
    types = load().types
    wrong = []
    for record in read(file).records:
        text = record.article.text
        for event in record.events:
            spans = [event.trigger, *event.mentions, *(a for m in event.mentions for a in m.arguments)]
            wrong += [span.text for span in spans if text[span.start : span.end] != span.text]
            roles = {"time", "place", *types[event.type].roles}
            wrong += [one.role for one in event.arguments if one.role not in roles]
            union = {(one.role, one.text.lower()) for one in event.arguments}
            told = {(one.role, one.text.lower()) for mention in event.mentions for one in mention.arguments}
            wrong += [str(one) for one in union - told]
    assert wrong == []


def test_both_sets_are_there():
    assert [file.parent.name for file in FILES] == ["events", "news"]
