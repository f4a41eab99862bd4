"""The Ray engine, on a local Ray: needs the extra `[ray]`."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.errors import TargetError
from extractor.filters import FilterConfig
from extractor.runner import RunConfig, engine, ray_engine, run, run_on_ray
from extractor.runner.manifest import Commit, Manifest
from extractor.runner.ray_engine import MANIFEST, ShardWorker


@pytest.fixture
def shards(tmp_path) -> Path:
    folder = tmp_path / "shards"
    (folder / "deep").mkdir(parents=True)
    for shard in range(6):
        lines = [
            json.dumps(
                {"id": f"s{shard}n{n}", "text": f"Norvik Mail said on Monday that {n} users were hit."}
            )
            for n in range(40)
        ]
        (folder / f"{shard}.jsonl").write_text("\n".join([*lines, "nonsense"]) + "\n")
    (folder / "deep" / "a.txt").write_text("Harbour Bank said on Friday that 12 people were hurt.")
    return folder


def records(files) -> list[bytes]:
    lines = [line for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
    return sorted(lines)


@pytest.fixture
def without_ray(monkeypatch, quick) -> None:
    """The shards are done here, one after the other, by what the actors would be."""

    def done(config, folder, todo):
        worker = ShardWorker(config, str(folder), todo)
        for number in range(len(todo)):
            yield Commit.model_validate_json(worker({"shard": [number]})["done"][0])

    monkeypatch.setattr(ray_engine, "_done", done)
    monkeypatch.setattr(ray_engine, "describe", engine.describe)


@pytest.mark.usefixtures("without_ray")
def test_shards_are_done_once_and_again_when_they_change(tmp_path, shards):
    local, folder = tmp_path / "local.jsonl.gz", tmp_path / "out"
    config = RunConfig((str(shards),), (str(folder),))

    def expected():
        return run(RunConfig((str(shards),), (str(local),)), lambda _: None).state.counts

    first = run_on_ray(config, lambda _: None)
    assert first.state.counts == expected()
    assert records(folder.glob("*.jsonl.gz")) == records([local])
    again = run_on_ray(config, lambda _: None)
    assert (again.before, again.state.counts) == (first.state.counts.read, first.state.counts)

    (shards / "3.jsonl").write_text('{"text": "Changed."}\n')
    (shards / "new.txt").write_text("New.")
    third = run_on_ray(config, lambda _: None)
    assert third.before == first.state.counts.read - 41
    assert third.state.counts == expected()
    assert records(folder.glob("*.jsonl.gz")) == records([local])
    with pytest.raises(TargetError, match="changed: --published"):
        run_on_ray(replace(config, published="2026-02-12"), lambda _: None)


@pytest.mark.slow
def test_killed_and_resumed_it_gives_the_records_of_the_local_engine(tmp_path, shards):
    pytest.importorskip("ray", reason="needs the extra [ray]")
    local = tmp_path / "local.jsonl.gz"
    expected = run(RunConfig((str(shards),), (str(local),)), lambda _: None)

    folder = tmp_path / "out"
    command = [sys.executable, "-m", "extractor", "run", str(shards), "--to", str(folder), "--engine", "ray"]
    command += ["--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    manifest = folder / MANIFEST
    while process.poll() is None and (not manifest.exists() or manifest.read_bytes().count(b"\n") < 3):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    done = Manifest(manifest).load()
    assert len(done.inputs) >= 2

    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 1, again.stderr
    assert records(folder.glob("*.jsonl.gz")) == records([local])
    state = Manifest(manifest).load()
    assert state.counts == expected.state.counts
    actors = [name for name in state.usage.memory if name.startswith("actor ")]
    assert actors
    assert all(name != f"actor {process.pid}" for name in actors)
    rejects = [line for file in folder.glob("*.rejects.jsonl") for line in file.read_text().splitlines()]
    assert len(rejects) == 6

    changed = shards / "deep" / "a.txt"
    changed.write_text("Harbour Bank said on Friday that 13 people were hurt.")
    third = subprocess.run(command, capture_output=True, text=True, check=False)
    assert third.returncode == 1, third.stderr
    run(RunConfig((str(shards),), (str(local),)), lambda _: None)
    assert records(folder.glob("*.jsonl.gz")) == records([local])
    assert Manifest(manifest).load().counts.read == expected.state.counts.read


@pytest.mark.parametrize(
    ("target", "options"),
    [
        ("out.jsonl", {}),
        ("out", {"limit": 3}),
        ("out", {"rejects": "r.jsonl"}),
        ("out", {"filters": FilterConfig(near_duplicates="skip")}),
    ],
)
def test_what_it_cannot_do_is_told_at_once(tmp_path, target, options):
    with pytest.raises(TargetError, match="--engine ray"):
        run_on_ray(RunConfig((str(tmp_path),), (str(tmp_path / target),), **options), lambda _: None)
