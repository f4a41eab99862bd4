"""What holds of every database."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.errors import RecordError, TargetError
from extractor.schema import ArticleRecord, event_records
from extractor.sinks import sink_for
from extractor.sinks.rows import article_rows
from extractor.sinks.tables import tables
from tests.records import Writer
from tests.sinks.contents import contents, gold, stored
from tests.sinks.strategies import records

IDS = ["a", "b\0", "𝔘" * 1000]  # the last two are no keys as they are
WRITE = Writer(
    "Norvik Mail said more than 8,000 users were hit by a breach on Monday; Oslo Gas denied another"
)


def article(key: str = "a1", users: int = 8000, **layers) -> ArticleRecord:
    """Return an article with something in every table."""
    argument = WRITE.argument("victim", "more than 8,000 users", figure="f1")
    relation = {"type": "caused_by", "event": "v1", "cue": WRITE.span("by")}
    return WRITE.record(
        key=key,
        main_event="v1",
        **{
            "entities": [WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"))],
            "times": [WRITE.time("Monday", "DATE", "2026-02-09")],
            "figures": [WRITE.figure("more than 8,000 users", users, bound=">", unit="user", base="e1")],
            "claims": [
                WRITE.claim(
                    "Norvik Mail",
                    "said",
                    "more than 8,000 users were hit",
                    figures=["f1"],
                    times=["t1"],
                    events=["v2"],
                )
            ],
            "events": [
                WRITE.event("cyber.data_breach", "breach", "hit", arguments=[argument], time="t1"),
                WRITE.event("statement.say", "said", key="v2", reported_by="c1", relations=[relation]),
            ],
        }
        | layers,
    )


def count_rows(sink) -> dict[str, int]:
    return {table.name: len(list(sink._select(table, sink._keys()))) for table in tables()}


def test_gold_comes_back_the_same(opened):
    sink = opened()
    sink.write([record.model_dump_json().encode() for record in gold()])
    sink.commit()
    sink.publish()
    assert contents(sink.records()) == contents(gold())


def test_events_of_gold_come_back_the_same(opened):
    sink = opened()
    expected = {record.article.id: list(event_records(record)) for record in gold()}
    for key, events in expected.items():
        sink.put_events(key, events)
    sink.commit()
    sink.publish()
    wanted = contents(event for events in expected.values() for event in events)
    assert contents(sink.records()) == wanted


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=st.lists(records(st.sampled_from(IDS)), min_size=1, max_size=3))
def test_any_records_come_back_the_same(opened, target, found):
    sink = opened()
    sink.forget(IDS)
    for record in found:
        sink.put(record)
    sink.commit()
    sink.publish()
    last = {record.article.id: record for record in found}
    assert contents(sink.records()) == contents(last.values())
    sink.close()


def test_loading_again_changes_nothing(opened, target):
    for _ in range(2):
        sink = opened()
        for record in gold()[:5]:
            sink.put(record)
        sink.commit()
        sink.publish()
        sink.close()
    assert stored(target) == contents(gold()[:5])


def test_a_newer_record_leaves_nothing_of_the_older_one(opened, target):
    sink = opened()
    sink.put(article())
    sink.put(article("a2"))
    sink.commit()
    newer = article(users=9000, claims=[], times=[], events=[WRITE.event("cyber.data_breach", "breach")])
    sink.put(newer)
    sink.commit()
    if not target.endswith(".parquet"):
        parts = [article_rows(newer), article_rows(article("a2"))]
        wanted = {table.name: sum(len(rows[table.name]) for rows in parts) for table in tables()}
        assert count_rows(sink) == wanted
    sink.publish()
    assert contents(sink.records()) == contents([newer, article("a2")])


def test_every_table_has_rows_in_the_test_above():
    assert [table.name for table in tables() if not article_rows(article())[table.name]] == []


def test_events_alone_never_replace_a_whole_article(opened, target):
    sink = opened()
    sink.put(article())
    sink.commit()
    sink.publish()
    sink.close()
    sink = opened()
    other = article(users=1)
    sink.put_events("a1", list(event_records(other))[:1])
    sink.put_events("a2", list(event_records(article("a2"))))
    sink.commit()
    sink.publish()
    sink.close()
    assert sink.left_alone == 1
    assert stored(target) == contents([article(), *event_records(article("a2"))])


def test_a_whole_article_replaces_events_alone(opened, target):
    sink = opened()
    sink.put_events("a1", list(event_records(article(users=1))))
    sink.commit()
    sink.publish()
    sink.close()
    sink = opened()
    sink.put(article())
    sink.commit()
    sink.publish()
    sink.close()
    assert stored(target) == contents([article()])


def test_what_is_forgotten_is_gone(opened, target):
    sink = opened()
    sink.put(article("a1"))
    sink.put(article("a2"))
    sink.commit()
    sink.publish()
    sink.close()
    sink = opened()
    sink.forget(["a1", "never seen"])
    sink.commit()
    sink.publish()
    sink.close()
    assert stored(target) == contents([article("a2")])


def test_what_is_not_committed_is_not_stored(opened, target):
    sink = opened()
    sink.put(article("a1"))
    sink.commit()
    sink.put(article("a2"))
    sink.close()
    assert stored(target) == contents([article("a1")])


def test_a_batch_is_stored_whole_or_not_at_all(opened, target, monkeypatch):
    sink = opened()
    broken = list(event_records(article("a3")))
    sink.put(article("a1"))
    sink.put_events("a2", [event.model_copy(update={"id": "same"}) for event in broken[:1]])
    sink.put_events("a3", [event.model_copy(update={"id": "same"}) for event in broken[:1]])
    with pytest.raises(RecordError, match="does not take it"):
        sink.commit()
    sink.put(article("a4"))
    sink.commit()
    sink.close()
    assert stored(target) == contents([article("a4")])


def test_an_article_given_twice_counts_as_it_was_last(opened, target):
    sink = opened()
    sink.put(article(users=1))
    sink.put(article(users=2))
    sink.commit()
    sink.close()
    assert stored(target) == contents([article(users=2)])


def test_a_target_that_cannot_be_made_is_told(tmp_path):
    for name in ("a.sqlite", "a.duckdb", "b/*.parquet"):
        with pytest.raises(TargetError, match="cannot write"):
            sink_for(str(tmp_path / "gone" / "deep" / name)).open(None)


def test_a_file_of_another_kind_is_told(tmp_path):
    for name in ("a.sqlite", "a.duckdb"):
        (tmp_path / name).write_text(json.dumps({"not": "a database"}) * 100)
        with pytest.raises(TargetError, match="cannot write"):
            sink_for(str(tmp_path / name)).open(None)


def test_a_target_names_what_it_writes(opened, target, tmp_path):
    """So that a run does not read its own output, or puts its rejects among the files of a folder."""
    sink = opened()
    sink.put(article())
    sink.commit()
    sink.publish()
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert all(any(own in (path, *path.parents) for own in sink.files) for path in written)
    assert all(own.parent == tmp_path for own in sink.files)
