"""Claims and arguments of events: out to annotation tools as links, corrected, and back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import GoldError
from extractor.evaluation.adapters.tools import TOOLS, Annotated
from extractor.evaluation.annotation.back import corrected
from extractor.evaluation.annotation.correct import Corrected, correct
from extractor.evaluation.annotation.export import EXPORTS
from extractor.evaluation.annotation.marks import linked
from extractor.schema import ArticleRecord
from tests.records import Writer

TEXT = (
    "🗞 Amina Yusuf said on Friday that a leak “hit 8,000 users” of Norvik Mail, and Oslo denied it: No leak."
)
WRITE = Writer(TEXT)
Span = tuple[int, int, str]
Link = tuple[int, int, str]
GOLD = Path(__file__).parents[2] / "corpora/gold/news/gold.jsonl"


def record() -> ArticleRecord:
    victim = WRITE.argument("victim", "8,000 users", figure="f1")
    speaker = WRITE.argument("speaker", "Amina Yusuf", entity="e1")
    return WRITE.record(
        entities=[
            WRITE.entity("Amina Yusuf", "PERSON", WRITE.span("Amina Yusuf")),
            WRITE.entity("Norvik Mail", "ORG", WRITE.span("Norvik Mail"), key="e2"),
            WRITE.entity("Oslo", "GPE", WRITE.span("Oslo"), key="e3"),
        ],
        times=[WRITE.time("Friday", "DATE", "2026-05-01")],
        figures=[WRITE.figure("8,000 users", 8000, unit="user")],
        claims=[
            WRITE.claim(
                "Amina Yusuf",
                "said",
                "that a leak “hit 8,000 users”",
                form="mixed",
                certainty="probable",
                figures=["f1"],
                events=["v1"],
            ),
            WRITE.claim("Oslo", "", "No leak", key="c2", polarity="negative"),
        ],
        events=[
            WRITE.event("statement.say", "said", key="v0", reported_by="c1", arguments=[speaker]),
            WRITE.event("cyber.data_breach", "leak", "hit", arguments=[victim]),
        ],
    )


def at(words: str, label: str, number: int = 1) -> Span:
    span = WRITE.span(words, number)
    return span["start"], span["end"], label


def edited(
    *, spans: dict[Span, Span | None] | None = None, new: list[tuple[Span, Span, str]] | None = None
) -> Corrected:
    """Correct the record: spans put elsewhere or taken away, with their links, and links that are new."""
    marks, links = linked(record().model_dump(mode="json"))
    changed = {mark[:3]: (spans or {}).get(mark[:3], mark[:3]) for mark in marks}
    kept = [span for span in changed.values() if span]
    numbers = {number: kept.index(span) for number, mark in enumerate(marks) if (span := changed[mark[:3]])}
    joined = [(numbers[a], numbers[b], label) for a, b, label in links if a in numbers and b in numbers]
    for one, other, label in new or ():
        for span in (one, other):
            if span not in kept:
                kept.append(span)
        joined.append((kept.index(one), kept.index(other), label))
    return correct(record(), kept, joined)


def test_what_is_marked():
    marks, links = linked(record().model_dump(mode="json"))
    told = {
        (TEXT[marks[a].start : marks[a].end], label, TEXT[marks[b].start : marks[b].end])
        for a, b, label in links
    }
    assert told == {
        ("leak", "victim", "8,000 users"),
        ("said", "source", "Amina Yusuf"),
        ("said", "content", "that a leak “hit 8,000 users”"),
        ("No leak", "source", "Oslo"),
    }


def of_label_studio(exported: str) -> str:
    tasks = json.loads(exported)
    return json.dumps([{"id": 1, **task, "annotations": task["predictions"]} for task in tasks])


def of_doccano(exported: str) -> str:
    """Return lines as Doccano has them: with ids of its own, sorted, and what it did not know in `meta`."""
    lines = []
    for line in map(json.loads, exported.splitlines()):
        entities = [{**one, "id": 1000 - one["id"]} for one in line["entities"]]
        relations = [
            {**one, "id": 7 * one["id"], "from_id": 1000 - one["from_id"], "to_id": 1000 - one["to_id"]}
            for one in line["relations"]
        ]
        ordered = sorted(entities, key=lambda one: (one["start_offset"], one["end_offset"], one["label"]))
        lines.append(
            {
                "id": 3,
                "text": line["text"],
                "meta": {"article": line["article"]},
                "entities": ordered,
                "relations": relations[::-1],
                "Comments": [],
            }
        )
    return "".join(json.dumps(line) + "\n" for line in lines)


def of_prodigy(exported: str) -> str:
    """Return examples as rel.manual has them: only tokens tell the ends of relations."""
    lines = []
    for line in map(json.loads, exported.splitlines()):
        for relation in line["relations"]:
            relation |= {"color": "#ffd882"}
        lines.append({**line, "_input_hash": 1, "_task_hash": 2, "_view_id": "relations", "answer": "accept"})
    return "".join(json.dumps(line) + "\n" for line in lines)


RETURNED: dict[str, Callable[[str], str]] = {
    "labelstudio": of_label_studio,
    "doccano": of_doccano,
    "prodigy": of_prodigy,
}


@pytest.mark.parametrize("tool", RETURNED)
def test_the_gold_comes_back_as_it_was(tool: str, tmp_path: Path):
    file = tmp_path / "done"
    with GOLD.open() as lines:
        records = [ArticleRecord.model_validate_json(line) for line in lines]
    file.write_text(RETURNED[tool](EXPORTS[tool](records)), newline="")
    back = list(corrected(file, tool, {one.article.id: one for one in records}))
    assert [one.by_hand for one in back] == [[]] * len(records)
    for before, after in zip(records, back, strict=True):
        for layer in ("times", "figures", "claims", "events"):
            assert getattr(after.record, layer) == getattr(before, layer), before.article.id


def test_a_claim_that_moves_keeps_what_is_known():
    content = at("that a leak “hit 8,000 users”", "claim.content")
    found = edited(spans={content: at("“hit 8,000 users”", "claim.content")}).record
    claim = found.claims[0]
    assert (claim.id, claim.certainty, claim.form) == ("c1", "probable", "direct")
    assert (claim.content.spans[0].text, claim.figures, claim.events) == ("“hit 8,000 users”", ["f1"], ["v1"])


def test_another_cue_and_source_move_the_statement_too():
    moved: dict[Span, Span | None] = {
        at("said", "claim.cue"): at("said on", "claim.cue"),
        at("Amina Yusuf", "claim.source"): at("Norvik Mail", "claim.source"),
    }
    found = edited(spans=moved).record
    claim, statement = found.claims[0], found.events[0]
    assert claim.cue
    assert (claim.cue.text, claim.source.entity, claim.source.spans[0].text) == (
        "said on",
        "e2",
        "Norvik Mail",
    )
    assert (statement.trigger.text, statement.arguments[0].text, statement.arguments[0].entity) == (
        "said on",
        "Norvik Mail",
        "e2",
    )


def test_a_claim_that_is_taken_away_takes_its_statement_along():
    found = edited(spans={at("said", "claim.cue"): None}).record
    assert [claim.id for claim in found.claims] == ["c2"]
    assert [event.id for event in found.events] == ["v1"]


def test_a_new_claim_has_a_statement_and_is_to_be_completed():
    cue = at("denied", "claim.cue")
    new = [(cue, at("Oslo", "claim.source"), "source"), (cue, at("it", "claim.content", 2), "content")]
    found = edited(new=new)
    [claim] = [one for one in found.record.claims if one.cue and one.cue.text == "denied"]
    [statement] = [event for event in found.record.events if event.reported_by == claim.id]
    assert (claim.source.entity, claim.content.spans[0].text) == ("e3", TEXT[new[1][1][0] : new[1][1][1]])
    assert (statement.type, statement.trigger.text, statement.arguments[0].text) == (
        "statement.say",
        "denied",
        "Oslo",
    )
    assert found.by_hand == [claim.id]


def test_a_new_argument_is_the_entity_that_stands_there():
    leak = at("leak", "event.cyber.data_breach")
    new = [(leak, at("Norvik Mail", "argument"), "victim"), (leak, at("Friday", "argument"), "time")]
    event = edited(new=new).record.events[1]
    told = {(a.role, a.text, a.entity, a.figure, a.time) for a in event.mentions[0].arguments}
    assert told == {
        ("victim", "8,000 users", None, "f1", None),
        ("victim", "Norvik Mail", "e2", None, None),
        ("time", "Friday", None, None, "t1"),
    }
    assert {(a.role, a.text) for a in event.arguments} == {(role, text) for role, text, *_ in told}


def test_an_argument_with_other_edges_keeps_its_figure_and_one_taken_away_is_gone():
    filler = at("8,000 users", "argument")
    wider = edited(spans={filler: at("8,000 users” of Norvik Mail", "argument")}).record.events[1]
    assert [(a.text, a.figure) for a in wider.arguments] == [("8,000 users” of Norvik Mail", "f1")]
    gone = edited(spans={filler: None}).record.events[1]
    assert (gone.arguments, gone.mentions[0].arguments) == ([], [])


def test_an_argument_of_a_new_trigger():
    new = [(at("No leak", "event.cyber.outage"), at("Norvik Mail", "argument"), "operator")]
    [event] = [one for one in edited(new=new).record.events if one.type == "cyber.outage"]
    assert [(a.role, a.entity) for a in event.arguments] == [("operator", "e2")]


def test_without_links_claims_and_arguments_stay():
    spans = [mark[:3] for mark in linked(record().model_dump(mode="json"))[0]]
    plain = [span for span in spans if not span[2].startswith(("claim", "argument"))]
    found = correct(record(), plain).record
    assert (found.claims, found.events) == (record().claims, record().events)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (
            (at("leak", "event.cyber.data_breach"), at("Oslo", "argument"), "winner"),
            "no role 'winner'; there are: ",
        ),
        (
            (at("Oslo", "entity.GPE"), at("leak", "argument"), "victim"),
            "no link 'victim' leads from entity.GPE",
        ),
        ((at("denied", "claim.cue"), at("Oslo", "claim.source"), "source"), "linked to no claim.content"),
        ((at("said", "claim.cue"), at("Oslo", "claim.source"), "content"), "no link 'content' leads from"),
    ],
)
def test_links_that_mean_nothing_are_refused(new: tuple[Span, Span, str], reason: str):
    with pytest.raises(ValueError, match=reason):
        edited(new=[new])


def parsed(tool: str, folder: Path, content: Any) -> Annotated:
    (folder / "x.jsonl").write_text(json.dumps(content))
    [found] = TOOLS[tool](folder / "x.jsonl")
    return found


def test_prodigys_relations_by_token(tmp_path: Path):
    spans = [
        {"start": 0, "end": 1, "token_start": 0, "token_end": 0, "label": "a"},
        {"start": 2, "end": 5, "token_start": 1, "token_end": 2, "label": "b"},
    ]
    relation = {"head": 0, "child": 2, "label": "r"}
    line = {"text": "x y z", "spans": spans, "relations": [relation], "answer": "accept"}
    assert parsed("prodigy", tmp_path, line).links == [(0, 1, "r")]
    line["relations"] = [{**relation, "child": 3}]
    with pytest.raises(GoldError, match=r"x.jsonl:1: the relation 'r' ends at token 3"):
        parsed("prodigy", tmp_path, line)


def test_label_studios_relations_may_point_left(tmp_path: Path):
    regions = [
        {"id": name, "type": "labels", "value": {"start": n, "end": n + 1, "labels": [name]}}
        for n, name in enumerate("ab")
    ]
    relation = {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left", "labels": ["r"]}
    task: dict[str, Any] = {
        "data": {"text": "xy", "links": True},
        "annotations": [{"result": [*regions, relation]}],
    }
    assert parsed("labelstudio", tmp_path, [task]).links == [(1, 0, "r")]
    task["annotations"][0]["result"][-1]["to_id"] = "c"
    with pytest.raises(GoldError, match=r"x.jsonl:1: a relation ends at 'c', which is no span"):
        parsed("labelstudio", tmp_path, [task])
