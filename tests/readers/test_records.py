import gzip
import json

import pytest

from extractor.errors import SourceError
from extractor.readers.records import Violation, records
from extractor.schema import event_records


@pytest.fixture(scope="module")
def record(extract):
    return extract("Norvik Mail said on Monday that 8,000 users were hit.", id="a")


def changed(record, *path, value):
    """The record's line with one field changed, or removed where the value is ..."""
    fields = json.loads(record.model_dump_json())
    node = fields
    for key in path[:-1]:
        node = node[key]
    if value is ...:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return json.dumps(fields)


def checked(tmp_path, *lines):
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    return list(records(tmp_path / "a.jsonl"))


def test_both_views_are_read_back_also_compressed(tmp_path, record):
    written = [record, *event_records(record)]
    data = "".join(line.model_dump_json() + "\n" for line in written).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    assert list(records(tmp_path / "a.jsonl.gz")) == written


@pytest.mark.parametrize(
    ("path", "value", "field", "reason"),
    [
        (["times"], ..., "times", "Field required"),
        (["surprise"], 1, "surprise", "Extra inputs are not permitted"),
        (["article", "id"], 7, "article.id", "Input should be a valid string"),
        (["article", "segments", 0, "kind"], "joke", "article.segments.0.kind", "Input should be 'headline'"),
        (["article", "main_event"], "v9", "", "Value error, event 'v9' is referred to but does not exist"),
        (["schema"], "article/2", "", "`schema` is 'article/2', not one of event/1, article/1"),
        (["schema"], ..., "", "`schema` is None"),
        (["schema"], ["event/1"], "", "`schema` is ['event/1'], not one of"),
    ],
)
def test_a_violation_names_line_field_and_reason(tmp_path, record, path, value, field, reason):
    good, found = checked(tmp_path, record.model_dump_json(), changed(record, *path, value=value))
    assert good == record
    assert [(violation.line, violation.field) for violation in found] == [(2, field)]
    assert found[0].reason.startswith(reason)


def test_evidence_is_checked(tmp_path, record):
    mention = {"start": 0, "end": 6, "text": "Xorvik", "kind": "name"}
    entity = {
        "id": "e1",
        "type": "ORG",
        "name": "X",
        "identifiers": {},
        "attributes": {},
        "mentions": [mention],
    }
    ((violation,),) = checked(tmp_path, changed(record, "entities", value=[entity]))
    assert violation.reason == "Value error, span 0-6 is 'Norvik' in the text, not 'Xorvik'"


@pytest.mark.parametrize("line", ["nonsense", "[]", "1", "", "[" * 100_000, '"\udce9"'])
def test_lines_that_are_no_records(tmp_path, line):
    (tmp_path / "a.jsonl").write_bytes(line.encode(errors="surrogateescape") + b"\n")
    ((violation,),) = records(tmp_path / "a.jsonl")
    assert isinstance(violation, Violation)
    assert violation.line == 1


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(SourceError, match="No such file"):
        list(records(tmp_path / "gone.jsonl"))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"x" * 1000)[:-4])
    with pytest.raises(SourceError, match="is damaged"):
        list(records(tmp_path / "a.jsonl.gz"))
