"""Scores as a table on the terminal."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

Cells = tuple[str | float | None, ...]


def score_table(title: str, columns: tuple[str, ...], rows: Iterable[Cells]) -> Table:
    """Return a table whose first column is text and whose numbers have one decimal."""
    table = Table(title=Text(title), title_justify="left", title_style="bold", box=None, pad_edge=False)
    for n, column in enumerate(columns):
        table.add_column(column, justify="right" if n else "left", no_wrap=not n)
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    return table


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.1f}"
