"""`extractor ontology add` and `docs`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.cli.main import app
from extractor.errors import ResourceError
from extractor.ontology.load import load, read_family

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["ontology", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_the_page_in_the_docs_is_current():
    page = PAGE.read_text(encoding="utf-8")
    assert page == invoke("docs").stdout, "run: extractor ontology docs --to docs/ontology.md"
    assert all(f"### {name}\n" in page for name in load().entries)


def test_a_type_is_added_beside_those_that_are_there(tmp_path: Path):
    folder = str(tmp_path / "mine")
    words = ("--noun", "prize", "--verb", "award", "--role", "giver", "--role", "winner")
    shown = invoke("add", "culture.prize", "--ontology", folder, *words).stdout
    assert "lint --ontology" in shown
    invoke(
        "add", "culture.show", "--ontology", folder, "--noun", "exhibition", "--definition", "Art is shown."
    )
    file = tmp_path / "mine" / "culture.yaml"
    family = read_family(file)
    assert list(family.types) == ["prize", "show"]
    assert family.types["show"].definition == "Art is shown."
    assert list(load((tmp_path / "mine",)).types["culture.prize"].roles) == [
        "time",
        "place",
        "giver",
        "winner",
    ]
    assert "1 positive examples" in invoke("lint", "--ontology", folder).stdout


def test_an_added_type_is_found_without_python(tmp_path: Path, extract):
    from extractor.pipeline import Extractor
    from extractor.schema import Article

    folder = tmp_path / "mine"
    words = ("--verb", "knight", "--role", "giver", "--role", "person")
    invoke("add", "culture.honour", "--ontology", str(folder), *words)
    record = Extractor(ontology=(folder,), min_confidence=0).extract(
        Article(text="The king knighted a baker.")
    )
    (event,) = [event for event in record.events if event.type == "culture.honour"]
    assert {(argument.role, argument.text) for argument in event.arguments} == {
        ("giver", "The king"),
        ("person", "a baker"),
    }


def test_a_type_of_the_package_can_be_the_start(tmp_path: Path):
    invoke("add", "justice.fine", "--ontology", str(tmp_path), "--like", "justice.fine")
    own = load((tmp_path,)).entries["justice.fine"]
    assert own.file == tmp_path / "justice.yaml"
    assert own.spec == load().entries["justice.fine"].spec
    assert load((tmp_path,)).types.keys() == load().types.keys()


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("Prize", (), "family.type"),
        ("culture.prize", ("--like", "culture.nothing"), "ontology list"),
    ],
)
def test_what_cannot_be_added_is_told(tmp_path: Path, name: str, options: tuple[str, ...], message: str):
    with pytest.raises(ResourceError, match=message):
        invoke("add", name, "--ontology", str(tmp_path), *options)


def test_a_type_that_is_there_is_not_written_over(tmp_path: Path):
    invoke("add", "culture.prize", "--ontology", str(tmp_path))
    before = (tmp_path / "culture.yaml").read_bytes()
    with pytest.raises(ResourceError, match="edit it there"):
        invoke("add", "culture.prize", "--ontology", str(tmp_path))
    assert (tmp_path / "culture.yaml").read_bytes() == before
