"""A report as Markdown."""

from extractor.evaluation.report import Comparison, Report, Table


def markdown(report: Report) -> str:
    """Return the report as GitHub-flavoured Markdown, for a pull request or a wiki."""
    blocks = [_table(table) for table in report.tables]
    if report.comparisons:
        blocks.append(_comparisons(report.comparisons))
    return "\n".join(blocks)


def _table(table: Table) -> str:
    part = f", {_plain(table.part)}" if table.part else ""
    lines = [
        f"## {_plain(table.data)}: {table.layer}{part}\n",
        f"{table.articles} articles\n",
        "| measure | precision | recall | F1 | 95 % | macro F1 | gold | predicted |",
        "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |",
    ]
    for row in table.rows:
        macro = "" if row.macro is None else f"{row.macro:.1f}"
        lines.append(
            f"| {row.measure} | {row.precision:.1f} | {row.recall:.1f} | {row.f1:.1f} | "
            f"{row.low:.1f} to {row.high:.1f} | {macro} | {row.gold:g} | {row.predicted:g} |"
        )
    return "\n".join(lines) + "\n"


def _comparisons(found: list[Comparison]) -> str:
    lines = [
        "## Compared\n",
        "| data | layer | measure | F1 | other | difference | p |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {_plain(row.data)} | {row.layer} | {row.measure} | {row.f1:.1f} | {row.other:.1f} | "
        f"{row.f1 - row.other:+.1f} | {row.chance} |"
        for row in found
    ]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Escape what Markdown would read as markup in a heading or a table."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in text)
