import io
import json
import sys

import pytest

GOOD = '{"id": "a", "text": "Norvik Mail said on Monday that 8,000 users were hit."}\n'


@pytest.mark.parametrize(("content", "code"), [(GOOD, 0), (GOOD + "nonsense\n", 1), ("", 0)])
def test_exit_code_and_summary(tmp_path, program, content, code):
    (tmp_path / "a.jsonl").write_text(content)
    ended, out, err = program("run", tmp_path / "a.jsonl", "--to", tmp_path / "out.jsonl")
    assert (ended, out) == (code, "")
    assert err.startswith(f"{content.count('Norvik')} articles, ")
    assert ("not JSON 1; see" in err) == bool(code)


def test_quiet_says_nothing(tmp_path, program):
    (tmp_path / "a.jsonl").write_text(GOOD + "nonsense\n")
    assert program("run", tmp_path, "--to", tmp_path / "out.jsonl", "--quiet") == (1, "", "")


def test_what_is_written_is_valid(tmp_path, program):
    (tmp_path / "a.jsonl").write_text(GOOD)
    for view in ("events", "articles"):
        target = tmp_path / f"{view}.jsonl.zst"
        assert program("run", tmp_path / "a.jsonl", "--to", target, "--records", view)[0] == 0
        assert program("validate", target)[0] == 0


def test_standard_input(tmp_path, program, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(GOOD.encode()))))
    assert program("run", "-", "--to", tmp_path / "out.jsonl", "--records", "articles")[0] == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["article"]["id"] == "a"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{0}/gone"], "extractor: no such file or folder: '{0}/gone'"),
        (["{0}", "--to", "{0}/x.csv"], "extractor: cannot tell what to write to '{0}/x.csv'"),
        (
            ["{0}", "--to", "{0}/gone/x.jsonl"],
            "extractor: cannot write '{0}/gone/x.jsonl.part': No such file",
        ),
        (["{0}", "--pipeline", "slow"], "extractor: no pipeline 'slow'; there are: "),
        (["{0}", "--model", "no_such"], "extractor: cannot load the spaCy model 'no_such'"),
    ],
)
def test_foreseeable_errors_are_one_line(tmp_path, program, arguments, message):
    (tmp_path / "a.jsonl").write_text(GOOD)
    arguments = [argument.format(tmp_path) for argument in arguments]
    target = [] if "--to" in arguments else ["--to", tmp_path / "out.jsonl"]
    code, out, err = program("run", *arguments, *target)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(message.format(tmp_path))


def test_filters_and_the_report(tmp_path, program):
    (tmp_path / "a.jsonl").write_text(
        GOOD + GOOD + '{"text": "Short."}\n{"text": "Old news.", "published": "2020-01-01"}\n'
    )
    options = ["--min-words", "2", "--duplicates", "skip", "--report", tmp_path / "report.json"]
    code, _, err = program("run", tmp_path / "a.jsonl", "--to", tmp_path / "out.jsonl", *options)
    assert code == 0
    assert err.startswith("2 articles, ")
    assert "left out: duplicates 1, min-words 1" in err
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["read"], report["articles"], report["words"]) == (4, 2, 12)
    assert report["left_out"] == {"duplicates": 1, "min-words": 1}
    assert report["words_per_second"] > 0
    assert {"parse", "extractor_events", "write"} <= report["seconds_by_stage"].keys()
    assert report["peak_memory_bytes"]["main"] > 10_000_000


def test_another_configuration_is_refused(tmp_path, program):
    (tmp_path / "a.jsonl").write_text(GOOD)
    arguments = ["run", tmp_path / "a.jsonl", "--to", tmp_path / "out.jsonl"]
    assert program(*arguments)[0] == 0
    code, _, err = program(*arguments, "--since", "2026-01-01")
    assert (code, err.count("\n")) == (2, 1)
    assert "changed: --since (was None)" in err
    assert program(*arguments, "--since", "2026-01-01", "--fresh")[0] == 0


@pytest.mark.parametrize(
    "option",
    [
        ["--published", "June"],
        ["--workers", "0"],
        ["--records", "all"],
        ["--since", "June"],
        ["--field", "body=text"],
        ["--near-duplicates", "drop"],
        ["--engine", "spark"],
    ],
)
def test_options_are_checked(tmp_path, program, option):
    (tmp_path / "a.jsonl").write_text(GOOD)
    assert program("run", tmp_path, "--to", tmp_path / "out.jsonl", *option)[0] == 2


def test_a_bar_is_shown_on_a_terminal(tmp_path, program, monkeypatch):
    (tmp_path / "a.jsonl").write_text(GOOD)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    code, _, err = program("run", tmp_path, "--to", tmp_path / "out.jsonl")
    assert code == 0
    assert "1 articles, " in err
