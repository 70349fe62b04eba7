"""How near a day is: what is moved at short notice weighs more (S14)."""

from __future__ import annotations

__all__ = ["nearness"]

VERY_NEAR_DAYS = 3
NEAR_DAYS = 7


def nearness(day: int, today: int) -> int:
    """Return how often a day moved counts, by how near the day is.

    Parameters
    ----------
    day
        A day of the horizon, or beyond it.
    today
        The day of the horizon on which is planned. Earlier days count like it.

    Returns
    -------
    3 for the first three days from today, 2 for the rest of the first week, 1 after.

    Examples
    --------
    >>> [nearness(day, today=2) for day in (2, 4, 5, 8, 9)]
    [3, 3, 2, 2, 1]
    """
    if day < today + VERY_NEAR_DAYS:
        return 3
    if day < today + NEAR_DAYS:
        return 2
    return 1
