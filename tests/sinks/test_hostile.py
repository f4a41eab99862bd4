"""Articles that mean harm: stored, or rejected with a reason; never a crash, never another statement."""

import json

import pytest

from extractor.schema import ArticleRecord
from tests.sinks.contents import contents, stored
from tests.sinks.test_databases import article

INJECTION = "x'); DROP TABLE events; --\"; DELETE FROM articles; \\"


def hostile(**fields) -> ArticleRecord:
    record = article().model_dump()
    record["article"] |= fields
    return ArticleRecord.model_validate(record)


HOSTILE = {
    "injection": hostile(id=INJECTION, title=INJECTION, url=INJECTION, meta={INJECTION: INJECTION}),
    "NUL": hostile(id="a\0b", title="a\0b", authors=["\0"], meta={"\0": "\0"}),
    "surrogates": hostile(meta={"half": "\ud800", "\udfff": ["\ud800"]}),
    "long id": hostile(id="i" * 1_000_000),
    "before year 1": hostile(published="0001-01-01T00:00:00+14:00"),
    "after 9999": hostile(published="9999-12-31T23:59:59-14:00"),
    "no date": hostile(published="44 BC"),
    "year 10000": hostile(published="10000-01-01"),
    "copy's own marks": hostile(title="\\N", source="\\.", url="a\tb\nc\rd"),
    "numbers": hostile(meta={"n": [1e308, -0.0, 10**300, float("inf"), 2**63]}),
    "nested": hostile(meta=json.loads('{"a":' * 90 + "1" + "}" * 90)),
    "names of tables": hostile(title="pg_catalog", source="sqlite_master", language="null"),
}


def test_all_of_it_is_stored_as_it_is(opened, target):
    sink = opened()
    for name, record in HOSTILE.items():
        if record.article.id == "a1":
            record.article.id = name
        sink.put(record)
    sink.commit()
    sink.publish()
    sink.close()
    assert stored(target) == contents(HOSTILE.values())


@pytest.mark.slow
def test_ten_megabytes_of_text_are_stored(opened, target):
    record = hostile()
    record.article.text += " é" * 5_000_000
    sink = opened()
    sink.put(record)
    sink.commit()
    sink.publish()
    sink.close()
    assert stored(target) == contents([record])
