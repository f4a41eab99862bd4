"""The table of texts and the figures expected in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from extractor.schema import ArticleRecord, Figure

Extract = Callable[..., ArticleRecord]
_TABLE: dict[str, list[list[str]]] = yaml.safe_load(Path(__file__).with_name("table.yaml").read_text("utf-8"))
_ROWS = [
    pytest.param(text, wanted, id=f"{name}: {text}") for name, rows in _TABLE.items() for text, wanted in rows
]


def notation(figure: Figure) -> str:
    """Write a figure as the table does."""
    if figure.kind == "ordinal":
        return f"#{figure.value}"
    if figure.kind == "score":
        return f"score {figure.low}:{figure.high}"
    value = f"{figure.value}" if figure.value is not None else f"{figure.low}..{_or_empty(figure.high)}"
    bound = "" if figure.bound == "=" else figure.bound
    return f"{bound}{value} {figure.unit or '-'}{_change(figure)}"


def _or_empty(number: int | float | None) -> str:
    return "" if number is None else str(number)


def _change(figure: Figure) -> str:
    change = figure.change
    if change is None:
        return ""
    if change.by is not None:
        return f" {change.direction} by {change.by}"
    if change.from_ is not None:
        return f" {change.direction} from {change.from_} to {change.to}"
    return f" {change.direction} to {change.to}" if change.to is not None else f" {change.direction}"


@pytest.mark.parametrize(("text", "wanted"), _ROWS)
def test_figures_are_read(extract: Extract, text: str, wanted: str) -> None:
    assert "; ".join(notation(figure) for figure in extract(text).figures) == wanted


def test_table_is_large_and_rows_differ() -> None:
    texts = [text for rows in _TABLE.values() for text, _ in rows]
    assert len(texts) == len(set(texts)) >= 250
