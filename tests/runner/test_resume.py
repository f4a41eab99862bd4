import os
import signal
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import TargetError
from extractor.runner import RunConfig, run
from extractor.runner.manifest import Manifest
from extractor.sinks.jsonl import JsonlSink

TARGETS = ("out.jsonl", "out.jsonl.zst")


def config(feed: Path, folder: Path, **options) -> RunConfig:
    return RunConfig((str(feed),), tuple(str(folder / name) for name in TARGETS), view="articles", **options)


def written(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if "manifest" not in file.name}


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a child that kills itself at a step of writing; tell whether it came that far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking with threads: the child only computes
        child = os.fork()
    if not child:
        _kill_at(step)
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _kill_at(step: int) -> None:
    left = [step]

    def before(function: Callable[..., object]) -> Callable[..., object]:
        def counted(*args, **kwargs):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return counted

    def write(sink: JsonlSink, lines: list[bytes]) -> None:
        left[0] -= 1
        data = b"".join(lines)
        if not left[0]:  # in the middle of a record, and of it all something has reached the disk
            sink._opened().write(data[: len(data) // 2])
            sink._opened().flush()
            os.kill(os.getpid(), signal.SIGKILL)
        whole(sink, lines)

    whole = JsonlSink.write
    JsonlSink.write = write
    for module, name in ((os, "fsync"), (os, "replace"), (os, "unlink"), (Path, "unlink")):
        setattr(module, name, before(getattr(module, name)))


@pytest.mark.usefixtures("small_batches", "quick")
def test_killed_at_any_step_the_same_command_gives_the_same_bytes(tmp_path, feed):
    (tmp_path / "undisturbed").mkdir()
    run(config(feed, tmp_path / "undisturbed"), lambda _: None)
    expected = written(tmp_path / "undisturbed")
    assert sorted(expected) == [*TARGETS, "out.rejects.jsonl"]
    folder = tmp_path / "disturbed"
    folder.mkdir()
    for step in range(1, 200):
        if not killed_at(step, lambda: run(config(feed, folder), lambda _: None)):
            break
        assert (
            not (folder / "out.jsonl").exists()
            or (folder / "out.jsonl").read_bytes() == expected["out.jsonl"]
        )
        run(config(feed, folder), lambda _: None)
        assert written(folder) == expected
        for file in folder.iterdir():
            file.unlink()
    assert step > 30


@pytest.mark.usefixtures("small_batches", "quick")
def test_killed_again_and_again_it_still_comes_to_the_end(tmp_path, feed):
    (tmp_path / "undisturbed").mkdir()
    run(config(feed, tmp_path / "undisturbed"), lambda _: None)
    (tmp_path / "disturbed").mkdir()
    while killed_at(15, lambda: run(config(feed, tmp_path / "disturbed"), lambda _: None)):
        pass
    assert written(tmp_path / "disturbed") == written(tmp_path / "undisturbed")


@pytest.fixture
def unfinished(tmp_path, feed, small_batches, quick) -> Path:
    """A folder with a run of `feed` that has committed a batch."""
    folder = tmp_path / "unfinished"
    folder.mkdir()
    assert killed_at(12, lambda: run(config(feed, folder), lambda _: None))
    assert len(list(Manifest(folder / "out.jsonl.manifest.jsonl").commits())) >= 1
    return folder


@pytest.mark.parametrize(
    ("options", "changed"),
    [({"published": "2026-02-12"}, "--published (was None)"), ({"limit": 3}, "--limit (was None)")],
)
def test_another_configuration_is_refused_unless_fresh(unfinished, feed, options, changed):
    with pytest.raises(TargetError) as error:
        run(config(feed, unfinished, **options), lambda _: None)
    assert f"this is not the same run; changed: {changed}" in str(error.value)
    assert "--fresh" in str(error.value)
    summary = run(config(feed, unfinished, fresh=True, **options), lambda _: None)
    assert summary.before == 0


def test_a_state_or_part_that_was_tampered_with_is_refused(unfinished, feed):
    (unfinished / "out.jsonl.part").write_bytes(b"")
    with pytest.raises(TargetError, match=r"out.jsonl.part' was changed since the run stopped: use --fresh"):
        run(config(feed, unfinished), lambda _: None)
    (unfinished / "out.jsonl.manifest.jsonl").write_text("{")
    with pytest.raises(TargetError, match="use --fresh"):
        run(config(feed, unfinished), lambda _: None)


def test_a_full_disk_is_told_and_the_run_can_be_gone_on_with(
    tmp_path, feed, small_batches, quick, monkeypatch
):
    folder = tmp_path / "full"
    folder.mkdir()
    syncs = []

    def full(descriptor: int) -> None:
        syncs.append(descriptor)
        if len(syncs) > 7:
            raise OSError(28, "No space left on device")

    message = "No space left on device; mend that and run the same command to go on"
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(TargetError, match=message):
            run(config(feed, folder), lambda _: None)
    assert run(config(feed, folder), lambda _: None).before > 0
