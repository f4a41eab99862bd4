import json
import math
from typing import Any

import pytest

from extractor.errors import InputError, SourceError
from extractor.readers.fields import LIMIT, article_from
from extractor.readers.options import Options


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "A flood.", "id": 17}, {"id": "17"}),
        ({"text": "A flood.", "id": " x/ä "}, {"id": " x/ä "}),
        ({"text": "A flood.", "id": None}, {"id": ""}),
        ({"text": " A flood.\r\n"}, {"text": " A flood.\r\n"}),
        ({"text": "A flood.", "authors": "Mina Holt"}, {"authors": ["Mina Holt"]}),
        ({"text": "A flood.", "authors": None, "title": None}, {"authors": [], "title": None}),
        ({"text": "A flood.", "section": "world", "tags": [1]}, {"meta": {"section": "world", "tags": [1]}}),
        (
            {"text": "A flood.", "section": "world", "meta": {"section": "asia", "n": 2}},
            {"meta": {"section": "asia", "n": 2}},
        ),
        ({"text": "A flood.", "published": "2025-01-02"}, {"published": "2025-01-02"}),
        ({"text": "A flood.", "published": "2025-1-2"}, {"published": "2025-01-02"}),
        ({"text": "A flood.", "published": ""}, {"published": "2026-02-12"}),
        ({"text": "A flood.", "published": "2025-01-02T03:04:05Z"}, {"published": "2025-01-02T03:04:05Z"}),
        ({"text": "x" * LIMIT}, {}),
    ],
)
def test_fields_of_an_article(fields: dict[str, Any], expected: dict[str, Any]):
    article = article_from(fields, "2026-02-12")
    assert {key: getattr(article, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "no text: there is no `text` among no keys"),
        ({"body": "A flood."}, "no text: there is no `text` among body"),
        ({"text": None}, "no text: there is no `text` among text"),
        ({"text": ["A flood."]}, "wrong type: `text` is a list, not a string"),
        ({"text": ""}, "empty text"),
        ({"text": " \n\t\u00a0"}, "empty text"),
        ({"text": "a\0b"}, "not text: character 1 is NUL: binary data, or UTF-16"),
        ({"text": "x" * (LIMIT + 1)}, "over the limit: 2,000,001 bytes of text, 2,000,000 are allowed"),
        (
            {"text": "é" * (LIMIT // 2), "title": "x"},
            "over the limit: 2,000,001 bytes of text, 2,000,000 are allowed",
        ),
        ({"text": "a\ud83d"}, "lone surrogate: character 1 of `text` is half of a surrogate pair"),
        ({"text": "a", "id": "\udc00"}, "lone surrogate: character 0 of `id` is half of a surrogate pair"),
        ({"text": "a\udce9"}, "not UTF-8: character 1 of `text` is the byte 0xe9"),
        (
            {"text": "a", "note": "\ud83d"},
            "lone surrogate: character 10 of `meta` is half of a surrogate pair",
        ),
        ({"text": "a", "note": math.inf}, "not JSON: a number in `meta` is not finite"),
        ({"text": "a", "id": True}, "wrong type: `id` is a boolean, not a string"),
        ({"text": "a", "title": 3}, "wrong type: `title` is a number, not a string"),
        ({"text": "a", "authors": ["b", None]}, "wrong type: `authors` is a list, not a list of strings"),
        ({"text": "a", "meta": "b"}, "wrong type: `meta` is a string, not an object"),
        (
            {"text": "a", "published": "June 3"},
            "bad date: `published` is 'June 3', not ISO 8601 such as 2026-02-12",
        ),
        ({"text": "a", "published": 1700000000}, "wrong type: `published` is a number, not a string"),
    ],
)
def test_what_is_no_article(fields: dict[str, Any], reason: str):
    with pytest.raises(InputError) as error:
        article_from(fields, None)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("mapping", "given", "expected"),
    [
        (["text=body"], {"body": "A flood.", "n": 1}, {"text": "A flood.", "n": 1}),
        (["text=body"], {"text": "A flood."}, {"text": "A flood."}),
        (
            ["text=$.a.b", "id=$.a.n[1]"],
            {"a": {"b": "A flood.", "n": [1, 2]}},
            {"text": "A flood.", "id": 2, "a": {"n": [1, 2]}},
        ),
        (["text=$.a.b"], {"a": ["A flood."]}, {"a": ["A flood."]}),
        (["text=a.b"], {"a.b": "A flood."}, {"text": "A flood."}),
    ],
)  # fmt: skip
def test_fields_may_stand_elsewhere(mapping, given, expected):
    before = json.dumps(given)
    assert Options.parsed(None, tuple(mapping)).mapped(given) == expected
    assert json.dumps(given) == before


@pytest.mark.parametrize("field", ["text", "text=", "body=text", "text=$.a..b", "text=$.a[x]"])
def test_a_mapping_that_cannot_be_is_told(field):
    with pytest.raises(SourceError, match="--field"):
        Options.parsed(None, (field,))
