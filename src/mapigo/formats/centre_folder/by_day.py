"""Turn rows of (owner, day, value) into one value per day, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mapigo.formats.tables import Row

__all__ = ["by_day", "rows_by_day"]


def by_day(
    rows: Iterable[Row],
    owner: str,
    value: str,
    n_days: int,
    ordinary: Mapping[str, int] | None = None,
) -> dict[str, tuple[int, ...]]:
    """Return the values of each owner with a row, shape (n_days,) each.

    A day without a row has the owner's ``ordinary`` value, 0 where none is given.
    Faulty rows are left out.
    """
    values: dict[str, list[int]] = {}
    for row in rows:
        if not row.is_faulty:
            usual = (ordinary or {}).get(row[owner], 0)
            days = values.setdefault(row[owner], [usual] * n_days)
            days[row["day"]] = row[value]
    return {name: tuple(days) for name, days in values.items()}


def rows_by_day(
    values: Mapping[str, tuple[int, ...]],
    owner: str,
    value: str,
    ordinary: Mapping[str, int] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield a row for each owner and day with another value than the ordinary one."""
    for name, numbers in values.items():
        usual = (ordinary or {}).get(name, 0)
        for day, number in enumerate(numbers):
            if number != usual:
                yield {owner: name, "day": day, value: number}
