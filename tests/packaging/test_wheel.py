"""What is shipped, and that it works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


def test_code_and_models_are_in_the_wheel_and_nothing_else(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"extractor"}
    shipped = {
        name.removeprefix("extractor/models/") for name in names if name.startswith("extractor/models/")
    }
    kept = {
        str(file.relative_to(ROOT / "models"))
        for file in (ROOT / "models").rglob("*")
        if file.is_file() and file.name != "README.md"
    }
    assert shipped == kept


def test_the_installed_wheel_runs_from_elsewhere(wheel: Path, tmp_path: Path):
    home = tmp_path / "home"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(home),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    (tmp_path / "a.txt").write_text("OSLO (Wire) - Norvik Mail said on Monday a data breach hit 8,000 users.")
    run = [sys.executable, "-P", "-m", "extractor", "run", "a.txt", "--to", "events.jsonl", "--quiet"]
    environment = {**os.environ, "PYTHONPATH": str(home)}
    subprocess.run(run, check=True, cwd=tmp_path, env=environment)
    assert "cyber.data_breach" in (tmp_path / "events.jsonl").read_text()
    where = [sys.executable, "-P", "-c", "from extractor import resources; print(resources.models_dir())"]
    found = subprocess.run(where, check=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert found.stdout.strip() == str(home / "extractor" / "models")
