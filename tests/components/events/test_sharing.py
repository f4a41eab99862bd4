"""Events of one sentence share who takes part, where the ontology says so."""

import pytest

from extractor.ontology.lint import lint_files
from extractor.schema import Article


def roles(extractor, text, kind):
    record = extractor.extract(Article(text=text))
    events = [event for event in record.events if event.type == kind]
    return {(argument.role, argument.text) for event in events for argument in event.arguments}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Ana Brandt was found guilty of fraud on Monday after a nine-week trial in Tarn.",
            "justice.trial",
            {("defendant", "Ana Brandt"), ("crime", "fraud")},
        ),
        (
            "Nine people died and 30 were wounded when an airstrike hit a market in Belkora.",
            "conflict.airstrike",
            {("casualties", "Nine people"), ("casualties", "30")},
        ),
        (
            "At least 31 workers are dead after Tuesday's fire at a plant in Kellan.",
            "health.death",
            {("time", "Tuesday"), ("place", "Kellan")},
        ),
    ],
)
def test_a_role_is_filled_by_another_event(extractor, text, kind, expected):
    assert expected <= roles(extractor, text, kind)


def test_own_words_have_the_last_word(extractor):
    text = "Ana Brandt was jailed on Monday, a day after the trial of Jon Maddow for fraud."
    assert {filler for role, filler in roles(extractor, text, "justice.trial") if role == "defendant"} == {
        "Jon Maddow"
    }


def test_nothing_is_shared_across_sentences(extractor):
    text = "Ana Brandt was jailed for fraud on Monday. Another trial begins in Tarn in May."
    assert "defendant" not in dict(roles(extractor, text, "justice.trial"))


def test_lint_names_what_is_not_there(tmp_path):
    file = tmp_path / "craft.yaml"
    file.write_text(
        "family: craft\ntypes:\n  pottery:\n    definition: A pot is made.\n"
        "    roles: {maker: {shared_with: [craft.glazing.maker]}}\n"
        "    triggers: [{noun: [pottery]}]\n    positive: [a, b, c]\n    negative: [d, e, f]\n",
        encoding="utf-8",
    )
    assert any("craft.glazing.maker" in problem for problem in lint_files([file]))
