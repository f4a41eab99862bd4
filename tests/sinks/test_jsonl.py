import gzip
from pathlib import Path

import pytest
import zstandard

from extractor.errors import TargetError
from extractor.sinks import JsonlSink, sink_for


def unzstd(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()


CONTENT = {"a.jsonl": bytes, "a.jsonl.gz": gzip.decompress, "a.JSONL.ZST": unzstd}


@pytest.mark.parametrize("name", CONTENT)
def test_what_is_written_after_the_last_commit_is_undone(tmp_path: Path, name: str):
    target = tmp_path / name
    sink = sink_for(str(target))
    sink.open(None)
    sink.write([b"1", b"2"])
    position = sink.commit()
    sink.write([b"lost"])
    sink.close()
    assert not target.exists()

    again = sink_for(str(target))
    again.open(position)
    again.write([b"3"])
    again.commit()
    again.publish()
    assert CONTENT[name](target.read_bytes()) == b"1\n2\n3\n"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", CONTENT)
def test_no_records_make_an_empty_file_of_the_kind(tmp_path: Path, name: str):
    sink = sink_for(str(tmp_path / name))
    sink.open(None)
    sink.write([])
    sink.commit()
    sink.publish()
    sink.publish()
    assert CONTENT[name]((tmp_path / name).read_bytes()) == b""


@pytest.mark.parametrize("target", ["events.csv", "events", "events.gz", "x.jsonl/"])
def test_an_unknown_target_lists_the_known_ones(target: str):
    with pytest.raises(TargetError, match=r"a target ends in .*\.jsonl.*\.gz or \.zst"):
        sink_for(target)


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path):
    with pytest.raises(TargetError, match="No such file or directory"):
        JsonlSink(str(tmp_path / "gone" / "a.jsonl")).open(None)
    with pytest.raises(TargetError, match="is a folder"):
        JsonlSink(str(tmp_path)).open(None)


def test_a_part_that_became_shorter_is_not_gone_on_with(tmp_path: Path):
    (tmp_path / "a.jsonl.part").write_bytes(b"1\n")
    with pytest.raises(TargetError, match="--fresh"):
        JsonlSink(str(tmp_path / "a.jsonl")).open(3)
