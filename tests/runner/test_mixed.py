"""One run over a folder with every format, good and broken."""

import gzip
import json

import pytest

from extractor.filters import FilterConfig
from extractor.runner import RunConfig, report, run
from tests import archive_samples as samples

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, data in samples.FILES.items():
        (folder / name).write_bytes(data)
        (folder / f"z{name}.gz").write_bytes(gzip.compress(data))
    (folder / "n.zip").write_bytes(samples.zipped(samples.FILES))
    (folder / "o.tar.gz").write_bytes(gzip.compress(samples.tarred(samples.FILES)))
    for name, data in samples.FILES.items():
        if not name.endswith((".jsonl", ".csv", ".txt", ".html", ".eml")):  # half of these is whole
            (folder / f"broken-{name}").write_bytes(data[: len(data) // 2])
    (folder / "broken.csv").write_bytes(samples.CSV + b"2,a,b\n")
    (folder / "broken.jsonl").write_bytes(samples.JSONL + b'{"text": \n')
    (folder / "broken.txt").write_bytes(b"caf\xe9")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def of(tmp_path, archive, **options):
    target = tmp_path / "out.jsonl"
    summary = run(RunConfig((str(archive),), (str(target),), view="articles", **options), lambda _: None)
    rejects = (tmp_path / "out.rejects.jsonl").read_text().splitlines()
    return summary, target.read_text().splitlines(), [json.loads(line) for line in rejects]


def test_nothing_is_lost_or_doubled(tmp_path, archive):
    summary, lines, rejects = of(tmp_path, archive)
    counts = summary.state.counts
    good = [line for line in lines if not json.loads(line)["id"].startswith("broken")]
    # Every format four times: as it is, compressed, in a zip, in a tar; two of the broken files begin well.
    assert len(good) == 4 * len(samples.FILES) + 2
    assert counts.articles == len(lines) == len(good)
    assert counts.rejects.total() == len(rejects)
    assert counts.read == counts.articles + counts.rejects.total()
    assert all(reject["reason"] for reject in rejects)
    places = {reject["file"]: reject["line"] for reject in rejects}
    assert places.keys() == {str(file) for file in archive.glob("broken*")}
    lines_of = [places[f"{archive}/{name}"] for name in ("broken.csv", "broken.jsonl", "broken-e.sgm")]
    assert lines_of == [4, 2, 2]
    files = {str(file) for file in archive.iterdir() if file.suffix != ".png"}
    assert summary.state.inputs.keys() == files


def test_copies_are_left_out_and_counted(tmp_path, archive):
    summary, lines, _ = of(tmp_path, archive, filters=FilterConfig(duplicates="skip"))
    counts = summary.state.counts
    assert counts.left_out["duplicates"] > 3 * len(samples.FILES)
    assert counts.read == counts.articles + counts.left_out.total() + counts.rejects.total()
    assert len(lines) == counts.articles
    told = report(summary)
    assert told["read"] == told["articles"] + sum(told["left_out"].values()) + sum(told["rejects"].values())
    assert told["finished"]
    assert told["versions"]["spacy"]


def test_the_rejects_can_be_run_again(tmp_path, archive):
    of(tmp_path, archive)
    rejects = (tmp_path / "out.rejects.jsonl").read_text().splitlines()
    again = run(
        RunConfig((str(tmp_path / "out.rejects.jsonl"),), (str(tmp_path / "again.jsonl"),)), lambda _: None
    )
    assert again.state.counts.read == again.state.counts.rejects.total() == len(rejects)
    seconds = (tmp_path / "again.rejects.jsonl").read_text().splitlines()
    assert [json.loads(line)["file"] for line in seconds] == [json.loads(line)["file"] for line in rejects]


def test_what_a_run_wrote_is_never_input(tmp_path, archive):
    before = of(tmp_path, archive)[0].state.counts.read
    (archive / "other.jsonl").write_bytes(b'{"schema":"event/1","id":"x"}\n')
    inside = RunConfig((str(archive),), (str(archive / "a.out.jsonl"),), view="articles")
    assert run(inside, lambda _: None).state.counts.read == before
    assert run(inside, lambda _: None).state.counts.read == before
