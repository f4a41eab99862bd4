"""The example of the documentation works as it is written."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app
from tests.records import Writer

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


def test_bare_spacy_is_scored(tmp_path: Path):
    write = Writer("Angela Merkel met reporters in Berlin on Friday.")
    people = write.entity("Angela Merkel", "PERSON", write.span("Angela Merkel"))
    city = write.entity("Berlin", "GPE", write.span("Berlin"), key="e2")
    gold, script, predicted = (tmp_path / name for name in ("gold.jsonl", "bare.py", "spacy.jsonl"))
    gold.write_text(write.record(entities=[people, city]).model_dump_json() + "\n")
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert found
    assert found[1].count("\n") <= 35
    script.write_text(found[1])
    subprocess.run([sys.executable, str(script), str(gold), str(predicted)], check=True, timeout=120)
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--pred", str(predicted), "--layer", "entities"])
    assert (result.exit_code, "strict" in result.output) == (0, True), result.output
    assert "100.0" in result.output


@pytest.mark.parametrize("command", ["evaluate", "gate", "annotate"])
def test_each_command_explains_itself(command: str):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 10
