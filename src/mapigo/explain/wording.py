"""Small pieces of sentences: counts with their noun, lists, days."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mapigo.domain import Calendar

__all__ = ["counted", "day_range", "listed", "of_all"]


def counted(n: int, noun: str) -> str:
    """Return ``1 bed``, ``3 beds``."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def of_all(n: int, n_all: int, noun: str) -> str:
    """Return ``All 5 rooms``, ``2 of 5 rooms``, or ``The only room``."""
    if n_all == 1:
        return f"The only {noun}"
    return f"All {n} {noun}s" if n == n_all else f"{n} of {n_all} {noun}s"


def listed(items: Sequence[str], most: int = 5, last: str = "and") -> str:
    """Return ``a, b and c``; beyond ``most`` items, how many more there are."""
    if len(items) > most:
        return f"{', '.join(items[:most])} {last} {len(items) - most} more"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def day_range(calendar: Calendar, days: Collection[int]) -> str:
    """Return ``on day 3``, or ``on some day from day 3 to day 7``."""
    first, last = min(days), max(days)
    if first == last:
        return f"on {calendar.label(first)}"
    return f"on some day from {calendar.label(first)} to {calendar.label(last)}"
