import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import extractor as pipeline
from extractor.runner import RunConfig, Summary
from extractor.runner import run as run_all


@pytest.fixture
def small_batches(monkeypatch) -> None:
    """Batches of two or three articles of one sentence."""
    monkeypatch.setattr(pipeline, "_BATCH", 100)


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
