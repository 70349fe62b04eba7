"""Match a heading line with the columns that its table declares."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from mapigo.domain.validation.item import shown
from mapigo.errors import Fault
from mapigo.formats.tables.table import Table

__all__ = ["heading_faults"]


def heading_faults(names: Sequence[str], table: Table, where: str) -> Iterator[Fault]:
    """Yield the columns that are unknown, doubled, nameless or missing."""
    known = [column.name for column in table.columns]
    for position, name in enumerate(names, start=1):
        if not name:
            message = f"column {position} has no name: name it, or remove it."
            yield Fault(message, where)
        elif name not in known:
            unused = [column for column in known if column not in names]
            yield Fault(
                f"the column {shown(name)!r} is unknown: {_remedy(name, unused)}", where
            )
        elif name in names[: position - 1]:
            yield Fault(f"the column {name!r} stands there twice: keep one.", where)
    for column in table.columns:
        if column.is_required and column.name not in names:
            message = f"the column {column.name!r} is missing: add it"
            yield Fault(f"{message} ({column.meaning}).", where)


def _remedy(name: str, unused: Sequence[str]) -> str:
    plain = name.lower().replace(" ", "_").replace("-", "_")[:100]
    near = difflib.get_close_matches(plain, unused, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return "remove it, or use one of the documented columns."
