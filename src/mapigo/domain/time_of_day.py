"""Times of day as people write them."""

from __future__ import annotations

__all__ = ["time_of_day"]

MINUTES_PER_DAY = 24 * 60


def time_of_day(minute: float) -> str:
    """Return a time as ``08:05``; past midnight as ``01:30 (+1)``.

    Parameters
    ----------
    minute
        Minutes after midnight, rounded to whole ones.
    """
    days, of_day = divmod(round(minute), MINUTES_PER_DAY)
    text = f"{of_day // 60:02}:{of_day % 60:02}"
    return f"{text} (+{days})" if days else text
