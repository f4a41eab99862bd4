"""What the two views refuse."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from extractor.schema import Article, ArticleRecord, EventRecord, event_records
from tests.records import Writer

WRITE = Writer("Norvik Mail said on Friday that a breach hit 8,000 users in Oslo.")


def record() -> ArticleRecord:
    victim = WRITE.argument("victim", "8,000 users", figure="f1")
    owner = WRITE.argument("victim", "Norvik Mail", entity="e1")
    when = WRITE.argument("time", "Friday", time="t1")
    return WRITE.record(
        main_event="v1",
        entities=[
            WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail")),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e2"),
        ],
        times=[WRITE.time("Friday", "DATE", "2026-05-01")],
        figures=[WRITE.figure("8,000 users", 8000, unit="user")],
        claims=[
            WRITE.claim("Norvik Mail", "said", "a breach hit 8,000 users", figures=["f1"], events=["v1"])
        ],
        events=[
            WRITE.event(
                "cyber.data_breach",
                "breach",
                arguments=[victim, owner, when],
                time="t1",
                place={**WRITE.span("Oslo"), "entity": "e2", "source": "text"},
                reported_by="c1",
            )
        ],
    )


def written() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(record().model_dump_json())
    return data


def move(data: dict[str, Any]) -> None:
    data["figures"][0]["start"] += 1
    data["figures"][0]["end"] += 1


def unknown_key(data: dict[str, Any]) -> None:
    data["entities"][0]["colour"] = "red"


def missing_key(data: dict[str, Any]) -> None:
    del data["figures"][0]["bound"]


def other_bound(data: dict[str, Any]) -> None:
    data["figures"][0]["bound"] = "about"


def other_realis(data: dict[str, Any]) -> None:
    data["events"][0]["realis"] = "maybe"


def no_such_entity(data: dict[str, Any]) -> None:
    data["events"][0]["arguments"][1]["entity"] = "e9"


def no_such_main_event(data: dict[str, Any]) -> None:
    data["article"]["main_event"] = "v9"


def no_such_claim(data: dict[str, Any]) -> None:
    data["events"][0]["reported_by"] = "c9"


def same_id_twice(data: dict[str, Any]) -> None:
    data["entities"][1]["id"] = "e1"


def type_without_family(data: dict[str, Any]) -> None:
    data["events"][0]["type"] = "breach"


def confidence_above_one(data: dict[str, Any]) -> None:
    data["events"][0]["confidence"] = 1.5


def not_a_number(data: dict[str, Any]) -> None:
    data["figures"][0]["value"] = "NaN"


def segment_beyond_the_text(data: dict[str, Any]) -> None:
    data["article"]["segments"][0]["end"] = 1_000


def empty_span(data: dict[str, Any]) -> None:
    data["times"][0].update(start=5, end=5, text="")


def no_content(data: dict[str, Any]) -> None:
    data["claims"][0]["content"]["spans"] = []


FAULTS = [
    (move, "span"),
    (unknown_key, "colour"),
    (missing_key, "bound"),
    (other_bound, "bound"),
    (other_realis, "realis"),
    (no_such_entity, "entity 'e9'"),
    (no_such_main_event, "event 'v9'"),
    (no_such_claim, "claim 'c9'"),
    (same_id_twice, "unique"),
    (type_without_family, "type"),
    (confidence_above_one, "confidence"),
    (not_a_number, "value"),
    (segment_beyond_the_text, "segment"),
    (empty_span, "span"),
    (no_content, "content"),
]


@pytest.mark.parametrize(("fault", "named"), FAULTS, ids=lambda item: getattr(item, "__name__", ""))
def test_a_broken_record_is_refused(fault: Callable[[dict[str, Any]], None], named: str):
    data = written()
    ArticleRecord.model_validate(data)
    fault(data)
    with pytest.raises(ValidationError, match=named):
        ArticleRecord.model_validate(data)


def test_json_has_the_contracts_names():
    data = written()
    assert data["schema"] == "article/1"
    assert {"from", "to"} <= data["times"][0].keys()
    assert data["claims"][0]["cue"]["class"] == "say"
    assert data["figures"][0]["value"] == 8000
    assert isinstance(data["figures"][0]["value"], int)


def test_event_records_resolve_what_they_refer_to():
    (event,) = event_records(record())
    assert [a.figure.value for a in event.arguments if a.figure] == [8000]
    assert [a.entity.name for a in event.arguments if a.entity] == ["Norvik Mail"]
    assert event.time is not None
    assert event.time.value == "2026-05-01"
    assert event.place is not None
    assert event.place.entity is not None
    assert event.place.entity.name == "Oslo"
    assert event.claim is not None
    assert event.claim.figures[0].unit == "user"
    assert event.main
    assert EventRecord.model_validate_json(event.model_dump_json()) == event


def test_global_ids_are_stable_and_tell_articles_apart():
    ids = [next(event_records(record())).id for _ in range(2)]
    assert ids[0] == ids[1]
    other = record()
    other.article.id = "a2"
    assert next(event_records(other)).id != ids[0]


def test_a_claim_that_is_not_the_reporting_one_is_refused():
    data = json.loads(next(event_records(record())).model_dump_json())
    data["reported_by"] = None
    with pytest.raises(ValidationError, match="reported_by"):
        EventRecord.model_validate(data)


def test_articles_need_text_and_dates_that_can_be_read():
    with pytest.raises(ValidationError, match="empty"):
        Article(text=" \n")
    with pytest.raises(ValidationError, match="published"):
        Article(text="It rained.", published="last Friday")


def test_the_title_is_put_first_unless_it_is_there():
    assert Article(text="It rained.", title="Rain").full_text == "Rain\n\nIt rained."
    assert Article(text="Rain in Oslo", title="Rain").full_text == "Rain in Oslo"


def test_articles_without_an_id_are_known_by_title_and_text():
    one, same = Article(text="It rained.", title="Rain"), Article(text="It rained.", title="Rain", url="x")
    assert one.key == same.key
    assert one.key != Article(text="It rained.", title="Storm").key
    assert Article(text="It rained.", id="7").key == "7"
