"""Killed thirty times at random, the run still gives the same bytes; a worker that cannot do an article."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.readers import Page
from extractor.runner import RunConfig
from extractor.runner.manifest import Manifest
from extractor.runner.work import job_of
from extractor.runner.workers import Worker
from extractor.schema import Article

pytestmark = pytest.mark.slow

ARTICLES = 2_000
KILLS = 30
PROGRAM = (
    "import extractor.pipeline.extractor as e; e._BATCH = 800; from extractor.cli.main import main; main()"
)


@pytest.fixture
def archive(tmp_path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    lines = [
        json.dumps({"id": f"n{number}", "text": f"Norvik Mail said on Monday that {number} users were hit."})
        for number in range(ARTICLES)
    ]
    for part in range(20):
        own = lines[part * 100 : part * 100 + 100]
        (folder / f"{part:02}.jsonl").write_text("\n".join([*own, "nonsense", own[0]]) + "\n")
    return folder


def start(archive: Path, target: Path) -> subprocess.Popen:
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        "run",
        str(archive),
        "--to",
        str(target),
        "--to",
        f"{target}.gz",
    ]
    options = ["--workers", "2", "--duplicates", "skip"]
    return subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True, start_new_session=True)


def workers_of(process: subprocess.Popen) -> list[int]:
    try:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        tasks = Path(f"/proc/{process.pid}/task").iterdir()
        every = {child for task in tasks for child in (task / "children").read_text().split()} | {*children}
        return [int(pid) for pid in every if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    except OSError:
        return []


def commits(target: Path) -> int:
    file = target.with_name(f"{target.name}.manifest.jsonl")
    return file.read_bytes().count(b"\n") if file.exists() else 0


def moments(rng: random.Random, target: Path) -> Iterator[None]:
    """Wait for random moments: after a few more batches, and a little later, or soon after the start."""
    while True:
        until = commits(target) + rng.randint(1, 4)
        latest = time.monotonic() + (rng.uniform(0, 3) if rng.random() < 0.1 else 120)
        while commits(target) < until and time.monotonic() < latest:
            time.sleep(0.002)
        time.sleep(rng.uniform(0, 0.05))
        yield


def test_killed_thirty_times_the_output_is_the_same(tmp_path, archive):
    expected = tmp_path / "expected.jsonl"
    undisturbed = start(archive, expected)
    message = undisturbed.communicate()[1]
    assert undisturbed.returncode == 1, message
    assert f"{ARTICLES:,} articles, " in message
    assert " events, 20 rejected, 20 left out in" in message

    target = tmp_path / "out.jsonl"
    rng = random.Random(7)
    killed: list[str] = []
    process = start(archive, target)
    for _ in moments(rng, target):
        assert process.poll() is None, f"ended after {killed}: {process.communicate()[1]}"
        workers = workers_of(process)
        if len(killed) % 2 and workers:
            os.kill(rng.choice(workers), signal.SIGKILL)
            killed.append("worker")
        else:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
            killed.append("parent")
            process = start(archive, target)
        if len(killed) == KILLS:
            break
    message = process.communicate()[1]
    assert process.returncode == 1, message
    assert min(killed.count("worker"), killed.count("parent")) >= 10
    for ending in ("", ".gz"):
        assert Path(f"{target}{ending}").read_bytes() == Path(f"{expected}{ending}").read_bytes()
    assert (tmp_path / "out.rejects.jsonl").read_bytes() == (tmp_path / "expected.rejects.jsonl").read_bytes()
    assert Manifest(Path(f"{target}.manifest.jsonl")).load().counts.read == ARTICLES + 40


class Deadly(Page):
    """A page that kills who reads it."""

    def article(self) -> Article | InputError:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


class Endless(Page):
    """A page that takes for ever."""

    def article(self) -> Article | InputError:
        time.sleep(600)
        raise AssertionError


class Good(Page):
    """A page that holds an article."""

    def article(self) -> Article | InputError:
        return Article(text=self.fields["html"])


def test_what_kills_a_worker_or_hangs_costs_only_itself():
    worker = Worker(job_of(RunConfig((), ()), ("events",)), timeout=3)
    worker.start()
    pages = [kind({"html": kind.__name__}, None) for kind in (Good, Deadly, Good, Endless, Good)]
    try:
        outcomes = worker.perform(pages).outcomes
    finally:
        worker.close()
    assert [str(outcome) if isinstance(outcome, InputError) else outcome.text for outcome in outcomes] == [
        "Good",
        "worker died: the process that read it ended twice (signal SIGKILL)",
        "Good",
        "timed out: took more than 3 s; it is tried again next time",
        "Good",
    ]


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A file system of 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"cannot mount a tmpfs: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(tmp_path, archive, small_disk):
    target = small_disk / "out.jsonl"
    process = start(archive, target)
    message = process.communicate()[1]
    assert process.returncode == 2
    assert "No space left on device; mend that and run the same command to go on" in message
    subprocess.run(["mount", "-o", "remount,size=100m", str(small_disk)], check=True)
    process = start(archive, target)
    message = process.communicate()[1]
    assert process.returncode == 1
    assert "were done before" in message
    expected = tmp_path / "expected.jsonl"
    start(archive, expected).communicate()
    assert target.read_bytes() == expected.read_bytes()


def test_a_target_that_cannot_be_written_is_told_and_the_run_goes_on_when_it_can(tmp_path, small_disk):
    source, target = tmp_path / "a.jsonl", small_disk / "out.jsonl"
    source.write_text(json.dumps({"id": "a", "text": "Norvik Mail said on Monday that 8 users were hit."}))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    process = start(source, target)
    message = process.communicate()[1]
    assert process.returncode == 2
    assert f"cannot write '{target}.part': Read-only file system" in message
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    process = start(source, target)
    message = process.communicate()[1]
    assert process.returncode == 0, message
    assert len(target.read_text().splitlines()) >= 1
