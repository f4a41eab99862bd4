from extractor.components.structure.segments import segments


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(segment.kind, text[segment.start : segment.end]) for segment in segments(text, title)]


def test_headline_dateline_and_lede_are_apart():
    text = "Mail firm hit by breach\nOSLO, Norway (Wire) — A mail firm was hit on Monday.\nIt said so."
    assert kinds(text) == [
        ("headline", "Mail firm hit by breach"),
        ("dateline", "OSLO, Norway (Wire)"),
        ("body", "A mail firm was hit on Monday."),
        ("body", "It said so."),
    ]
