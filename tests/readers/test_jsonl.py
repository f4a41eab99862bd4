import json

import pytest

from extractor.errors import InputError
from extractor.readers.base import LARGEST

GOOD = b'{"text": "A mast fell.", "id": "a"}\n'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"A mast fell.", "not JSON: Expecting value, character 0"),
        (b'{"text": "A mast', "not JSON: Unterminated string starting at, character 9"),
        (b'{"text": "A mast"} {}', "not JSON: Extra data, character 19"),
        (b'{"text": "A", "n": NaN}', "not JSON: NaN is not a JSON number"),
        (b'{"text": "A", "n": ' + b"1" * 5000 + b"}", "not JSON: Exceeds the limit"),
        (b'["A mast fell."]', "not an object: an article is a JSON object with a `text`"),
        (b"null", "not an object: an article is a JSON object with a `text`"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xe9 at offset 13"),
        (b"\xff\xfe{\x00", "not UTF-8: byte 0xff at offset 0"),
        (b'{"text": "A", "n": ' + b"[" * 200 + b"]" * 200 + b"}", "nested too deeply: more than 100 levels"),
        (b'{"n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"text": ""}', "empty text"),
    ],
)
def test_a_bad_line_costs_only_itself(tmp_path, readings, line: bytes, reason: str):
    file = tmp_path / "a.jsonl"
    file.write_bytes(GOOD + b"\n" + line + b"\r\n" + GOOD)
    before, bad, after = readings(file)
    assert str(bad.outcome).startswith(reason)
    assert (bad.place, before.line, after.line) == (f"{file}:3", 1, 4)
    assert before.outcome == after.outcome


def test_rejects_run_again_as_they_are_give_the_same_rejects(tmp_path, readings):
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        b'[1]\n{"text": 3}\ncaf\xe9\n{"text": "a\\ud83d"}\n{"text": "a", "x": {"y": ""}, "id": true}\n'
    )
    rejects = [reading.reject() for reading in readings(file)]
    (tmp_path / "a.rejects.jsonl").write_bytes(b"\n".join(rejects))
    again = readings(tmp_path / "a.rejects.jsonl")
    assert [json.loads(line)["input"] for line in rejects] == [reading.given for reading in again]
    assert [reading.place for reading in again] == [f"{file}:{line}" for line in (1, 2, 3, 4, 5)]
    assert all(isinstance(reading.outcome, InputError) for reading in again)


def test_mended_rejects_are_articles(tmp_path, readings):
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "caf\xe9", "id": "a"}\n{"body": "A mast fell.", "id": "b"}\n')
    rejects = b"\n".join(reading.reject() for reading in readings(file))
    mended = rejects.replace(b"\\udce9", b"\xc3\xa9").replace(b'"body"', b'"text"')
    (tmp_path / "b.jsonl").write_bytes(mended)
    articles = [reading.outcome for reading in readings(tmp_path / "b.jsonl")]
    assert [(article.key, article.text) for article in articles] == [("a", "café"), ("b", "A mast fell.")]


def test_an_endless_line_is_passed_over_in_bounded_memory(tmp_path, readings):
    file = tmp_path / "a.jsonl"
    with file.open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(3):
            out.write(b"a" * (LARGEST // 2))
        out.write(b'"}\n' + GOOD)
    endless, good = readings(file)
    assert (endless.line, endless.given, endless.outcome.kind) == (1, None, "over the limit")
    assert (good.line, good.outcome.text) == (2, "A mast fell.")
    (tmp_path / "b.jsonl").write_bytes(endless.reject())
    again = readings(tmp_path / "b.jsonl")[0]
    assert (again.place, again.outcome.kind) == (f"{file}:1", "not kept")


def test_byte_order_mark_and_last_line_without_end(tmp_path, readings):
    (tmp_path / "a.ndjson").write_bytes(b"\xef\xbb\xbf" + GOOD + GOOD.rstrip())
    assert [reading.outcome.text for reading in readings(tmp_path)] == ["A mast fell."] * 2


def test_an_article_without_id_is_called_by_a_hash_of_title_and_text(tmp_path, readings):
    (tmp_path / "a.jsonl").write_text('{"text": "b"}\n{"text": "b", "x": 1}\n{"text": "b", "title": "a"}\n')
    first, same, other = (reading.outcome.key for reading in readings(tmp_path))
    assert first == same != other
