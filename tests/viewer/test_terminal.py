from io import StringIO

from rich.console import Console

from extractor.schema import ArticleRecord
from extractor.viewer import render
from tests.records import Writer


def record() -> ArticleRecord:
    write = Writer("Norvik Mail said a [red]breach[/red] hit 8,000 users.")
    victim = write.argument("victim", "8,000 users", figure="f1")
    when = {"from": "2026-01-30", "to": "2026-01-30", "source": "published"}
    return write.record(
        main_event="v1",
        entities=[write.entity("Norvik Mail", "ORG", write.span("Norvik Mail"), role="lender")],
        figures=[write.figure("8,000 users", 8000, unit="user", of="users")],
        claims=[
            write.claim("Norvik Mail", "said", "a [red]breach[/red] hit 8,000 users", polarity="negative")
        ],
        events=[write.event("cyber.data_breach", "breach", arguments=[victim], when=when, reported_by="c1")],
    )


def printed(width: int = 200) -> str:
    out = StringIO()
    render(record(), Console(file=out, width=width))
    return out.getvalue()


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
