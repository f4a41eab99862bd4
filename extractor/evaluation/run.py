"""Run an evaluation: gold files, predictions or the pipeline, another system to compare with."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from extractor.errors import GoldError, RecordError
from extractor.evaluation import adapters, report
from extractor.evaluation.adapters.base import GoldSet
from extractor.evaluation.adapters.labels import load
from extractor.evaluation.adapters.reading import json_of
from extractor.evaluation.adapters.sets import gather
from extractor.evaluation.breakdown import By
from extractor.evaluation.differences import differences
from extractor.evaluation.evaluate import Pair, align
from extractor.pipeline import DEFAULT_PIPELINE, Extractor
from extractor.schema import ArticleRecord


class System:
    """Where predictions come from: a file of the `articles` view, or the pipeline (built when first used)."""

    def __init__(self, predictions: Path | None = None, pipeline: str | Extractor = DEFAULT_PIPELINE) -> None:
        self._given = _by_id(predictions) if predictions else None
        self._pipeline = pipeline
        self._extractor = pipeline if isinstance(pipeline, Extractor) else None

    def align(self, gold: GoldSet) -> list[Pair]:
        """Return the gold's records with this system's predictions in the gold's labels.

        Raises:
            RecordError: a prediction was made on another text.
        """
        return align(gold.records, map(gold.project, self._predict(gold)))

    def check(self, sets: Iterable[GoldSet]) -> None:
        """Refuse predictions for articles that none of the sets has.

        Raises:
            RecordError: there are some.
        """
        known = {record.article.id for gold in sets for record in gold.records}
        strangers = [name for name in self._given or () if name not in known]
        if strangers:
            raise RecordError(f"the gold has no article {strangers[0]!r} ({len(strangers)} such predictions)")

    def missing(self, sets: Iterable[GoldSet]) -> list[str]:
        """Return the articles of the sets that given predictions do not have.

        Raises:
            RecordError: they have none of them.
        """
        if self._given is None:
            return []
        wanted = [record.article.id for gold in sets for record in gold.records]
        found = [name for name in wanted if name not in self._given]
        if len(found) == len(wanted):
            raise RecordError(f"no prediction is of an article of the gold, such as {wanted[0]!r}")
        return found

    def _predict(self, gold: GoldSet) -> Iterable[ArticleRecord]:
        if self._given is not None:
            wanted = (record.article.id for record in gold.records)
            return [self._given[name] for name in wanted if name in self._given]
        self._extractor = self._extractor or Extractor(str(self._pipeline))
        return self._extractor.pipe(gold.articles())


def run(
    sets: Sequence[GoldSet],
    system: System,
    layers: Sequence[str] = (),
    by: By | None = None,
    other: System | None = None,
) -> report.Report:
    """Score a system on annotated sets, all their layers or the given ones.

    Raises:
        RecordError: a prediction was made on another text.
        GoldError: a set annotates none of the given layers.
    """
    found = report.Report()
    for gold in sets:
        wanted = [layer for layer in gold.layers if not layers or layer in layers]
        if not wanted:
            has = ", ".join(gold.layers)
            raise GoldError(
                gold.name, 0, f"annotates {has}; there is nothing to score of {', '.join(layers)}"
            )
        pairs = system.align(gold)
        found.tables.extend(report.tables(gold.name, pairs, wanted, by))
        for layer in (*wanted, *(["arguments"] if "events" in wanted else [])):
            differing = list(differences(gold.name, pairs, layer))
            found.differences.extend(differing)
            found.categories.append(report.categories(gold.name, layer, differing))
        if other:
            found.comparisons.extend(report.comparisons(gold.name, pairs, other.align(gold), wanted))
    return found


def read(
    files: Iterable[Path], form: str | None = None, split: str | None = None, labels: Path | None = None
) -> list[GoldSet]:
    """Read annotated files, as data sets.

    Args:
        files: the files, or folders of them.
        form: their format, a key of `adapters.ADAPTERS`; None: told by ending and content.
        split: only the articles that the file `splits.json` beside each lists under this name.
        labels: a label map for them; None: the package's.

    Raises:
        GoldError: a file breaks its format, or holds nothing.
        ResourceError: the label map cannot be read.
    """
    if form is not None and form not in adapters.ADAPTERS:
        raise GoldError(form, 0, f"no such format; there are: {', '.join(adapters.ADAPTERS)}")
    sets = []
    for file, gold in gather(files, form, load(labels) if labels else None):
        wanted = _ids(file, split) if split else None
        records = [record for record in gold.records if wanted is None or record.article.id in wanted]
        if not records:
            raise GoldError(file, 0, "no annotated article in it")
        sets.append(replace(gold, records=records))
    return sets


def _ids(file: Path, split: str) -> set[str]:
    splits = json_of(file.parent / "splits.json")
    if split not in splits:
        raise GoldError(file.parent / "splits.json", 0, f"no split {split!r}; there are: {', '.join(splits)}")
    return set(splits[split])


def _by_id(file: Path) -> dict[str, ArticleRecord]:
    return {record.article.id: record for record in adapters.read(file, "articles").records}
