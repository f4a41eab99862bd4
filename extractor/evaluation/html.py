"""A report as one HTML page: scores with bars, confusions, and the errors in context."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.evaluation.differences import KINDS, Difference, Item
from extractor.evaluation.report import Report, Table
from extractor.viewer.pages import page

_AROUND = 70  # characters of context on each side
_LONGEST = 400  # characters of an item that are shown
_CONFUSIONS = 12
_ERRORS = 400  # of each layer and data set


def html(report: Report) -> str:
    """Return the page; it loads nothing from elsewhere."""
    errors = [found for found in report.differences if found.kind != "correct"]
    shown = list(_capped(errors))
    return page(
        "report.html",
        tables=_with_parts(report.tables),
        comparisons=report.comparisons,
        categories=report.categories,
        kinds=KINDS,
        confusions=_confusions(errors),
        errors=[_row(found) for found in shown],
        left_out=len(errors) - len(shown),
        layers=list(dict.fromkeys(found.layer for found in shown)),
        error_kinds=[kind for kind in KINDS if any(found.kind == kind for found in shown)],
    )


def _with_parts(tables: list[Table]) -> list[tuple[Table, list[Table]]]:
    """Return the tables of whole layers, each with those of its parts."""
    found: list[tuple[Table, list[Table]]] = []
    for table in tables:
        if table.part is None:
            found.append((table, []))
        else:
            found[-1][1].append(table)
    return found


def _capped(errors: Iterable[Difference]) -> Iterator[Difference]:
    seen: Counter[tuple[str, str]] = Counter()
    for found in errors:
        seen[found.data, found.layer] += 1
        if seen[found.data, found.layer] <= _ERRORS:
            yield found


def _confusions(errors: list[Difference]) -> list[dict[str, Any]]:
    """Return for each data set and layer the types that are taken for each other, the most frequent first."""
    counted: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for found in errors:
        if found.kind == "type" and found.gold and found.predicted:
            pairs = counted.setdefault((found.data, found.layer), Counter())
            pairs[found.gold.label, found.predicted.label] += 1
    return [
        {"data": data, "layer": layer, "most": max(pairs.values()), "pairs": pairs.most_common(_CONFUSIONS)}
        for (data, layer), pairs in counted.items()
    ]


def _row(found: Difference) -> dict[str, Any]:
    return {
        "layer": found.layer,
        "kind": found.kind,
        "article": found.article,
        "data": found.data,
        "gold": _context(found.text, found.gold),
        "predicted": _context(found.text, found.predicted),
    }


def _context(text: str, item: Item | None) -> dict[str, str] | None:
    if item is None:
        return None
    within = text[item.start : item.end]
    if len(within) > _LONGEST:
        within = f"{within[: _LONGEST // 2]} […] {within[-_LONGEST // 2 :]}"
    return {
        "before": ("…" if item.start > _AROUND else "") + text[max(0, item.start - _AROUND) : item.start],
        "text": within,
        "after": text[item.end : item.end + _AROUND] + ("…" if item.end + _AROUND < len(text) else ""),
        "label": item.label,
        "said": item.said,
    }
