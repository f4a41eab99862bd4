"""The files are read by the databases' own programs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.sinks import sink_for
from tests.sinks.test_databases import article


def filled(target: Path) -> Path:
    sink = sink_for(str(target))
    sink.open(None)
    sink.put(article())
    sink.commit()
    sink.close()
    return target


def test_sqlite3_reads_it(tmp_path):
    if not shutil.which("sqlite3"):
        pytest.skip("SQLite's program is not installed: apt-get install sqlite3")
    file = filled(tmp_path / "news.sqlite")
    assert (
        ask("sqlite3", file, "SELECT type FROM event_overview ORDER BY type")
        == "cyber.data_breach\nstatement.say"
    )
    assert ask("sqlite3", file, "PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok"


def test_duckdb_reads_it(tmp_path):
    """Its program is an older version than the library: the files are for both."""
    program = shutil.which("duckdb", path=str(Path(sys.executable).parent)) or shutil.which("duckdb")
    if not program:
        pytest.skip("DuckDB's program is not installed: pip install duckdb-cli")
    file = filled(tmp_path / "news.duckdb")
    query = "SELECT type FROM event_overview ORDER BY type"
    assert ask(program, "-csv", "-noheader", file, query) == "cyber.data_breach\nstatement.say"


def ask(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return done.stdout.strip().replace("\r", "")
