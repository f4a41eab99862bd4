import gzip
import io

import pytest
import zstandard

from extractor.readers.compression import plain

LINES = b'{"text": "A mast fell."}\n{"text": "Two were hurt."}\n'


def zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize("compress", [gzip.compress, zstd])
def test_both_formats_are_read_compressed(tmp_path, readings, compress):
    (tmp_path / "a.jsonl.gz").write_bytes(compress(LINES[:25]) + compress(LINES[25:]))
    (tmp_path / "b.txt.zst").write_bytes(compress(b"A mast fell."))
    (tmp_path / "c.pdf.gz").write_bytes(compress(b"no reader claims this"))
    outcomes = [reading.outcome for reading in readings(tmp_path)]
    assert [article.text for article in outcomes] == ["A mast fell.", "Two were hurt.", "A mast fell."]
    assert outcomes[2].key == "b.txt.zst"


@pytest.mark.parametrize("compress", [gzip.compress, zstd])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path, readings, compress):
    (tmp_path / "a.jsonl.gz").write_bytes(compress(LINES) + compress(LINES * 50)[:-5])
    (tmp_path / "b.txt").write_text("A mast fell.")
    *articles, damaged, after = readings(tmp_path)
    assert len(articles) >= 2
    assert str(damaged.outcome).startswith("damaged file: cannot decompress it after line ")
    assert after.outcome.text == "A mast fell."


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8bnonsense", b"\x28\xb5\x2f\xfdnonsense", gzip.compress(LINES) + b"x"],
    ids=[
        "gzip",
        "zstd",
        "gzip with something after it",
    ],  # gzip holds the time: a name made of it would differ
)
def test_damage_is_told(tmp_path, readings, data: bytes):
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    assert readings(tmp_path)[-1].outcome.kind == "damaged file"


@pytest.mark.parametrize("compress", [gzip.compress, zstd])
def test_a_bomb_is_bounded(tmp_path, readings, compress):
    (tmp_path / "a.txt.gz").write_bytes(compress(bytes(100_000_000)))
    assert readings(tmp_path)[0].outcome.kind == "over the limit"


def test_an_ending_does_not_make_a_compressed_file(tmp_path, readings):
    (tmp_path / "a.txt.gz").write_text("A mast fell.")
    assert readings(tmp_path)[0].outcome.text == "A mast fell."


def test_frames_of_any_size_are_put_together():
    frames = [bytes([byte]) * size for byte, size in ((1, 0), (2, 5), (3, 300_000), (4, 1))]
    stream = io.BufferedReader(io.BytesIO(b"".join(map(zstd, frames))))
    assert plain(stream).read() == b"".join(frames)
