"""How the encoder's word on events goes together with the rules'."""

from collections.abc import Callable, Sequence

import pytest

from extractor.components.encoder.decode import Scored
from extractor.components.encoder.model import Encoder
from extractor.components.encoder.reading import Predicate, Reading
from extractor.pipeline import Extractor
from extractor.schema import Article, EventRecord

Said = Callable[..., list[EventRecord]]


@pytest.fixture
def said(accurate: Extractor, monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return the events of a text in which the encoder reads one word as an event of M2E2's."""

    def extract(text: str, word: str | None = None, label: str = "", score: float = 0.0) -> list[EventRecord]:
        def read(encoder: Encoder, words: Sequence[str]) -> Reading:
            heads = encoder.inventory
            spans: dict[str, list[Scored]] = {name: [] for name in heads.taggers if name != "realis"}
            predicates: dict[str, list[Predicate]] = {name: [] for name in heads.arguments}
            if word:
                place = list(words).index(word)
                spans["ace"].append(Scored(place, place + 1, label, score))
                predicates["ace"].append(Predicate(spans["ace"][0], [], "Actual"))
            return Reading(spans, predicates)

        monkeypatch.setattr(Encoder, "read", read)
        return list(accurate.extract(Article(text=text)).events)

    return extract


FIGHT = "Rebels attacked the village of Arvia on Monday and killed six people."


def test_an_event_of_the_rules_has_ace_code_where_the_encoder_reads_one(said: Said) -> None:
    (attack,) = (e for e in said(FIGHT, "attacked", "Conflict:Attack", 0.9) if e.type == "conflict.attack")
    assert attack.codes.ace == "Conflict:Attack"
    assert not attack.rule.endswith("encoder:ace")


def test_elsewhere_it_stands_without_the_code(said: Said) -> None:
    (attack,) = (e for e in said(FIGHT) if e.type == "conflict.attack")
    assert attack.codes.ace is None
    assert attack.codes.plover == "ASSAULT"


@pytest.mark.parametrize(("score", "found"), [(0.95, True), (0.5, False)])
def test_a_word_that_the_rules_refuse_is_believed_where_the_encoder_is_sure(
    said: Said, score: float, found: bool
) -> None:
    events = said("The committee killed the plan on Monday.", "killed", "Life:Die", score)
    assert any(event.rule.endswith("encoder:ace") for event in events) is found


def test_a_word_that_the_rules_do_not_know_is_added(said: Said) -> None:
    events = said("Soldiers strafed the village of Arvia on Monday.", "strafed", "Conflict:Attack", 0.5)
    assert [(event.type, event.codes.ace) for event in events if event.type == "conflict.attack"] == [
        ("conflict.attack", "Conflict:Attack")
    ]
