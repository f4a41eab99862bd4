"""The commands that show things: show, ontology, benchmark."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app
from extractor.errors import InputError, ResourceError

TEXT = "Norvik Mail said on Monday that a breach hit 8,000 users."
NEW_TYPE = """
family: cyber
types:
  defacement:
    definition: A site is changed.
    triggers:
      - verb: [deface]
"""


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_show_prints_the_text_of_a_file(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    assert TEXT in invoke("show", str(file)).stdout


def test_show_takes_an_article_of_a_jsonl_file(tmp_path: Path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "First."}\n{"text": "Second."}\n')
    assert "Second." in invoke("show", str(file), "--line", "2").stdout
    with pytest.raises(InputError, match="fewer than 3"):
        invoke("show", str(file), "--line", "3")


def test_show_says_why_there_is_no_article(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(" \n")
    with pytest.raises(InputError, match="empty"):
        invoke("show", str(file))


def test_ontology_lists_and_shows_types():
    assert "cyber.data_breach" in invoke("ontology", "list").stdout
    shown = invoke("ontology", "show", "cyber.data_breach").stdout
    assert "definition:" in shown
    assert "triggers:" in shown


def test_unknown_type_is_answered_with_its_family():
    with pytest.raises(ResourceError, match=r"cyber\.data_breach"):
        invoke("ontology", "show", "cyber.breach")


def test_the_packages_own_types_are_well_formed():
    result = invoke("ontology", "lint")
    assert result.exit_code == 0, result.stdout


def test_lint_finds_what_is_wrong_with_a_users_types(tmp_path: Path):
    (tmp_path / "mine.yaml").write_text(NEW_TYPE)
    result = invoke("ontology", "lint", "--ontology", str(tmp_path))
    assert result.exit_code == 1
    assert "cyber.defacement: 0 positive examples" in result.stdout


def test_benchmark_prints_both_sides(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    shown = invoke("benchmark", str(file), "--rounds", "1").stdout
    assert "bare spaCy model" in shown
    assert "whole pipeline" in shown
    assert "extractor_events" in shown


def test_benchmark_needs_an_article(tmp_path: Path):
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(InputError, match="no article"):
        invoke("benchmark", str(tmp_path))
