import json
from pathlib import Path

import pytest

from extractor.errors import ModelError, SourceError, TargetError
from extractor.pipeline import Extractor
from extractor.runner import RunConfig, run


def lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("small_batches")
def test_every_article_is_written_or_rejected_in_order(tmp_path, feed, run):
    summary = run(feed, tmp_path / "out.jsonl", view="articles")
    assert [record["article"]["id"] for record in lines(tmp_path / "out.jsonl")] == [
        *(f"n{number}" for number in range(7)),
        "n0",
    ]
    rejects = lines(tmp_path / "out.rejects.jsonl")
    assert [(Path(reject["file"]).name, reject["line"], reject["input"]) for reject in rejects] == [
        ("a.jsonl", 4, "nonsense"),
        ("a.jsonl", 7, {"text": ""}),
    ]
    assert (summary.state.counts.articles, summary.state.counts.read) == (8, 10)
    assert summary.state.counts.rejects == {"not JSON": 1, "empty text": 1}
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "feed",
        "out.jsonl",
        "out.jsonl.manifest.jsonl",
        "out.rejects.jsonl",
    ]


def test_the_events_view_and_several_targets(tmp_path, feed):
    targets = (str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"))
    summary = run(RunConfig((str(feed),), targets), lambda _: None)
    first, second = (Path(target).read_bytes() for target in targets)
    assert first == second
    assert len(first.splitlines()) == summary.state.counts.events.total()


def test_an_id_given_twice_is_kept_as_it_is(tmp_path):
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"A mast fell in the {folder}.")
    target = tmp_path / "out.jsonl"
    inputs = (str(tmp_path / "north"), str(tmp_path / "south"))
    run(RunConfig(inputs, (str(target),), view="articles"), lambda _: None)
    articles = [record["article"] for record in lines(target)]
    assert [(article["id"], article["text"][-6:-1]) for article in articles] == [
        ("a.txt", "north"),
        ("a.txt", "south"),
    ]


def test_an_article_that_breaks_the_pipeline_costs_only_itself(tmp_path, feed, run, monkeypatch):
    extracted = Extractor._record

    def break_at(self, doc, article):
        if article.id == "n3":
            raise IndexError("out of\nrange")
        return extracted(self, doc, article)

    undisturbed = run(feed, tmp_path / "good.jsonl", view="articles")
    monkeypatch.setattr(Extractor, "_record", break_at)
    summary = run(feed, tmp_path / "out.jsonl", view="articles")
    assert summary.state.counts.articles == undisturbed.state.counts.articles - 1
    assert summary.state.counts.rejects["extraction failed"] == 1
    reject = lines(tmp_path / "out.rejects.jsonl")[1]
    assert (reject["line"], reject["input"]["id"]) == (5, "n3")
    assert reject["reason"] == "extraction failed: IndexError: out of range"
    good = (tmp_path / "good.jsonl").read_text().splitlines()
    assert (tmp_path / "out.jsonl").read_text().splitlines() == good[:3] + good[4:]


def test_no_rejects_leave_no_file_of_rejects(tmp_path, run):
    (tmp_path / "a.jsonl").write_text("nonsense\n")
    run(tmp_path / "a.jsonl", tmp_path / "out.jsonl.gz")
    assert (tmp_path / "out.rejects.jsonl").exists()
    (tmp_path / "a.jsonl").write_text('{"text": "A mast fell."}\n')
    run(tmp_path / "a.jsonl", tmp_path / "out.jsonl.gz")
    assert not (tmp_path / "out.rejects.jsonl").exists()


def test_targets_in_the_input_folder_are_not_read(tmp_path, feed, run):
    first = run(feed, feed / "out.jsonl", view="articles")
    content = (feed / "out.jsonl").read_bytes()
    again = run(feed, feed / "out.jsonl", view="articles")
    assert again.state.counts.read == first.state.counts.read
    assert (feed / "out.jsonl").read_bytes() == content


def test_limit_and_published(tmp_path, feed, run):
    run(feed, tmp_path / "out.jsonl", view="articles", limit=2, published="2026-02-12")
    assert [record["article"]["published"] for record in lines(tmp_path / "out.jsonl")] == ["2026-02-12"] * 2


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"pipeline": "slow"}, ModelError),
        ({"model": "no_such_model"}, ModelError),
        ({"rejects": "{0}/out.jsonl"}, TargetError),
        ({"rejects": "{0}/feed/a.jsonl"}, None),
    ],
)
def test_what_cannot_be_run_leaves_nothing_behind(tmp_path, feed, run, options, error):
    options = {key: value.format(tmp_path) for key, value in options.items()}
    if error is None:
        with pytest.raises(SourceError, match="would be overwritten"):
            run(feed / "a.jsonl", tmp_path / "out.jsonl", **options)
    else:
        with pytest.raises(error):
            run(feed, tmp_path / "out.jsonl", **options)
    assert [file.name for file in tmp_path.iterdir()] == ["feed"]


def test_progress_is_told_after_each_batch(tmp_path, feed, small_batches):
    told = []
    run(RunConfig((str(feed),), (str(tmp_path / "out.jsonl"),)), told.append)
    assert [progress.articles for progress in told][-1] == 10
    assert len(told) > 2
    assert told[-1].read == sum(file.stat().st_size for file in feed.iterdir())
