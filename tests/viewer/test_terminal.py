from io import StringIO

from rich.console import Console

from extractor.schema import ArticleRecord
from extractor.viewer import render


def record(**layers: object) -> ArticleRecord:
    text = "Norvik Mail said a [red]breach[/red] hit 8,000 users."
    breach = {"start": 24, "end": 30, "text": "breach"}
    users = {"start": 41, "end": 52, "text": "8,000 users"}
    argument = {"role": "victim", **users, "entity": None, "figure": "f1", "time": None, "codes": {}}
    return ArticleRecord.model_validate(
        {
            "schema": "article/1",
            "article": {
                "id": "a1",
                "text": text,
                **dict.fromkeys(("title", "url", "source", "published", "language")),
                "authors": [],
                "meta": {},
                "main_event": "v1",
                "segments": [{"kind": "body", "start": 0, "end": len(text)}],
            },
            "entities": [
                {
                    "id": "e1",
                    "type": "ORG",
                    "name": "Norvik Mail",
                    "identifiers": {},
                    "attributes": {"role": "lender"},
                    "mentions": [{"start": 0, "end": 11, "text": "Norvik Mail", "kind": "name"}],
                }
            ],
            "times": [],
            "figures": [
                {
                    "id": "f1",
                    **users,
                    "kind": "count",
                    "value": 8000,
                    "low": None,
                    "high": None,
                    "bound": "=",
                    "unit": "user",
                    "of": "users",
                    "change": None,
                }
            ],
            "claims": [
                {
                    "id": "c1",
                    "form": "indirect",
                    "polarity": "negative",
                    "certainty": "certain",
                    "source": {"entity": "e1", "spans": [{"start": 0, "end": 11, "text": "Norvik Mail"}]},
                    "cue": {"start": 12, "end": 16, "text": "said", "class": "say"},
                    "content": {"spans": [{"start": 17, "end": 52, "text": text[17:52]}]},
                    "figures": ["f1"],
                    "times": [],
                    "events": ["v1"],
                }
            ],
            "events": [
                {
                    "id": "v1",
                    "type": "cyber.data_breach",
                    "codes": {"casie": "Databreach", "ace": None, "plover": None},
                    "trigger": breach,
                    "mentions": [{**breach, "realis": "actual", "arguments": [argument]}],
                    "arguments": [argument],
                    "time": None,
                    "when": {"from": "2026-01-30", "to": "2026-01-30", "source": "published"},
                    "place": None,
                    "realis": "actual",
                    "polarity": "positive",
                    "segment": "body",
                    "background": False,
                    "reported_by": "c1",
                    "confidence": 0.9,
                    "rule": "cyber.data_breach/noun",
                    "summary": "Breach hits 8,000 users",
                }
            ],
            "provenance": {"extractor": "0", "pipeline": "test", "model": "none", "ontology": "0"},
        }
    )


def printed(width: int = 200) -> str:
    console = Console(file=StringIO(), width=width)
    render(record(), console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_shows_text_claims_and_events():
    shown = printed()
    assert "Norvik Mail said a [red]breach[/red] hit 8,000 users." in shown
    assert "said (say)" in shown
    assert "[negative]" in shown
    assert "cyber.data_breach (main)" in shown
    assert "victim: 8,000 users [f1]" in shown
    assert "2026-01-30" in shown
    assert "count = 8000 user of users" in shown
    assert "role lender" in shown


def test_narrow_terminals_fold_instead_of_cutting():
    assert "…" not in printed(width=60)
