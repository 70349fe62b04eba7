"""The few options worth showing to a planner, of all that there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest

from mapigo.explain.option import Option

__all__ = ["rank", "worth_showing"]


def rank(option: Option) -> tuple[int, int]:
    """Order options by cost; of two that cost the same, what displaces nobody."""
    return option.cost_difference, len(option.displaced)


def worth_showing(
    options_by_day: Iterable[Sequence[Option]], top: int
) -> tuple[Option, ...]:
    """Return the best of each day, of the cheapest days; then more of the same days.

    Whoever asks what else there is wants other dates, not five rooms on one date. More
    of a day are shown only where fewer days than options asked for have any.
    """
    days = [sorted(of_day, key=rank) for of_day in options_by_day if of_day]
    shown = nsmallest(top, (of_day[0] for of_day in days), key=rank)
    more = (option for of_day in days for option in of_day[1:])
    shown += nsmallest(top - len(shown), more, key=rank)
    return tuple(sorted(shown, key=rank))
