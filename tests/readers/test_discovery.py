import io
import os
import sys
from pathlib import Path

import pytest

from extractor.errors import SourceError
from extractor.readers import sources


@pytest.fixture
def archive(tmp_path) -> Path:
    for name in (
        "b.txt", "a.jsonl", "c.pdf", ".hidden.txt", "z/a.txt", "z/deep/a.txt.gz", ".git/a.txt", "y/B.TXT",
        "a.rejects.jsonl", "a.jsonl.part", "a.jsonl.manifest.jsonl",
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A mast fell.")
    return tmp_path


def names(*inputs: object, own: set[Path] | None = None) -> list[str]:
    return [source.id for source in sources([str(name) for name in inputs], own or set())]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ([""], ["a.jsonl", "b.txt", "y/B.TXT", "z/a.txt", "z/deep/a.txt.gz"]),
        (["z", "b.txt"], ["a.txt", "deep/a.txt.gz", "b.txt"]),
        (["c.pdf", ".hidden.txt", "a.rejects.jsonl"], ["c.pdf", ".hidden.txt", "a.rejects.jsonl"]),
        (["*.txt"], ["b.txt"]),
        (["**/*.txt"], ["b.txt", "z/a.txt"]),
        (["z/**"], ["a.txt", "deep/a.txt.gz"]),
        (["?"], ["y/B.TXT", "z/a.txt", "z/deep/a.txt.gz"]),
        (["b.txt", "", "*.txt"], ["b.txt", "a.jsonl", "y/B.TXT", "z/a.txt", "z/deep/a.txt.gz"]),
    ],
)
def test_what_inputs_name(archive: Path, inputs: list[str], expected: list[str]):
    assert names(*(archive / name for name in inputs)) == expected


def test_the_files_of_the_run_are_passed_over(archive: Path):
    own = {archive / "a.jsonl", archive / "z" / "a.txt"}
    assert names(archive, own=own) == ["b.txt", "y/B.TXT", "z/deep/a.txt.gz"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "no such file or folder: '{0}/gone.txt'"),
        ("*.csv", "nothing to read in '{0}/*.csv'"),
        (".git/hooks", "nothing to read in '{0}/.git/hooks': no file there ends in .atom, .csv, .eml, "),
        ("b.txt", "'{0}/b.txt' would be overwritten: choose another --to or --rejects"),
    ],
)
def test_inputs_that_cannot_be_run_are_told_at_once(archive: Path, name: str, message: str):
    (archive / ".git" / "hooks").mkdir()
    with pytest.raises(SourceError) as error:
        sources([str(archive), str(archive / name)], {archive / "b.txt"})
    assert str(error.value).startswith(message.format(archive))


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "A mast fell."}\n{"text": "Two hurt."}\n', ["A mast fell.", "Two hurt."]),
        (b' \n{"text": "A mast fell."}', ["A mast fell."]),
        (b"A mast fell.\nTwo hurt.\n", ["A mast fell.\nTwo hurt.\n"]),
    ],
)
def test_standard_input(monkeypatch, readings, data: bytes, texts: list[str]):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    found = readings("-", "-")
    assert [reading.outcome.text for reading in found] == texts
    assert found[0].file == "standard input"


def test_a_pipe_is_read_as_standard_input_is(readings):
    end, other = os.pipe()
    os.write(other, b'{"text": "A mast fell."}\n')
    os.close(other)
    assert readings(f"/dev/fd/{end}")[0].outcome.text == "A mast fell."
    os.close(end)


def test_names_that_are_not_utf8_do_not_reach_the_records(tmp_path, readings):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("A mast fell.")
    assert readings(tmp_path)[0].outcome.key == r"caf\xe9.txt"


def test_what_a_run_writes_into_a_folder_of_its_own_is_not_read(archive):
    assert names(archive, own={(archive / "z").resolve()}) == ["a.jsonl", "b.txt", "y/B.TXT"]
