"""Read articles with annotated events and run the layers before the events over them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from extractor.pipeline.build import build
from extractor.pipeline.extractor import DEFAULT_PIPELINE

Given = dict[str, Any]
Annotated = tuple[Doc, Given]


def annotated(file: Path) -> Iterator[Annotated]:
    """Yield the Doc of each line of a file, with what the line holds."""
    nlp = build(DEFAULT_PIPELINE)
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            yield nlp(given["text"]), given
