"""Every block of the README runs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
# What comes before it makes the environment that the tests run in.
SET_UP = re.compile(r"^python3 -m venv \.venv && \.venv/bin/pip install .*? && \.venv/bin/")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "corpora").symlink_to(ROOT / "corpora")
    (folder / "my-types").mkdir()
    (folder / "my-types" / "culture.yaml").write_text(block("yaml"), encoding="utf-8")
    return folder


def block(language: str) -> str:
    return next(text for kind, text in BLOCKS if kind == language)


def commands() -> list[str]:
    lines = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
    return [SET_UP.sub("", line) for line in lines if "pytest" not in line]


def environment() -> dict[str, str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("command", commands())
def test_command(checkout: Path, command: str):
    done = subprocess.run(
        ["bash", "-c", command], cwd=checkout, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_python_block(checkout: Path):
    subprocess.run([sys.executable, "-c", block("python")], cwd=checkout, env=environment(), check=True)


def test_the_two_commands_of_the_set_up_are_what_they_say():
    first, second = block("sh").splitlines()
    assert SET_UP.sub("", first).startswith("extractor run corpora/samples --to events.jsonl")
    assert SET_UP.sub("", second).startswith("python -m pytest")


def test_the_record_shown_is_the_one_that_comes_out(checkout: Path):
    shown = json.loads(block("json"))
    out = checkout / "shown.jsonl"
    run = [sys.executable, "-m", "extractor", "run", str(ROOT / "corpora/samples/harbour-bank-breach.txt")]
    subprocess.run([*run, "--to", str(out), "--quiet"], env=environment(), cwd=checkout, check=True)
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert any(holds(record, shown) for record in records)


def holds(whole: object, part: object) -> bool:
    """Tell whether all that a shortened record shows stands in a whole one."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(holds(one, item) for one in whole) for item in part)
    return whole == part
