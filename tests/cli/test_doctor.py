import extractor
from extractor.cli import doctor


def test_doctor_tells_what_is_there(program):
    code, out, _ = program("doctor")
    assert code == 0
    lines = {line[:15].strip(): line[15:] for line in out.splitlines()}
    assert lines["extractor"] == extractor.__version__
    assert lines["spacy"].startswith("3.8")
    assert lines["pipeline"] == "accurate: works"
    assert lines["model"].startswith("en_core_web_sm")
    assert lines["extra dev"] == "installed"


def test_missing_packages_of_an_extra_are_named(monkeypatch):
    monkeypatch.setattr(doctor, "requires", lambda _: ["nosuch-thing>=1; extra == 'web'", "typer>=0.15"])
    assert doctor._state("web") == "missing: nosuch-thing"
