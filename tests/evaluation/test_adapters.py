"""Each format read from a small file of our own, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import GoldError
from extractor.evaluation import adapters, evaluate
from extractor.evaluation.adapters.base import GoldSet
from extractor.evaluation.adapters.units import canonical
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = "📰 Norvik Mail said on Friday that a leak hit 8,000 users in Oslo."
WRITE = Writer(TEXT)


def at(words: str) -> tuple[int, int]:
    span = WRITE.span(words)
    return span["start"], span["end"]


def names(gold: GoldSet) -> list[tuple[str, str]]:
    return [(e.type, e.mentions[0].text) for record in gold.records for e in record.entities]


def save(folder: Path, name: str, content: Any) -> Path:
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    return file


def spans(**layers: Any) -> str:
    return json.dumps({"id": "a1", "text": TEXT, **layers}, ensure_ascii=False) + "\n"


def label(words: str, kind: str) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, "label": kind}


NORVIK, OSLO = label("Norvik Mail", "ORG"), label("Oslo", "LOC")
FOUND = [("ORG", "Norvik Mail"), ("LOC", "Oslo")]
WIDE = len("📰".encode("utf-16-le")) // 2 - 1  # how far UTF-16 offsets are ahead


def label_studio(ahead: int) -> list[dict[str, Any]]:
    regions = [
        {
            "start": span["start"] + ahead,
            "end": span["end"] + ahead,
            "text": TEXT[span["start"] : span["end"]],
            "labels": [span["label"]],
        }
        for span in (NORVIK, OSLO)
    ]
    result = [{"value": region} for region in regions]
    return [{"id": 1, "data": {"text": TEXT}, "annotations": [{"result": result}]}]


NAMES = {
    "spans": ("x.jsonl", spans(entities=[NORVIK, OSLO])),
    "label studio, code points": ("x.json", label_studio(0)),
    "label studio, UTF-16": ("x.json", label_studio(WIDE)),
    "doccano": (
        "x.jsonl",
        {"id": 1, "text": TEXT, "label": [[*at("Norvik Mail"), "ORG"], [*at("Oslo"), "LOC"]]},
    ),
    "prodigy": ("x.jsonl", {"text": TEXT, "_input_hash": 1, "spans": [NORVIK, OSLO], "answer": "accept"}),
    "BIO": ("x.tsv", "Norvik\tB-ORG\nMail\tI-ORG\nsaid\tO\n\nOslo\tB-LOC\n"),
    "BIOES": ("x.conll", "Norvik NNP B-ORG\nMail NNP E-ORG\nsaid VBD O\nOslo NNP S-LOC\n"),
    "brat": (
        "x.ann",
        "T1\tORG {} {}\tNorvik Mail\nT2\tLOC {} {}\tOslo\n".format(*at("Norvik Mail"), *at("Oslo")),
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_format(tmp_path: Path, name: str):
    save(tmp_path, "x.txt", TEXT)
    gold = adapters.read(save(tmp_path, *NAMES[name]))
    assert (names(gold), gold.layers) == (FOUND, ("entities",))


def test_predictions_are_compared_in_the_labels_of_the_gold(tmp_path: Path):
    gold = adapters.read(save(tmp_path, "x.jsonl", spans(entities=[NORVIK, OSLO])))
    predicted = WRITE.record(
        entities=[
            WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail")),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e2"),
        ]
    )
    assert evaluate(gold.records, [gold.project(predicted)], gold.layers)["entities"].f1("strict") == 100


def test_times_with_the_date_of_their_article(tmp_path: Path):
    timex = '<TIMEX3 tid="t1" type="DATE" value="2026-05-01">Friday</TIMEX3>'
    tml = (
        '<?xml version="1.0"?><TimeML><DOCID>a1</DOCID>'
        '<DCT><TIMEX3 tid="t0" type="DATE" value="2026-05-04"/></DCT>'
        f"<TEXT>It <EVENT>rained</EVENT> on {timex} &amp; on.</TEXT></TimeML>"
    )
    bare = spans(dct="2026-05-04", timexes=[{**label("Friday", ""), "type": "DATE", "value": "2026-05-01"}])
    for name, content in (("x.tml", tml), ("x.jsonl", bare)):
        [record] = adapters.read(save(tmp_path, name, content)).records
        [time] = record.times
        assert (time.text, time.value, record.article.published) == ("Friday", "2026-05-01", "2026-05-04")


@pytest.mark.parametrize("text", ["attributions/x_ab12.txt", "text/x.txt"])
def test_attributions_from_standoff(tmp_path: Path, text: str):
    for folder in ("attributions", "text"):
        (tmp_path / folder).mkdir()
    content = "that a leak hit 8,000 users"
    parts = [("Source", "Norvik Mail"), ("Cue", "said"), ("Content", content), ("Attribution", "said")]
    lines = ["T{}\t{} {} {}\t{}".format(n, kind, *at(w), w) for n, (kind, w) in enumerate(parts, start=1)]
    lines += [
        "T5\tDiscard {} {}\tOslo".format(*at("Oslo")),
        "E1\tAttribution:T4 Cue:T2 Source:T1 Content:T3",
        "",
    ]
    save(tmp_path, text, TEXT)
    [record] = adapters.read(save(tmp_path, "attributions/x_ab12.ann", "\n".join(lines))).records
    [claim] = record.claims
    assert claim.cue
    assert (claim.source.spans[0].text, claim.cue.text, claim.form) == ("Norvik Mail", "said", "indirect")
    assert record.article.id == Path(text).stem


def casie(words: str = "leak") -> dict[str, Any]:
    def offsets(words: str) -> dict[str, Any]:
        return {**dict(zip(("startOffset", "endOffset"), at(words), strict=True)), "text": words}

    victim = {**offsets("8,000 users"), "role": {"type": "Victim"}}
    nugget = {**offsets("leak"), "text": words}
    event = {
        "type": "Attack",
        "subtype": "Databreach",
        "realis": "Generic",
        "nugget": nugget,
        "argument": [victim],
    }
    hopper = [{"index": "H1", "events": [event]}]
    return {"sourcefile": "1.txt", "content": TEXT, "cyberevent": {"hopper": hopper}}


def assert_casie(record: ArticleRecord):
    [found] = record.events
    assert (found.type, found.trigger.text, found.realis) == ("casie.databreach", "leak", "generic")
    assert [(a.role, a.text) for a in found.arguments] == [("Victim", "8,000 users")]


def test_events_of_casie(tmp_path: Path):
    assert_casie(adapters.read(save(tmp_path, "x.json", casie())).records[0])


def test_casies_offsets_are_into_its_source_text(tmp_path: Path):
    for folder in ("annotation", "source"):
        (tmp_path / folder).mkdir()
    file = save(tmp_path / "annotation", "x.json", {**casie(), "content": "A cleaned copy."})
    with pytest.raises(GoldError, match=r"x\.json:1: span .* not '8,000 users'"):
        adapters.read(file)
    save(tmp_path / "source", "1.txt", TEXT)
    assert_casie(adapters.read(file).records[0])


def test_mentions_of_one_event_are_one(tmp_path: Path):
    def event(words: str, group: str) -> dict[str, Any]:
        return {
            "type": "Databreach",
            "trigger": at(words),
            "realis": "Actual",
            "arguments": [],
            "coref": group,
        }

    gold = adapters.read(save(tmp_path, "x.jsonl", spans(events=[event("leak", "h"), event("hit", "h")])))
    assert [len(e.mentions) for e in gold.records[0].events] == [2]


def test_quantities_without_offsets(tmp_path: Path):
    quantity = {"change": "down", "value": "3.0 - 4.0", "unit": "%", "normalized_unit": "percentage"}
    given = [{"text": TEXT, "quantities": [{**quantity, "referred_concepts": "-"}]}]
    [figure] = adapters.read(save(tmp_path, "x.json", given)).records[0].figures
    assert (figure.text, figure.low, figure.high, figure.unit) == (TEXT, 3, 4, "percent")
    assert figure.change
    assert figure.change.direction == "down"


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("%", "percentage"),
        ("US$", "USD"),
        ("km/h", "kilometres per hour"),
        ("dollar per barrel", "US$ a barrel"),
        ("new homes", "home new"),
        ("snaps of man coverage", "man coverage snap"),
        ("% of Germans", "German"),
        ("-", None),
    ],
)
def test_units_have_one_name(written: str, same: str | None):
    assert canonical(written) == canonical(same)


@pytest.mark.parametrize(("one", "other"), [("%", "percentage point"), ("mile", "metre"), ("job", "person")])
def test_other_units_have_others(one: str, other: str):
    assert canonical(one) != canonical(other)


OUTSIDE = {"start": 60, "end": 99, "label": "ORG"}
REFUSED = {
    "outside the text": (
        "x.jsonl",
        spans(entities=[]) + spans(entities=[OUTSIDE]),
        "x.jsonl:2: span 60-99 is not within",
    ),
    "unknown label": ("x.jsonl", spans(entities=[label("Oslo", "TOWN")]), "x.jsonl:1: unknown label 'TOWN'"),
    "missing key": (
        "x.jsonl",
        '{"id": "a1", "text": "x", "entities": [{"end": 1, "label": "ORG"}]}',
        "'start' is missing",
    ),
    "not JSON": ("x.jsonl", spans(entities=[]) + '{"id": ', "x.jsonl:2: "),
    "overlap": (
        "x.jsonl",
        {"text": TEXT, "spans": [NORVIK, label("Mail", "ORG")], "_view_id": "ner_manual"},
        "x.jsonl:1: spans .* overlap",
    ),
    "other words": ("x.ann", "T1\tORG 0 4\tOslo\n", "x.ann:1: .* not 'Oslo'"),
    "shifted": ("x.json", label_studio(WIDE + 1), "x.json:1: span .* not 'Norvik Mail'"),
    "no tag": ("x.tsv", "Oslo\tB-LOC\nsaid\n", "x.tsv:2: a token without a tag"),
    "wrong tag": ("x.tsv", "Oslo\tB-LOC\nsaid\tVBD\n", "x.tsv:2: 'VBD' is no tag"),
    "broken XML": ("x.tml", "<TimeML><TEXT></TimeML>", "x.tml:1: not XML"),
    "entities of XML": ("x.tml", '<!DOCTYPE a [<!ENTITY b "c">]><TimeML/>', "refused"),
    "unknown format": ("x.xyz", "?", "not recognised"),
    "no value": (
        "x.json",
        [
            {
                "text": "x",
                "quantities": [{"value": "many", "change": "=", "unit": "-", "normalized_unit": "-"}],
            }
        ],
        "x.json:1: the value 'many' is no number",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_gold_is_refused_with_its_place(tmp_path: Path, name: str):
    save(tmp_path, "x.txt", TEXT)
    file, content, reason = REFUSED[name]
    with pytest.raises(GoldError, match=reason):
        adapters.read(save(tmp_path, file, content))
