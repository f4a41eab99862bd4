"""The same command again: what is new or has changed since."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from extractor.errors import InputError, TargetError
from extractor.filters import FilterConfig
from extractor.runner import RunConfig, Summary, engine, run
from extractor.runner import outputs as outputs_module
from extractor.runner.manifest import Manifest
from extractor.sinks.base import Sink

pytestmark = pytest.mark.usefixtures("small_batches", "quick")


class Table(Sink):
    """A database in memory: article ids with what was stored last."""

    view = "articles"
    rows: ClassVar[dict[str, bytes]] = {}

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.waiting: list[Callable[[], object]] = []

    def open(self, position: int | None) -> None:
        pass

    def write(self, lines) -> None:
        for line in lines:
            self.waiting.append(lambda line=line: self.rows.__setitem__(json.loads(line)["id"], line))

    def forget(self, articles) -> None:
        for article in articles:
            self.waiting.append(lambda article=article: self.rows.pop(article, None))

    def commit(self) -> int:
        for step in self.waiting:
            step()
        self.waiting = []
        return 0

    def publish(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture
def table(monkeypatch) -> dict[str, bytes]:
    """What a database holds that is written beside the first target."""
    known = outputs_module.sink_for
    monkeypatch.setattr(Table, "rows", {})
    monkeypatch.setattr(
        outputs_module, "sink_for", lambda target: Table(target) if target == "table://" else known(target)
    )
    return Table.rows


def again(feed: Path, tmp_path: Path, *more: str, **options) -> Summary:
    targets = (str(tmp_path / "out.jsonl"), str(tmp_path / "out.jsonl.gz"), *more)
    return run(RunConfig((str(feed),), targets, view="articles", **options), lambda _: None)


def texts(tmp_path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]


def test_nothing_new_changes_nothing(feed, tmp_path):
    first = again(feed, tmp_path)
    files = {
        file: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir() if file.is_file()
    }
    second = again(feed, tmp_path)
    assert second.before == first.state.counts.read == second.state.counts.read
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files} == files


def test_a_file_that_is_only_touched_has_not_changed(feed, tmp_path):
    again(feed, tmp_path)
    os.utime(feed / "a.jsonl")
    before = (tmp_path / "out.jsonl").stat().st_mtime_ns
    again(feed, tmp_path)
    assert (tmp_path / "out.jsonl").stat().st_mtime_ns == before


def test_new_files_are_added_wherever_they_stand(feed, tmp_path):
    again(feed, tmp_path)
    before = texts(tmp_path)
    (feed / "0.txt").write_text("An article that comes before all others.")
    summary = again(feed, tmp_path)
    assert texts(tmp_path) == [*before, "An article that comes before all others."]
    assert (summary.state.counts.articles, summary.state.counts.read) == (9, 11)
    import gzip

    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == (tmp_path / "out.jsonl").read_bytes()


def test_changed_files_are_run_again_and_their_records_replaced(feed, tmp_path, table):
    again(feed, tmp_path, "table://")
    assert {"n0", "n1", "n2", "n3", "n4", "n5", "n6"} == table.keys()
    (feed / "a.jsonl").write_text('{"id": "n1", "text": "Changed."}\n{"id": "n9", "text": "New."}\n')
    summary = again(feed, tmp_path, "table://")
    assert {"n1", "n5", "n6", "n9"} <= table.keys()
    assert not {"n2", "n3", "n4"} & table.keys()
    assert b"Changed" in table["n1"]
    assert texts(tmp_path)[-2:] == ["Changed.", "New."]
    assert len(texts(tmp_path)) == summary.state.counts.articles == 5
    assert summary.state.counts.rejects.total() == 0
    assert not (tmp_path / "out.rejects.jsonl").exists()


def test_records_of_files_that_are_gone_stay(feed, tmp_path):
    again(feed, tmp_path)
    (feed / "b.jsonl").unlink()
    assert again(feed, tmp_path).state.counts.articles == 8


def test_an_unfinished_run_takes_what_is_new_and_what_has_changed(feed, tmp_path, monkeypatch):
    commits = []
    whole = outputs_module.Outputs.commit

    def stop(self, *arguments):
        if len(commits) == 2:
            raise KeyboardInterrupt
        commits.append(None)
        whole(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(outputs_module.Outputs, "commit", stop)
        with pytest.raises(KeyboardInterrupt):
            again(feed, tmp_path)
    (feed / "0.txt").write_text("An article that comes before all others.")
    lines = (feed / "a.jsonl").read_text().replace("13 users", "Thirteen users")
    (feed / "a.jsonl").write_text(lines)
    again(feed, tmp_path)
    found = texts(tmp_path)
    assert len(found) == len(set(found)) == 9
    assert any("Thirteen" in text for text in found)
    assert any("before all" in text for text in found)


def test_a_target_that_was_changed_is_refused(feed, tmp_path):
    again(feed, tmp_path)
    (tmp_path / "out.jsonl").write_text("")
    (feed / "z.txt").write_text("Another article.")
    with pytest.raises(TargetError, match="was changed since it was written: use --fresh"):
        again(feed, tmp_path)


def test_a_target_that_is_gone_is_made_anew(feed, tmp_path):
    again(feed, tmp_path)
    content = (tmp_path / "out.jsonl").read_bytes()
    (tmp_path / "out.jsonl").unlink()
    again(feed, tmp_path)
    assert (tmp_path / "out.jsonl").read_bytes() == content


def test_copies_of_an_article_that_has_changed_are_looked_at_again(tmp_path):
    feed = tmp_path / "feed"
    feed.mkdir()
    for name in "abc":
        (feed / f"{name}.txt").write_text("A mast fell.")
    skip = FilterConfig(duplicates="skip")
    first = again(feed, tmp_path, filters=skip)
    assert first.state.counts.left_out == {"duplicates": 2}
    (feed / "a.txt").write_text("Rain came.")
    second = again(feed, tmp_path, filters=skip)
    assert texts(tmp_path) == ["Rain came.", "A mast fell."]
    assert second.state.counts.left_out == {"duplicates": 1}
    (feed / "d.txt").write_text("A mast fell.")
    assert again(feed, tmp_path, filters=skip).state.counts.left_out == {"duplicates": 2}


def test_marked_copies_say_of_what(tmp_path):
    feed = tmp_path / "feed"
    feed.mkdir()
    for name in "ab":
        (feed / f"{name}.txt").write_text("A mast fell.")
    summary = again(feed, tmp_path, filters=FilterConfig(duplicates="mark"))
    copies = [json.loads(line)["copy"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert copies == [None, "a.txt"]
    assert (summary.state.counts.articles, summary.state.counts.marked) == (2, 1)


def test_what_ran_out_of_time_is_tried_again(feed, tmp_path, monkeypatch):
    perform = engine.perform

    def slow(job, task):
        done = perform(job, task)
        late = InputError("timed out", "took more than 1 s")
        outcomes = [
            late if getattr(a, "id", "") == "n3" else o for a, o in zip(task, done.outcomes, strict=True)
        ]
        return done._replace(outcomes=outcomes)

    monkeypatch.setattr(engine, "perform", slow)
    for _ in range(2):
        summary = again(feed, tmp_path)
        assert summary.state.counts.rejects == {"not JSON": 1, "empty text": 1, "timed out": 1}
        rejects = (tmp_path / "out.rejects.jsonl").read_text().splitlines()
        assert [json.loads(line)["reason"].split(":")[0] for line in rejects] == [
            "not JSON",
            "empty text",
            "timed out",
        ]
        assert (summary.state.counts.articles, summary.state.counts.read) == (7, 10)
    monkeypatch.setattr(engine, "perform", perform)
    summary = again(feed, tmp_path)
    assert (summary.state.counts.articles, summary.state.counts.read) == (8, 10)
    assert len((tmp_path / "out.rejects.jsonl").read_text().splitlines()) == 2
    assert len(texts(tmp_path)) == 8


def test_half_a_line_of_the_manifest_is_as_none(feed, tmp_path):
    again(feed, tmp_path)
    file = tmp_path / "out.jsonl.manifest.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"parts": [{"input": "x' * 10_000)
    manifest = Manifest(file)
    count = len(list(manifest.commits()))
    manifest.add(next(iter(manifest.commits())))
    assert file.read_bytes().startswith(whole)
    assert len(list(manifest.commits())) == count + 1
