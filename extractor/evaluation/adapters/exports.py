"""Gold sets from exports of annotation tools: names by a label map."""

from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.reading import located
from extractor.evaluation.adapters.tools import TOOLS, Annotated
from extractor.schema import ArticleRecord


def _reader(parse: Callable[[Path], Iterator[Annotated]]) -> Callable[[Path], GoldSet]:
    def read(file: Path) -> GoldSet:
        """Read an export.

        Raises:
            GoldError: a span is outside its text, or a label is unknown.
        """
        found = list(parse(file))
        chosen = labels.choose("entities", (label for one in found for _, _, label in one.spans))
        return GoldSet(
            file.stem, [_record(file, one, chosen) for one in found], ("entities",), chosen.project
        )

    return read


def _record(file: Path, annotated: Annotated, chosen: labels.Labels) -> ArticleRecord:
    with located(file, annotated.line):
        draft = Draft(annotated.key or f"{file.stem}-{annotated.line}", annotated.text)
        for start, end, label in annotated.spans:
            kind = chosen.of(label)
            if kind:
                draft.entity(start, end, kind)
        return draft.record()


LABEL_STUDIO = Adapter(
    lambda file, head: file.suffix == ".json" and '"annotations"' in head, _reader(TOOLS["labelstudio"])
)
DOCCANO = Adapter(
    lambda file, head: file.suffix == ".jsonl" and any(key in head for key in ('"label":', '"start_offset"')),
    _reader(TOOLS["doccano"]),
)
PRODIGY = Adapter(
    lambda file, head: file.suffix == ".jsonl" and any(key in head for key in ('"_input_hash"', '"spans"')),
    _reader(TOOLS["prodigy"]),
)
