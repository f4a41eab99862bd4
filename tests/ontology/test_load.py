from pathlib import Path

import pytest

from extractor.errors import ResourceError
from extractor.ontology.lint import lint, lint_files
from extractor.ontology.load import load

MINIMAL = """
family: space
types:
  docking:
    definition: Two craft join.
    roles:
      craft: {fillers: [phrase], at: [subject]}
    triggers:
      - verb: [dock]
    positive: ["The tug docked.", "The tug has docked.", "A tug docks."]
    negative: ["A dock.", "The dog barked.", "The ship sank."]
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "space.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_packages_own_types_have_no_problems():
    assert lint(load()) == []


def test_a_folder_adds_types_and_replaces_those_of_the_same_name(tmp_path):
    write(tmp_path, MINIMAL.replace("space", "cyber").replace("docking", "phishing"))
    changed = load((tmp_path,))
    assert changed.types.keys() == load().types.keys()
    assert changed.entries["cyber.phishing"].spec.definition == "Two craft join."


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(ResourceError, match=r"holds no \.yaml"):
        load((tmp_path,))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("family: space", "family: Space", "family"),
        ("definition: Two craft join.", "definitions: no", "definition"),
        ("at: [subject]", "at: [by(a|b)]", "take words"),
        ("at: [subject]", "at: ['@craft']", "no position"),
        ("at: [subject]", "at: [patient]", "needs the verbs"),
        ("types:", "lists: {ships: [tug, '@craft']}\ntypes:", "not other lists"),
        ("at: [subject]", "at: ['subject(@craft)']", "no list '@craft'"),
        ("fillers: [phrase]", "fillers: [SHIP]", "no such filler: SHIP"),
        ("- verb: [dock]", "- verb: [dock]\n        needs: [pilot]", "no role 'pilot'"),
        ("- verb: [dock]", "- verb: [dock]\n        roles: {pilot: [subject]}", "no role 'pilot'"),
        ("types:", "types: [", "space.yaml"),
    ],
)
def test_a_malformed_file_is_named_with_its_error(tmp_path, old, new, message):
    file = write(tmp_path, MINIMAL.replace(old, new))
    (problem,) = lint_files([file])
    assert "space.yaml" in problem
    assert message in problem


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (', "A tug docks."', "", "2 positive examples, 3 are the least"),
        ('"The ship sank."', "", "2 negative examples"),
        ("triggers:\n      - verb: [dock]", "triggers: []", "no triggers"),
        ("verb: [dock]", "verb: [dock, moor, dock]", "trigger 1 lists 'verb dock' twice"),
        ("    triggers:", '    summary: ["{pilot} docks"]\n    triggers:', "'pilot'"),
        ('["The tug docked."', "[{text: The tug docked., arguments: {pilot: tug}}", "'pilot'"),
    ],
)
def test_lint_tells_what_is_missing(tmp_path, old, new, problem):
    found = lint_files([write(tmp_path, MINIMAL.replace(old, new))])
    assert any(problem in line for line in found)


def test_words_like_on_and_no_stay_words(tmp_path):
    file = write(tmp_path, MINIMAL.replace("at: [subject]", "at: [on, no, off]"))
    assert lint_files([file]) == []
