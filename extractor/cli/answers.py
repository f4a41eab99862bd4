"""Answers of databases as a table, JSONL or CSV."""

import csv
import json
import sys
from datetime import date
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.sinks.asking import Answer

_WIDE = 10_000  # columns, where nothing says how wide the output is: a row stays a line


def write(answer: Answer, form: str) -> None:
    """Write an answer to standard output; `form`: table, jsonl or csv."""
    {"table": _table, "jsonl": _jsonl, "csv": _csv}[form](answer)


def _table(answer: Answer) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in answer.columns:
        table.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_printable(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)


def _jsonl(answer: Answer) -> None:
    for row in answer.rows:
        line = json.dumps(dict(zip(answer.columns, map(_plain, row), strict=True)), ensure_ascii=False)
        sys.stdout.write(line + "\n")


def _csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(answer.columns)
    writer.writerows(map(_plain, row) for row in answer.rows)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | dict | list | None) else str(value)


def _printable(value: Any) -> str:
    """Return a value as text for a terminal, which must not read it as commands."""
    text = "" if value is None else str(_plain(value))
    return "".join(char if char.isprintable() else " " for char in text)
