"""Round trips to annotation tools."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.errors import GoldError
from extractor.evaluation.adapters.tools import label_studio
from extractor.evaluation.annotation.back import corrected
from extractor.evaluation.annotation.correct import correct
from extractor.evaluation.annotation.export import EXPORTS
from extractor.evaluation.annotation.marks import labels, links, marks
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = (
    "📰 Norvik Mail\r\nsaid  on Friday that a leak and a\u00a0breach hit 8,000 users "
    "👩‍👩‍👧 in Oslo, Norvik Mail’s home."
)
WRITE = Writer(TEXT)


def record() -> ArticleRecord:
    hit = WRITE.argument("victim", "8,000 users", figure="f1")
    return WRITE.record(
        main_event="v1",
        entities=[
            WRITE.entity(
                "Norvik Mail", "ORG", WRITE.span("Norvik Mail"), WRITE.span("Norvik Mail", 2), lei="x"
            ),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e2"),
        ],
        times=[WRITE.time("Friday", "DATE", "2026-05-01")],
        figures=[WRITE.figure("8,000 users", 8000, unit="user")],
        claims=[WRITE.claim("Norvik Mail", "said", "that a leak", figures=["f1"], events=["v1"])],
        events=[
            WRITE.event("cyber.data_breach", "leak", "breach", arguments=[hit], time="t1"),
            WRITE.event("statement.say", "said", key="v2", reported_by="c1"),
        ],
    )


def spans(without: str = "", *new: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """Return the record's own marks, without those on some words, with some new ones."""
    kept = [mark[:3] for mark in marks(record().model_dump(mode="json"))]
    return [span for span in kept if TEXT[span[0] : span[1]] != without] + list(new)


def at(words: str, label: str, number: int = 1) -> tuple[int, int, str]:
    span = WRITE.span(words, number)
    return span["start"], span["end"], label


def returned(tool: str, exported: str) -> str:
    """Return what the tool gives back for tasks that nobody changed."""
    if tool != "labelstudio":
        return exported
    tasks = json.loads(exported)
    return json.dumps(
        [{"id": n, **t, "annotations": t["predictions"], "predictions": []} for n, t in enumerate(tasks)]
    )


def utf_16(exported: str) -> str:
    """Return Label Studio's tasks with offsets in UTF-16 units, as some of its versions have them."""
    tasks: list[dict[str, Any]] = json.loads(returned("labelstudio", exported))
    for region in tasks[0]["annotations"][0]["result"]:
        for end in ("start", "end") if "value" in region else ():
            region["value"][end] = len(TEXT[: region["value"][end]].encode("utf-16-le")) // 2
    return json.dumps(tasks)


RETURNED: dict[str, Callable[[str], str]] = {
    "labelstudio": lambda exported: returned("labelstudio", exported),
    "doccano": lambda exported: returned("doccano", exported),
    "prodigy": lambda exported: returned("prodigy", exported),
}


@pytest.mark.parametrize("tool", RETURNED)
def test_what_nobody_changes_comes_back_as_it_was(tmp_path: Path, tool: str):
    file = tmp_path / "tasks"
    file.write_text(RETURNED[tool](EXPORTS[tool]([record()])), newline="")
    [back] = corrected(file, tool, {"a1": record()})
    expected = record().model_dump()
    for entity, mentions in zip(expected["entities"], (2, 1), strict=True):
        entity |= {"first": entity["mentions"][0]["start"], "count": mentions}
    assert back.record.model_dump() == expected
    assert back.by_hand == []


def test_offsets_in_utf_16_come_back_in_code_points(tmp_path: Path):
    file = tmp_path / "tasks.json"
    file.write_text(utf_16(EXPORTS["labelstudio"]([record()])))
    [back] = corrected(file, "labelstudio", {"a1": record()})
    assert [m.start for e in back.record.entities for m in e.mentions] == [
        m.start for e in record().entities for m in e.mentions
    ]


@settings(deadline=None)
@given(st.text("a😀\r\n é", min_size=2, max_size=12), st.data())
def test_offsets_are_never_shifted(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    span = (start, data.draw(st.integers(start + 1, len(text))), "time.DATE")
    write = Writer(text + " 😀 b")
    both = [*span[:2], len(text) + 3, len(text) + 4]
    wide = [len(write.text[:at].encode("utf-16-le")) // 2 for at in both]
    for offsets in (both, wide):
        words = (write.text[both[0] : both[1]], "b")
        regions = [
            {"start": a, "end": b, "text": said, "labels": ["time.DATE"]}
            for a, b, said in zip(offsets[::2], offsets[1::2], words, strict=True)
        ]
        task = {"data": {"text": write.text}, "annotations": [{"result": [{"value": r} for r in regions]}]}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "done.json"
            file.write_text(json.dumps([task]))
            [found] = label_studio(file)
        assert [(a, b) for a, b, _ in found.spans] == [tuple(both[:2]), tuple(both[2:])]


def test_a_wider_span_keeps_what_is_known():
    found = correct(record(), spans("Friday", at("on Friday", "time.DATE"))).record
    assert [(time.id, time.text, time.value) for time in found.times] == [("t1", "on Friday", "2026-05-01")]
    assert found.events[0].time == "t1"


def test_what_is_taken_away_leaves_no_reference():
    found = correct(record(), spans("8,000 users")).record
    assert found.figures == []
    assert found.claims[0].figures == []
    assert found.events[0].arguments[0].figure is None


def test_an_event_is_gone_with_its_last_trigger():
    both = [span for span in spans() if not span[2].startswith("event.")]
    found = correct(record(), both).record
    assert [event.type for event in found.events] == ["statement.say"]
    assert (found.claims[0].events, found.article.main_event) == ([], None)
    one = correct(record(), spans("leak")).record
    assert (one.events[0].trigger.text, len(one.events[0].mentions)) == ("breach", 1)


def test_a_corrected_type_changes_the_item_or_parts_it():
    labelled = [(s, e, "entity.PERSON" if label == "entity.ORG" else label) for s, e, label in spans()]
    assert [(e.id, e.type) for e in correct(record(), labelled).record.entities] == [
        ("e1", "PERSON"),
        ("e2", "GPE"),
    ]
    parted = correct(record(), spans("breach", at("breach", "event.cyber.outage"))).record
    assert {event.type: event.trigger.text for event in parted.events if event.type.startswith("cyber")} == {
        "cyber.data_breach": "leak",
        "cyber.outage": "breach",
    }


def test_new_spans_become_items_and_lack_values():
    bare = record().model_copy(update={"entities": record().entities[:1]})
    new = [at("Oslo", "entity.GPE"), at("a leak", "figure.count"), at("home", "time.SET")]
    found = correct(bare, spans("Oslo", *new))
    assert [(e.type, e.name) for e in found.record.entities][-1] == ("GPE", "Oslo")
    assert sorted(found.by_hand) == ["f2", "t2"]


def test_a_new_mention_of_a_known_name_joins_its_entity():
    first = record().entities[0]
    once = record().model_copy(
        update={"entities": [first.model_copy(update={"mentions": first.mentions[:1]})]}
    )
    [entity] = correct(once, spans("Oslo")).record.entities
    assert [mention.start for mention in entity.mentions] == [mention.start for mention in first.mentions]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"text": TEXT, "label": [], "article": "a2"}, "no article 'a2'"),
        ({"text": TEXT.replace("\r\n", "\n"), "label": [], "article": "a1"}, "text .* was changed"),
        ({"text": TEXT, "label": [[0, 999, "entity.ORG"]], "article": "a1"}, "not within the text"),
        ({"text": TEXT, "label": [[2, 8, "entity.TOWN"]], "article": "a1"}, "unknown label 'entity.TOWN'"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tmp_path: Path, line: dict[str, Any], reason: str):
    file = tmp_path / "done.jsonl"
    file.write_text(json.dumps(line) + "\n")
    with pytest.raises(GoldError, match=f"done.jsonl:1: .*{reason}"):
        list(corrected(file, "doccano", {"a1": record()}))


@pytest.mark.parametrize("tool", RETURNED)
def test_the_commands(tmp_path: Path, tool: str):
    def run(*arguments: Any) -> None:
        result = CliRunner().invoke(app, ["annotate", *map(str, arguments), "--tool", tool])
        assert result.exit_code == 0, result.output

    records, tasks, done, gold = (tmp_path / name for name in ("r.jsonl", "tasks", "done", "gold.jsonl"))
    records.write_text(record().model_dump_json() + "\n")
    run("init", tmp_path / "project")
    settings = "".join(file.read_text() for file in (tmp_path / "project").iterdir())
    assert all(label in settings for label in (*labels(), *links()))
    run("export", records, "--to", tasks)
    done.write_bytes(RETURNED[tool](tasks.read_bytes().decode()).encode())
    run("import", done, records, "--to", gold)
    assert ArticleRecord.model_validate_json(gold.read_text()).article.text == TEXT
