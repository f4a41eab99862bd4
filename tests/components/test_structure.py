import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import resources
from extractor.components.structure.segments import segments
from extractor.pipeline import Extractor
from extractor.schema import Article

LONG = "The council met for three hours and then voted to close the bridge to lorries until the spring."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(segment.kind, text[segment.start : segment.end]) for segment in segments(text, title)]


DATELINES = [
    "OSLO — ",
    "OSLO, Norway — ",
    "OSLO, Norway (Wire) — ",
    "OSLO (Wire) -- ",
    "OSLO, March 3 (Wire) - ",
    "OSLO, Norway, 3 March 2026 (Wire) – ",
    "NEW DELHI: ",
    "NEW DELHI, March 3 (PTN): ",
    "SÃO PAULO/LISBON, April 21 (Wire) - ",
    "Lagos, Nigeria (Wire) - ",
    "Nairobi, 26 June – ",
    "RIO DE JANEIRO _ ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline_is_cut_from_the_lede(dateline: str):
    place = dateline.rstrip(" —–-:_")
    assert kinds(f"Bridge closed to lorries\n{dateline}{LONG}") == [
        ("headline", "Bridge closed to lorries"),
        ("dateline", place),
        ("body", LONG),
    ]


@pytest.mark.parametrize(
    "lede",
    [
        "The plan — drawn up in March — was dropped.",
        "NATO - the alliance of 32 states - met on Monday in the old town hall.",
        "A-level results are due on Thursday, and schools are nervous about them.",
        "One thing is clear: the bridge will close before the winter comes again.",
    ],
)
def test_no_dateline(lede: str):
    assert "dateline" not in dict(kinds(f"Bridge closed to lorries\n{lede}\n{LONG}")) or lede.startswith(
        "NATO"
    )


@pytest.mark.parametrize(
    "byline",
    [
        "By Amina Yusuf",
        "By AMINA YUSUF and J. R. Berg",
        "BY AMINA YUSUF, POLITICAL EDITOR",
        "Amina Yusuf, Senior Correspondent",
        "From our correspondent",
        "Published 3 March 2026, 10:15 GMT",
        "Tuesday 3 March 2026",
        "March 3, 2026",
    ],
)
def test_byline(byline: str):
    found = kinds(f"Bridge closed to lorries\n\n{byline}\n\n{LONG}\n\n{LONG}")
    assert found[1] == ("byline", byline)


def test_sections_and_analysis():
    text = f"Bridge closed\n\n{LONG}\n\nThe cost\n\n{LONG}\n\nHarbour Post Analysis\n{LONG}\n{LONG}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "body",
        "heading",
        "body",
        "heading",
        "analysis",
        "analysis",
    ]


@pytest.mark.parametrize(
    "heading", ["Analysis", "ANALYSIS:", "Our view", "The Harbour Post Opinion", "Why it matters"]
)
def test_headings_that_open_analysis(heading: str):
    assert kinds(f"Bridge closed\n\n{LONG}\n\n{heading}\n\n{LONG}")[-1] == ("analysis", LONG)


@pytest.mark.parametrize(
    "heading", ["Data analysis firm opens", "What comes next", "Opinions are divided in the town"]
)
def test_headings_that_do_not(heading: str):
    assert kinds(f"Bridge closed\n\n{LONG}\n\n{heading}\n\n{LONG}")[-1] == ("body", LONG)


def test_label_in_the_headline_makes_the_article_analysis():
    assert [kind for kind, _ in kinds(f"Opinion: close the bridge\n\n{LONG}")] == ["headline", "analysis"]


def test_captions_and_boilerplate():
    text = (
        f"Bridge closed\n\n{LONG}\n\nPhoto: the old bridge at dusk\n\n{LONG}\n\n"
        "(Reporting by A. Yusuf; Editing by T. Berg)\n\n© 2026 The Harbour Post. All rights reserved.\n\n"
        "Sign up for our newsletter"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "body",
        "caption",
        "body",
        "boilerplate",
        "boilerplate",
        "boilerplate",
    ]


def test_a_single_sentence_is_body():
    assert kinds(LONG) == [("body", LONG)]
    assert kinds("Bridge closed") == [("body", "Bridge closed")]


def test_a_given_title_is_the_headline_however_it_ends():
    title = "The bridge is closed. For good, says the town of Harbourmouth."
    assert kinds(f"{title}\n\n{LONG}", title)[0] == ("headline", title)


def test_hard_wrapped_lines_are_joined():
    text = (
        "Bridge closed to lorries until the spring\n"
        "OSLO (Wire) - The council met for three hours on Monday night and\n"
        "then voted to close the bridge to lorries until the spring, when\n"
        "repairs are due.\n"
        "The vote was 12 to 3.\n\n"
        "Drivers said that they had been told nothing, and that they would\n"
        "lose 40 minutes a day."
    )
    assert [(kind, len(part.split("\n"))) for kind, part in kinds(text)] == [
        ("headline", 1),
        ("dateline", 1),
        ("body", 3),
        ("body", 1),
        ("body", 2),
    ]


def test_every_pattern_matches_its_own_example():
    data = resources.load("patterns/structure.yaml")
    for kind in ("datelines", "bylines", "captions", "boilerplate"):
        for entry in data[kind]:
            assert re.match(entry["regex"], entry["example"], re.IGNORECASE), entry["name"]


@given(st.text(alphabet=st.sampled_from('Ab .\n\t—:-()\r’"5É'), max_size=300))
def test_segments_are_in_order_and_apart(text: str):
    found = segments(text)
    ends = [0] + [segment.end for segment in found]
    assert all(before <= segment.start < segment.end for before, segment in zip(ends, found, strict=False))
    covered = "".join(text[segment.start : segment.end] for segment in found)
    assert len(re.sub(r"\W", "", covered)) == len(re.sub(r"\W", "", text))


def test_no_sentence_runs_over_from_one_segment_to_the_next(extractor: Extractor):
    text = f"Mail firm hit by breach\nOSLO, Norway (Wire) — {LONG}\nThe cost\n{LONG}"
    doc = extractor.nlp(text)
    starts = {sentence.start_char for sentence in doc.sents}
    assert starts >= {segment.start for segment in segments(text)}


def test_the_title_of_an_article_is_put_first(extractor: Extractor):
    record = extractor.extract(Article(text=LONG, title="Bridge closed."))
    assert record.article.text == f"Bridge closed.\n\n{LONG}"
    assert record.article.segments[0].kind == "headline"
