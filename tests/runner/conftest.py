import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import extractor as pipeline
from extractor.readers import Page
from extractor.runner import RunConfig, Summary, engine
from extractor.runner import run as run_all
from extractor.runner.counts import Usage
from extractor.runner.work import Done, Extracted, Job
from extractor.schema import Article, Provenance


@pytest.fixture
def small_batches(monkeypatch) -> None:
    """Batches of two or three articles of one sentence."""
    monkeypatch.setattr(pipeline, "_BATCH", 100)


@pytest.fixture
def quick(monkeypatch) -> None:
    """Records without a pipeline, for what does not depend on them."""

    def perform(job: Job, task: list[Any]) -> Done:
        if isinstance(task[0], Page):
            return Done([page.article() for page in task], Usage())
        return Done([extracted(job, article) for article in task], Usage())

    def extracted(job: Job, article: Article) -> Extracted:
        line = json.dumps({"id": article.key, "text": article.text, "copy": article.duplicate_of}).encode()
        return Extracted({view: [line] for view in job.views}, Counter({"sport.match": 1}), 3)

    made_by = Provenance(extractor="0", pipeline="none", model="none", ontology="0")
    monkeypatch.setattr(engine, "perform", perform)
    monkeypatch.setattr(engine, "describe", lambda _: made_by)


@pytest.fixture
def feed(tmp_path) -> Path:
    """Seven articles and three lines that are none, in two files."""
    folder = tmp_path / "feed"
    folder.mkdir()
    texts = [f"Norvik Mail said on Monday that {count} users were hit." for count in range(11, 18)]
    lines = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join([*lines[:3], "nonsense", *lines[3:5], '{"text": ""}']))
    (folder / "b.jsonl").write_text("\n".join([*lines[5:], '{"id": "n0", "text": "Another article."}']))
    return folder


@pytest.fixture
def run() -> Callable[..., Summary]:
    """Run in this process: `run(feed, target, view="articles")`."""

    def start(source: Path | str, target: Path | str, **options: Any) -> Summary:
        return run_all(RunConfig((str(source),), (str(target),), **options), lambda _: None)

    return start
