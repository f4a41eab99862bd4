"""The program as a process of its own, with workers, interrupted from outside."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.errors import ModelError
from extractor.runner import RunConfig
from extractor.runner import run as run_here

PROGRAM = (
    "import extractor.pipeline.extractor as e; e._BATCH = 100; from extractor.cli.main import main; main()"
)
COUNT = 30


@pytest.fixture
def wire(tmp_path) -> Path:
    file = tmp_path / "wire.jsonl"
    texts = [f"Norvik Mail said on Monday that {count} users were hit." for count in range(COUNT)]
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts) + "nonsense\n")
    return file


def start(wire: Path, target: Path, workers: int) -> subprocess.Popen:
    command = [sys.executable, "-c", PROGRAM, "run", str(wire), "--to", str(target), "--records", "articles"]
    return subprocess.Popen(
        [*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def wait_for_batch(target: Path) -> None:
    manifest = target.with_name(f"{target.name}.manifest.jsonl")
    while not manifest.exists() or manifest.read_bytes().count(b"\n") < 2:
        time.sleep(0.01)


def children(process: subprocess.Popen) -> list[int]:
    lists = Path(f"/proc/{process.pid}/task").glob("*/children")  # each thread has its own
    return [int(pid) for children in lists for pid in children.read_text().split()]


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_workers_change_nothing_and_a_killed_run_is_finished(tmp_path, wire, small_batches):
    expected = tmp_path / "expected.jsonl"
    run_here(RunConfig((str(wire),), (str(expected),), view="articles"), lambda _: None)

    target = tmp_path / "out.jsonl"
    killed = start(wire, target, workers=2)
    wait_for_batch(target)
    workers = children(killed)
    killed.kill()
    killed.communicate()
    for _ in range(500):
        if not any(map(alive, workers)):
            break
        time.sleep(0.01)
    assert workers
    assert not any(map(alive, workers)), "workers outlive the run"
    assert not target.exists()

    again = start(wire, target, workers=2)
    message = again.communicate()[1]
    assert again.returncode == 1, message
    assert target.read_bytes() == expected.read_bytes()
    assert (tmp_path / "out.rejects.jsonl").read_bytes() == (tmp_path / "expected.rejects.jsonl").read_bytes()
    assert re.search(rf"{COUNT} articles, \d+ events, 1 rejected in ", message)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_finishes_the_batch_and_says_how_to_go_on(tmp_path, wire, workers):
    target = tmp_path / "out.jsonl"
    process = start(wire, target, workers)
    wait_for_batch(target)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    message = process.communicate()[1]
    assert process.returncode == 130, message
    assert message.endswith("interrupted: run the same command to go on\n")
    assert "Traceback" not in message
    assert not target.exists()
    again = start(wire, target, workers=1)
    assert "were done before" in again.communicate()[1]
    assert len(target.read_text().splitlines()) == COUNT


def test_a_worker_that_is_killed_costs_nothing(tmp_path, wire, small_batches):
    expected, target = tmp_path / "expected.jsonl", tmp_path / "out.jsonl"
    run_here(RunConfig((str(wire),), (str(expected),), view="articles"), lambda _: None)
    process = start(wire, target, workers=2)
    wait_for_batch(target)
    for pid in children(process):
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGKILL)
    message = process.communicate()[1]
    assert process.returncode == 1, message
    assert target.read_bytes() == expected.read_bytes()


def test_processes_extract_in_order_and_tell_what_is_wrong(feed, tmp_path, run, small_batches):
    first = run(feed, tmp_path / "one.jsonl", workers=1, view="articles")
    second = run(feed, tmp_path / "two.jsonl", workers=2, view="articles")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert first.state.counts.rejects == second.state.counts.rejects
    with pytest.raises(ModelError, match="no_such_model"):
        run(feed, tmp_path / "three.jsonl", workers=2, model="no_such_model")
