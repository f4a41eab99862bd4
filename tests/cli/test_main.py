import subprocess
import sys

import pytest

import extractor

HEAVY = {"spacy", "thinc", "numpy", "dateparser", "rich.progress"}


def test_help_does_not_wait_for_spacy():
    code = "import extractor.cli.main, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not HEAVY & set(loaded.split())


def test_version(program):
    assert program("--version") == (0, extractor.__version__ + "\n", "")


@pytest.mark.parametrize("command", ["run", "validate", "schema", "doctor"])
def test_every_command_is_explained(program, command):
    code, out, _ = program(command, "--help")
    assert code == 0
    assert len(out.splitlines()) > 8


def test_run_shows_examples(program):
    assert "extractor run articles/ --to events.jsonl" in program("run", "--help")[1]


def test_an_unknown_command_is_told_in_exit_code_2(program):
    assert program("rum")[0] == 2
