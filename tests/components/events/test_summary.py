"""The line about an event."""

import pytest

from extractor.components.events.cues import cue

TABLE = [
    # Names stand for pronouns and for "the company".
    ("Norvik Mail said it had been sued by nine clerks.", "justice.lawsuit", "Norvik Mail"),
    ("Norvik Mail apologised on Monday. Nine clerks sued the company.", "justice.lawsuit", "Norvik Mail"),
    # Days, months and years instead of "Friday".
    ("Police arrested the baker on Friday.", "justice.arrest", "(12 June 2026)"),
    ("Police arrested the baker last month.", "justice.arrest", "(May 2026)"),
    ("Police arrested the baker last year.", "justice.arrest", "(2025)"),
    # Several subjects.
    ("Shares in the baker fell 3% on Monday.", "economy.market_move", "Shares"),
]


@pytest.mark.parametrize(("text", "kind", "words"), TABLE)
def test_a_line_reads_alone(extract_all, text, kind, words):
    (event,) = [e for e in extract_all(text, published="2026-06-16").events if e.type == kind]
    assert words in event.summary
    assert not {word.lower() for word in event.summary.split()} & cue("pronouns")


def test_verbs_agree_with_several(extract_all):
    record = extract_all("Analysts forecast a profit of 3 million crowns. Officers arrested nine bakers.")
    for event in record.events:
        assert not any(wrong in event.summary for wrong in ("Analysts forecasts", "Officers arrests"))


def test_an_event_without_a_template_is_called_by_its_type_or_noun(extract_all):
    for event in extract_all("The deal was signed in Oslo. Two men were jailed.").events:
        assert event.summary.split()[0].lower() not in {"signed", "jailed"}
