"""From records to rows and back, without a database."""

import json

from hypothesis import HealthCheck, given, settings

from extractor.schema import ArticleRecord, event_records
from extractor.sinks.records import rebuilt
from extractor.sinks.rows import article_rows, event_rows
from extractor.sinks.tables import tables
from tests.sinks.contents import content, gold
from tests.sinks.strategies import records

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(records())
def test_any_record_comes_back_the_same(record: ArticleRecord):
    rows = article_rows(record)
    assert [content(found) for found in rebuilt(rows)] == [content(record)]
    assert all(len(row) == len(table.columns) for table in tables() for row in rows[table.name])


@QUICK
@given(records())
def test_any_event_comes_back_the_same_without_its_article(record: ArticleRecord):
    events = list(event_records(record))
    rows = event_rows(record.article.id, events)
    assert [content(found) for found in rebuilt(rows)] == [content(event) for event in events]
    assert {name for name, some in rows.items() if some} <= {
        "events",
        "event_mentions",
        "arguments",
        "mention_arguments",
        "relations",
    }


def test_of_gold_only_times_of_day_do_not_fit_their_columns():
    inexact = {
        f"{table.name}.{name}"
        for record in gold()
        for table in tables()
        for row in article_rows(record)[table.name]
        if row[-1]
        for name in json.loads(row[-1])
    }
    assert inexact <= {"times.from_", "times.to_", "times.range_from", "times.range_to"}
