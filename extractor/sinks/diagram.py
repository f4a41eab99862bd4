"""The schema as a Mermaid diagram, for docs/databases.md: `python -m extractor.sinks.diagram`."""

from collections.abc import Iterator

from extractor.sinks.tables import Table, tables


def diagram() -> str:
    """Return an entity-relationship diagram of all tables with their keys."""
    lines = ["erDiagram"]
    for table in tables():
        lines += _boxes(table)
        lines += sorted(_lines(table))
    return "\n".join(lines)


def _boxes(table: Table) -> Iterator[str]:
    referring = {name for reference in table.references for name in reference.columns}
    yield f"    {table.name} {{"
    for column in table.columns:
        marks = [mark for mark, names in (("PK", table.key), ("FK", referring)) if column.name in names]
        yield f"        {column.kind.name} {column.name} {', '.join(marks)}".rstrip()
    yield "    }"


def _lines(table: Table) -> Iterator[str]:
    for reference in table.references:
        yield f"    {reference.table} ||--o{{ {table.name} : {reference.columns[-1]}"


if __name__ == "__main__":
    print(diagram())
