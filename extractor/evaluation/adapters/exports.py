"""Gold sets from exports of annotation tools: names by a label map."""

from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.evaluation.adapters import labels
from extractor.evaluation.adapters.base import Adapter, GoldSet
from extractor.evaluation.adapters.draft import Draft
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.adapters.reading import located
from extractor.evaluation.adapters.tools import TOOLS, Annotated
from extractor.schema import ArticleRecord


def _reader(parse: Callable[[Path], Iterator[Annotated]]) -> Callable[[Path, Labels | None], GoldSet]:
    def read(file: Path, given: Labels | None = None) -> GoldSet:
        """Read an export.

        Raises:
            GoldError: a span is outside its text, a label is unknown, or an article stands there twice.
        """
        found = list(parse(file))
        written = (label for one in found for _, _, label in one.spans)
        chosen = given or labels.choose("entities", written)
        records: dict[str, ArticleRecord] = {}
        for number, one in enumerate(found, start=1):
            key = one.key or f"{file.stem}-{number}"
            with located(file, one.line):
                if key in records:
                    raise ValueError(f"article {key!r} stands here twice")
                records[key] = _record(key, one, chosen)
        return GoldSet(file.stem, list(records.values()), ("entities",), chosen.project)

    return read


def _record(key: str, annotated: Annotated, chosen: Labels) -> ArticleRecord:
    draft = Draft(key, annotated.text)
    for start, end, label in annotated.spans:
        kind = chosen.of(label)
        if kind:
            draft.entity(start, end, kind)
    return draft.record()


_OF_DOCCANO = ('"label":', '"labels":', '"start_offset"', '"from_id"')

LABEL_STUDIO = Adapter(
    lambda file, head: file.suffix == ".json" and ('"annotations"' in head or '"labels"' in head),
    _reader(TOOLS["labelstudio"]),
)
DOCCANO = Adapter(
    lambda file, head: file.suffix == ".jsonl" and any(key in head for key in _OF_DOCCANO),
    _reader(TOOLS["doccano"]),
)
PRODIGY = Adapter(
    lambda file, head: file.suffix == ".jsonl" and any(key in head for key in ('"_input_hash"', '"spans"')),
    _reader(TOOLS["prodigy"]),
)
