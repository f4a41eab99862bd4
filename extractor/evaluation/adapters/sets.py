"""Data sets of many files: folders, and formats that hold one article a file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extractor.errors import GoldError
from extractor.evaluation import adapters
from extractor.evaluation.adapters.base import GoldSet
from extractor.evaluation.adapters.labels import Labels
from extractor.evaluation.evaluate import LAYERS
from extractor.schema import ArticleRecord


def gather(
    paths: Iterable[Path], form: str | None = None, labels: Labels | None = None
) -> Iterator[tuple[Path, GoldSet]]:
    """Yield annotated data sets with the (first) file of each.

    A folder stands for the files in it that are in a known format. Files of a format with one article a file
    are one set folder by folder, of its name; any other file is a set of its own.

    Raises:
        GoldError: a file breaks its format, or those of a folder do not go together.
        SourceError: a file cannot be read.
    """
    groups: dict[tuple[Path, str], list[Path]] = {}
    for file in (file for path in paths for file in _files(path, form)):
        name = form or adapters.told(file)
        many = name in adapters.ADAPTERS and adapters.ADAPTERS[name].single
        groups.setdefault((file.parent if many else file, name), []).append(file)
    for (folder, name), files in groups.items():
        yield files[0], _together(folder, files, name, labels)


def _files(path: Path, form: str | None) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = sorted(file for file in path.rglob("*") if file.is_file())
    found = [file for file in inside if adapters.fits(file, form)]
    if not found:
        raise GoldError(path, 0, "no file in this folder is in a known format")
    return found


def _together(folder: Path, files: list[Path], form: str, labels: Labels | None) -> GoldSet:
    sets = [adapters.read(file, form, labels) for file in files]
    if len(sets) == 1:
        return sets[0]
    schemes = list({id(one.labels): one.labels for one in sets if _items(one)}.values())
    if len(schemes) > 1:
        sets = _in_one_scheme(folder, files, form, [scheme for scheme in schemes if scheme])
    chief = max(sets, key=_items)
    records: dict[str, ArticleRecord] = {}
    for file, one in zip(files, sets, strict=True):
        if one.layers != chief.layers and _items(one):
            raise GoldError(file, 0, f"annotates {one.layers[0]}, others in this folder {chief.layers[0]}")
        for record in one.records:
            if record.article.id in records:
                raise GoldError(
                    file, 0, f"article {record.article.id!r} is in another file of the folder, too"
                )
            records[record.article.id] = record
    return replace(chief, name=folder.resolve().name, records=list(records.values()))


def _in_one_scheme(folder: Path, files: list[Path], form: str, schemes: list[Labels]) -> list[GoldSet]:
    """Read the files by the label map that knows all of their labels."""
    for scheme in schemes:
        try:
            return [adapters.read(file, form, scheme) for file in files]
        except GoldError:
            continue
    raise GoldError(folder, 0, "no label map knows the labels of all files; name one with --labels")


def _items(gold: GoldSet) -> int:
    return sum(len(getattr(record, layer)) for record in gold.records for layer in LAYERS)
