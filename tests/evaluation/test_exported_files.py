"""Files as the tools write them, and odd ones that are legal all the same; and how bad ones are refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.errors import ExtractorError, GoldError
from extractor.evaluation import adapters, run
from extractor.schema import ArticleRecord

TEXT = "📰 Norvik Mail met O’Brien in Oslo,\nthen in Bergen.\n"
FOUND = [("ORG", "Norvik Mail"), ("LOC", "Oslo")]
ORG, LOC = (TEXT.index("Norvik"), TEXT.index(" met")), (TEXT.index("Oslo"), TEXT.index(","))
BOM = "\ufeff"


def read(
    folder: Path, name: str, content: Any, form: str | None = None, **beside: str
) -> list[ArticleRecord]:
    for other, text in beside.items():
        (folder / other.replace("_", ".")).write_bytes(text.encode())
    given = content if isinstance(content, bytes | str) else json.dumps(content, ensure_ascii=False, indent=1)
    (folder / name).write_bytes(given if isinstance(given, bytes) else given.encode())
    return adapters.read(folder / name, form).records


def names(records: list[ArticleRecord]) -> list[tuple[str, str]]:
    return [(e.type, m.text) for record in records for e in record.entities for m in e.mentions]


BRAT = "T1\tORG {} {}\tNorvik Mail\nT2\tLOC {} {}\tOslo\n".format(*ORG, *LOC)
REST = (
    "#1\tAnnotatorNotes T1\tsure?\nA1\tNegation T1\nM1\tSure T2\nR1\tLocated Arg1:T1 Arg2:T2\t\n"
    "*\tEquiv T1 T2\nN1\tReference T2 Wikidata:Q585\tOslo\nE1\tMeet:T1 Place:T2\n"
)
PARTS = f"T1\tLOC {LOC[0]} {LOC[1]};{TEXT.index('Bergen')} {TEXT.index('.')}\tOslo Bergen\n"


@pytest.mark.parametrize("ann", [BRAT, BRAT + REST, BOM + BRAT, BRAT.replace("\n", "\r\n"), BRAT + "\n\n"])
def test_brat(tmp_path: Path, ann: str):
    assert names(read(tmp_path, "x.ann", ann, x_txt=TEXT)) == FOUND


def test_brat_spans_in_parts_over_lines_and_none_at_all(tmp_path: Path):
    assert names(read(tmp_path, "x.ann", PARTS, x_txt=TEXT)) == [("LOC", "Oslo,\nthen in Bergen")]
    wide = f"T1\tLOC {LOC[0]} {TEXT.index('.')}\tOslo, then in Bergen\n"  # brat writes a line end as a space
    assert names(read(tmp_path, "x.ann", wide, x_txt=TEXT)) == [("LOC", "Oslo,\nthen in Bergen")]
    assert names(read(tmp_path, "x.ann", "", x_txt=TEXT)) == []
    crlf = TEXT.replace("\n", "\r\n")
    moved = f"T1\tLOC {crlf.index('Bergen')} {crlf.index('.')}\tBergen\n"
    assert names(read(tmp_path, "x.ann", moved, x_txt=crlf)) == [("LOC", "Bergen")]


COLUMNS = {
    "CoNLL-2003": "-DOCSTART- -X- -X- O\n\nNorvik NNP B-NP B-ORG\nMail NNP I-NP I-ORG\nin IN B-PP O\n\n"
    "Oslo NNP B-NP B-LOC\n\n\n",
    "tabs, CRLF": "Norvik\tB-ORG\r\nMail\tI-ORG\r\n\r\nOslo\tB-LOC\r\n\r\n \r\n",
    "IOB1": BOM + "Norvik I-ORG\nMail I-ORG\nin O\nOslo I-LOC\n",
    "BILOU, comments": "# id = 3\nNorvik\tB-ORG\nMail\tL-ORG\n# text = in\nin\tO\nOslo\tU-LOC\n",
    "counted": "1\tNorvik\tB-ORG\n2\tMail\tI-ORG\n3\tin\tO\n\n1\tOslo\tB-LOC\n",
    "spaces in tokens": "Norvik Mail\tB-ORG\n\u00a0\tO\n\u2028\tO\nOslo\tB-LOC\n",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_conll(tmp_path: Path, name: str):
    assert names(read(tmp_path, "x.tsv", COLUMNS[name])) == FOUND


def test_conll_documents_and_neighbours(tmp_path: Path):
    two = "-DOCSTART- O\n\nOslo B-LOC\nOslo B-LOC\nOslo I-ORG\n\n-DOCSTART- O\n\nOslo B-LOC\n\nOslo I-LOC\n"
    records = read(tmp_path, "x.conll", two)
    assert [record.article.text for record in records] == ["Oslo Oslo Oslo", "Oslo\nOslo"]
    assert [len(record.entities) for record in records] == [3, 2]


TML = """<?xml version="1.0" encoding="ENCODING"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<DOCID>A1</DOCID>
<DCT><TIMEX3 tid="t0" type="TIME" value="2026-05-04T14:11" temporalFunction="false">4.5.</TIMEX3></DCT>
<TEXT>
It <EVENT eid="e1">rained</EVENT> <SIGNAL>on</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="2026-05-01"
><ENAMEX>last</ENAMEX> Friday</TIMEX3> &amp; for <TIMEX3 tid="t2"
type="DURATION" value="P3D">three <NUMEX>days</NUMEX></TIMEX3>, café.
<TIMEX3 tid="t3" type="DATE" value="2026" />
</TEXT>
<MAKEINSTANCE eiid="ei1"/>
</TimeML>
"""


@pytest.mark.parametrize(("encoding", "mark", "end"), [("utf-8", BOM, "\n"), ("iso-8859-1", "", "\r\n")])
def test_timeml(tmp_path: Path, encoding: str, mark: str, end: str):
    written = mark + TML.replace("ENCODING", encoding).replace("\n", end)
    [record] = read(tmp_path, "x.tml", written.encode(encoding))
    assert [(t.text, t.value) for t in record.times] == [("last Friday", "2026-05-01"), ("three days", "P3D")]
    assert (record.article.published, "café" in record.article.text) == ("2026-05-04", True)


def test_timeml_whose_date_is_not_known(tmp_path: Path):
    [record] = read(tmp_path, "x.tml", TML.replace("ENCODING", "utf-8").replace("2026-05-04T14:11", "XXXX"))
    assert record.article.published is None


def task(**changed: Any) -> dict[str, Any]:
    regions = [
        {
            "value": {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]},
            "id": label,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "origin": "manual",
        }
        for (start, end), label in ((ORG, "ORG"), (LOC, "LOC"))
    ]
    choice = {"value": {"choices": ["news"]}, "id": "c", "from_name": "kind", "type": "choices"}
    done = {"id": 5, "completed_by": {"id": 1}, "result": [*regions, choice], "was_cancelled": False}
    return {"id": 1, "annotations": [done], "drafts": [], "data": {"text": TEXT}, "project": 3, **changed}


def cancelled() -> dict[str, Any]:
    done = task()["annotations"][0]
    return task(annotations=[{**done, "was_cancelled": True, "result": []}, done])


MIN = [{"id": 9, "text": TEXT, "label": [one["value"] for one in task()["annotations"][0]["result"][:2]]}]


@pytest.mark.parametrize("tasks", [[task()], [task(annotations=[]), task()], [cancelled()], MIN])
def test_label_studio(tmp_path: Path, tasks: list[Any]):
    assert names(read(tmp_path, "x.json", tasks)) == FOUND


def test_label_studio_in_windows(tmp_path: Path):
    assert (
        names(read(tmp_path, "x.json", BOM + json.dumps([task()], indent=2).replace("\n", "\r\n"))) == FOUND
    )
    both = read(tmp_path, "x.json", json.dumps([task(), task()]))
    assert [record.article.id for record in both] == ["x-1", "x-2"]


LABELS = [[*ORG, "ORG"], [*LOC, "LOC"]]
ENTITIES = [
    {"id": n, "label": label, "start_offset": a, "end_offset": b} for n, (a, b, label) in enumerate(LABELS)
]
RELATION = {"id": 0, "from_id": 0, "to_id": 1, "type": "in"}


@pytest.mark.parametrize(
    "line",
    [
        {"id": 1, "text": TEXT, "label": LABELS, "Comments": []},
        {"id": 1, "data": TEXT, "label": LABELS},
        {"id": 1, "text": TEXT, "labels": LABELS, "meta": {}},
        {"id": 1, "text": TEXT, "entities": ENTITIES, "relations": [RELATION], "Comments": []},
    ],
)
def test_doccano(tmp_path: Path, line: dict[str, Any]):
    assert names(read(tmp_path, "x.jsonl", json.dumps(line) + "\r\n\r\n \n")) == FOUND


SPANS = [{"start": a, "end": b, "token_start": 0, "token_end": 1, "label": label} for a, b, label in LABELS]


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, FOUND),
        (
            {"_view_id": "spans_manual", "spans": [*SPANS, {**SPANS[0], "label": "PER"}]},
            [*FOUND, ("PERSON", "Norvik Mail")],
        ),
        ({"_view_id": "relations", "relations": [{"head": 0, "child": 1, "label": "in"}]}, FOUND),
        ({"spans": None}, []),
        ({"answer": "reject"}, []),
        ({"answer": "ignore"}, []),
    ],
)
def test_prodigy(tmp_path: Path, changed: dict[str, Any], found: list[tuple[str, str]]):
    tokens = [{"text": "📰", "start": 0, "end": 1, "id": 0, "ws": True}]
    line = {"text": TEXT, "_input_hash": 1, "_task_hash": 2, "tokens": tokens, "spans": SPANS}
    given = {**line, "answer": "accept", "_view_id": "ner_manual", "_timestamp": 1, **changed}
    assert names(read(tmp_path, "x.jsonl", json.dumps(given) + "\n")) == found


def test_newsquant_values(tmp_path: Path):
    given = ["1.99E-29", "-5.0", "0-60", "-5.0 - -3.0"]
    rest = {"change": "~", "unit": "-", "normalized_unit": "-", "referred_concepts": "-"}
    [record] = read(tmp_path, "x.json", [{"text": "x", "quantities": [{"value": v, **rest} for v in given]}])
    assert [(f.value, f.low, f.high) for f in record.figures] == [
        (1.99e-29, None, None),
        (-5, None, None),
        (None, 0, 60),
        (None, -5, -3),
    ]


def casie(event: Any = None, **changed: Any) -> dict[str, Any]:
    given = event or {
        "index": "E1",
        "type": "Attack",
        "subtype": "Phishing",
        "realis": "Actual",
        "nugget": {"startOffset": ORG[0], "endOffset": ORG[1], "text": "Norvik Mail", "index": "T1"},
        "argument": None,
    }
    hopper = [{"index": "H1", "relation": "", "events": [given]}, {"index": "H2", "events": []}]
    return {"sourcefile": "1.txt", "content": TEXT, "cyberevent": {"hopper": hopper}, **changed}


def test_casie(tmp_path: Path):
    given = casie(info={"date": "2018_11_8", "title": "x"}, enrichment={})
    [record] = read(tmp_path, "x.json", BOM + json.dumps(given, indent=1).replace("\n", "\r\n"))
    assert ([event.type for event in record.events], record.article.published) == (
        ["casie.phishing"],
        "2018-11-08",
    )


def quantity(**changed: str) -> list[Any]:
    one = {
        "value": "1",
        "change": "=",
        "unit": "-",
        "normalized_unit": "-",
        "referred_concepts": "-",
        **changed,
    }
    return [{"text": "x", "quantities": []}, {"text": "y", "quantities": [one]}]


def region(**changed: Any) -> list[Any]:
    made = task()
    made["annotations"][0]["result"][0]["value"] |= changed
    return [task(), made]


def nugget(**changed: Any) -> dict[str, Any]:
    made = casie()
    made["cyberevent"]["hopper"][0]["events"][0]["nugget"] |= changed
    return made


REFUSED: dict[str, tuple[str, Any, str]] = {
    "brat: no tabs": ("x.ann", BRAT + "T3 ORG 0 4 word\n", r"x\.ann:3: .* with tabs before LABEL and WORDS"),
    "brat: no number": ("x.ann", "T1\tORG 0 b\tx\n", r"x\.ann:1: a text-bound line is"),
    "brat: outside": (
        "x.ann",
        "T1\tORG 0 99\tx\n",
        r"x\.ann:1: span 0 99 is not within the text of \d+ char",
    ),
    "brat: twice": ("x.ann", BRAT + BRAT, r"x\.ann:3: T1 stands here twice"),
    "brat: no such span": (
        "x.ann",
        BRAT.replace("ORG", "Source").replace("LOC", "Cue") + "E1\tAttribution:T2 Source:T9\n",
        r"x\.ann:3: there is no text-bound line 'T9'",
    ),
    "brat: other line": ("x.ann", BRAT + "\nQ1\tx\n", r"x\.ann:4: 'Q1' begins no line of standoff"),
    "brat: label": ("x.ann", BRAT.replace("LOC", "TOWN"), r"x\.ann:2: unknown label 'TOWN'.*--labels"),
    "conll: no tag": ("x.tsv", "Oslo\tB-LOC\n\nsaid\t\n", r"x\.tsv:3: a token without a tag"),
    "conll: label": ("x.tsv", "Oslo\tB-LOC\nEU\tB-x-y\n", r"x\.tsv:2: unknown label 'x-y'"),
    "conll: empty": ("x.tsv", "\n\n", r"x\.tsv: the file is empty"),
    "timeml: type": (
        "x.tml",
        TML.replace("ENCODING", "utf-8").replace('"DATE"', '"DAY"', 1),
        r"x\.tml:6: unknown label 'DAY'",
    ),
    "timeml: value": (
        "x.tml",
        TML.replace("ENCODING", "utf-8").replace(' value="P3D"', ""),
        r"x\.tml:7: the key 'value' is missing",
    ),
    "timeml: broken": (
        "x.tml",
        TML.replace("ENCODING", "utf-8").replace("</TEXT>", ""),
        r"x\.tml:12: not XML: mismatched tag",
    ),
    "timeml: no text": ("x.tml", "<TimeML><TEXT/></TimeML>", r"x\.tml: the article is empty"),
    "newsquant: change": ("x.json", quantity(change="much"), r"x\.json:6: unknown change 'much'"),
    "newsquant: value": ("x.json", quantity(value="a lot"), r"x\.json:6: the value 'a lot' is no number"),
    "newsquant: infinite": ("x.json", quantity(value="nan"), r"x\.json:6: .*finite"),
    "newsquant: no list": ("x.json", quantity()[0], r"x\.json:1: not a JSON list of sentences"),
    "casie: type": (
        "x.json",
        casie({**casie()["cyberevent"]["hopper"][0]["events"][0], "subtype": "Hack"}),
        "unknown label 'Hack'",
    ),
    "casie: outside": ("x.json", nugget(endOffset=999, text=None), r"x\.json:1: span \d+-999 is not within"),
    "casie: no number": (
        "x.json",
        nugget(startOffset="0"),
        r"x\.json:1: offsets '0'-13 are no whole numbers",
    ),
    "casie: nothing": ("x.json", casie(cyberevent=None), r"x\.json:1: the key 'hopper' is missing"),
    "label studio: words": ("x.json", region(text="Norvik"), r"x\.json:\d{2}: span .* not 'Norvik'"),
    "label studio: offset": (
        "x.json",
        region(start="2"),
        r"x\.json:\d{2}: offsets '2'-13 are no whole numbers",
    ),
    "label studio: html": (
        "x.json",
        region(hypertextlabels=["ORG"]),
        r"x\.json:\d{2}: a region with hypertextlabels",
    ),
    "label studio: one task": ("x.json", task(), r"x\.json:1: not a JSON list of tasks"),
    "doccano: classes": (
        "x.jsonl",
        '{"id": 1, "text": "x", "label": ["news"]}',
        r"x\.jsonl:1: 'news' is no labelled span",
    ),
    "doccano: outside": (
        "x.jsonl",
        '{"id": 1, "text": "x", "label": [[0, 2, "ORG"]]}',
        r"x\.jsonl:1: span 0-2 is not within",
    ),
    "doccano: relation": (
        "x.jsonl",
        '{"id": 1, "text": "x", "entities": [], "relations": [{"from_id": 1, "to_id": 1, "type": "x"}]}',
        r"x\.jsonl:1: a relation ends at 1, which is no span",
    ),
    "doccano: twice": (
        "x.jsonl",
        '{"text": "x", "label": [], "article": "a"}\n' * 2,
        r"x\.jsonl:2: article 'a' stands here twice",
    ),
    "prodigy: no label": (
        "x.jsonl",
        '{"text": "x", "spans": [{"start": 0, "end": 1}]}',
        r"x\.jsonl:1: the key 'label' is missing",
    ),
    "spans: trigger": (
        "x.jsonl",
        '{"id": "a", "text": "x", "events": [{"type": "Phishing", "trigger": [0]}]}',
        r"x\.jsonl:1: \[0\] is no span",
    ),
    "spans: realis": (
        "x.jsonl",
        '{"id": "a", "text": "x", "events": [{"type": "Phishing", "trigger": [0, 1], "realis": "Perhaps"}]}',
        r"x\.jsonl:1: unknown realis 'Perhaps'",
    ),
    "own: not JSON": ("x.jsonl", '{"schema": "article/1", ', r"x\.jsonl:1: "),
    "not UTF-8": ("x.ann", b"T1\tORG 0 1\t\xff\n", r"x\.ann: not UTF-8 at byte 11"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_files_are_refused_with_their_place(tmp_path: Path, name: str):
    file, content, reason = REFUSED[name]
    with pytest.raises(GoldError, match=reason):
        read(tmp_path, file, content, x_txt=TEXT)


def test_a_missing_text_is_said(tmp_path: Path):
    with pytest.raises(ExtractorError, match=r"cannot read .*x\.txt"):
        read(tmp_path, "x.ann", BRAT)


def test_files_of_one_article_each_are_one_data_set(tmp_path: Path):
    folder = tmp_path / "meetings"
    folder.mkdir()
    for name, content in {"a": "T1\tORG {} {}\tNorvik Mail\n".format(*ORG), "b": "", "c": BRAT}.items():
        (folder / f"{name}.txt").write_text(TEXT)
        (folder / f"{name}.ann").write_text(content)
    (folder / "annotation.conf").write_text("[entities]\nORG\n")
    for given in ([folder], sorted(folder.glob("*.ann"))):
        [gold] = run.read(given)
        assert (gold.name, [record.article.id for record in gold.records]) == ("meetings", ["a", "b", "c"])
    only_ontonotes = "T1\tGPE {} {}\tOslo\n".format(*LOC)
    (folder / "b.ann").write_text(only_ontonotes)  # while the first file's label is in other maps, too
    [gold] = run.read([folder])
    assert names(gold.records)[1] == ("GPE", "Oslo")
    (folder / "b.ann").write_text(only_ontonotes.replace("GPE", "TOWN"))
    with pytest.raises(GoldError, match="unknown label 'TOWN'"):
        run.read([folder])


def test_an_article_of_two_annotators_and_an_empty_folder_are_refused(tmp_path: Path):
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text/x.txt").write_text(TEXT)
    for name in ("x_ab12", "x_cd34"):
        (tmp_path / f"attributions/{name}.ann").write_text(BRAT)
    with pytest.raises(GoldError, match=r"x_cd34\.ann: article 'x' is in another file of the folder, too"):
        run.read([tmp_path / "attributions"])
    with pytest.raises(GoldError, match="no file in this folder"):
        run.read([tmp_path / "text"])


def evaluated(folder: Path, labels: str) -> Any:
    (folder / "x.txt").write_text(TEXT)
    (folder / "x.ann").write_text(BRAT.replace("ORG", "Firm").replace("LOC", "Town"))
    (folder / "map.yaml").write_text(labels)
    read(folder, "other.ann", BRAT, other_txt=TEXT)
    (folder / "pred.jsonl").write_text(
        adapters.read(folder / "other.ann").records[0].model_dump_json().replace('"other"', '"x"')
    )
    files = [str(folder / name) for name in ("x.ann", "pred.jsonl", "map.yaml")]
    return CliRunner().invoke(app, ["evaluate", files[0], "--pred", files[1], "--labels", files[2]])


def test_labels_of_ones_own(tmp_path: Path):
    result = evaluated(tmp_path, "layer: entities\nlabels: {Firm: ORG, Town: LOC}\n")
    assert result.exit_code == 0
    assert "100.0" in result.output


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ("layer: entities\nlabels: {Firm: COMPANY, Town: LOC}\n", "entities.0.type"),
        ("layer: entities\n", "label map"),
        ("labels: [", "label map"),
    ],
)
def test_bad_maps_are_refused(tmp_path: Path, labels: str, reason: str):
    result = evaluated(tmp_path, labels)
    assert result.exit_code != 0
    assert reason in str(result.exception)
