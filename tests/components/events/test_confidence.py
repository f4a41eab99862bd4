"""The confidence of events, and what --min-confidence leaves out."""

import pytest

from extractor.components.events.confidence import Confidence
from extractor.components.events.view import View
from extractor.pipeline import Extractor
from extractor.schema import Article

TEXT = (
    "The minister said that police had arrested the baker. There was a vote. Police arrested two men in Oslo."
)


@pytest.fixture(scope="module")
def sure() -> Extractor:
    return Extractor(min_confidence=1)


def arrest_features(extractor, text: str) -> dict[str, float]:
    doc = extractor.nlp(text)
    view = View(doc)
    clusters = extractor.nlp.get_pipe("extractor_events").detector.clusters(view)
    (arrest,) = [cluster for cluster in clusters if cluster.type.name == "justice.arrest"]
    return dict(Confidence(view, clusters).features(arrest))


def test_an_empty_required_role_is_told(extractor):
    assert "required_is_empty" in arrest_features(extractor, "The arrest shocked the town.")
    assert "required_is_empty" not in arrest_features(extractor, "The arrest of the baker shocked the town.")


def test_of_two_events_the_one_with_empty_roles_is_less_sure(extract_all):
    def confidence(text: str) -> float:
        (event,) = [e for e in extract_all(text).events if e.type == "justice.arrest"]
        return event.confidence

    full, empty = "The arrest of the baker shocked the town.", "The arrest shocked the town."
    assert confidence(empty) < confidence(full)


def test_what_is_less_sure_is_left_out_but_not_the_events_of_claims(sure, extract_all):
    article = Article(text=TEXT)
    kept, every = sure.extract(article), extract_all(TEXT)
    assert {event.type for event in every.events} > {"justice.arrest"}
    assert [event.type for event in kept.events] == ["statement.say"]
    assert kept.claims[0].events == []
    assert kept.events[0].id in {event.id for event in every.events}
    assert kept.events[0].reported_by == kept.claims[0].id


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_confidence_is_between_0_and_1(least):
    from typer.testing import CliRunner

    from extractor.cli.main import app

    result = CliRunner().invoke(app, ["run", "a.txt", "--to", "b.jsonl", "--min-confidence", str(least)])
    assert result.exit_code == 2
    assert "--min-confidence" in result.output
