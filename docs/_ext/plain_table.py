"""A table of texts and nodes, for the directives beside."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

Cell = str | nodes.Node


def plain_table(heading: Sequence[str], rows: Sequence[Sequence[Cell]]) -> nodes.table:
    """Return a table with one heading line."""
    group = nodes.tgroup(cols=len(heading))
    group.extend(nodes.colspec() for _ in heading)
    group += nodes.thead("", _row(heading))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group)


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        content = nodes.Text(cell) if isinstance(cell, str) else cell
        row += nodes.entry("", nodes.paragraph("", "", content))
    return row
