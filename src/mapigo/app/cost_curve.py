"""The curve of a search: how the cost of its best feasible plan fell over time."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Curve", "cost_after", "seconds_until"]

Curve = Sequence[tuple[float, int]]
"""(seconds from the start of planning, cost) whenever a better plan was found."""


def cost_after(curve: Curve, seconds: float, *, time_limit_s: float) -> int | None:
    """Return the cost of the best plan found within some seconds.

    ``None`` before the first feasible plan, and where the search was given less time.

    Examples
    --------
    >>> curve = [(0.5, 900), (3.0, 700), (8.0, 650)]
    >>> [cost_after(curve, s, time_limit_s=10) for s in (0.1, 1, 5, 10, 30)]
    [None, 900, 700, 650, None]
    """
    if seconds > time_limit_s:
        return None
    return min((cost for at, cost in curve if at <= seconds), default=None)


def seconds_until(curve: Curve, cost: int) -> float | None:
    """Return when a plan of this cost or a lower one was first there, if ever.

    Examples
    --------
    >>> curve = [(0.5, 900), (3.0, 700), (8.0, 650)]
    >>> seconds_until(curve, 800), seconds_until(curve, 600)
    (3.0, None)
    """
    return next((at for at, found in curve if found <= cost), None)
