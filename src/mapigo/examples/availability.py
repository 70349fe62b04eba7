"""When patients can come: not before some day, and not while suspended."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mapigo.domain import Suspension
from mapigo.examples.figures import share, value
from mapigo.examples.priorities import Urgency

__all__ = ["MOST_URGENT", "draw_earliest_days", "draw_suspensions"]

MOST_URGENT = ("P1", "P2")
"""Classes whose patients come as soon as there is room for them."""

LONGEST_INFECTION_DAYS = 7


def draw_earliest_days(
    urgencies: Sequence[Urgency], n_days: int, stream: np.random.Generator
) -> list[int]:
    """Return each patient's earliest day of admission: day 0 for most."""
    not_ready, when = stream.random((2, len(urgencies)))
    last = min(n_days - 1, int(value("not_ready_days")))
    is_late = not_ready < share("not_ready_share")
    return [
        1 + int(when[index] * last)
        if is_late[index] and urgency.priority not in MOST_URGENT
        else 0
        for index, urgency in enumerate(urgencies)
    ]


def draw_suspensions(
    n: int, n_days: int, stream: np.random.Generator
) -> list[tuple[Suspension, ...]]:
    """Return each patient's suspensions: none for most, one for a few."""
    suspended, start, length = stream.random((3, n))
    is_suspended = suspended < share("suspended_share")
    return [
        (_suspension(start[index], length[index], n_days),)
        if is_suspended[index]
        else ()
        for index in range(n)
    ]


def _suspension(start: float, length: float, n_days: int) -> Suspension:
    shortest, longest = value("shortest_suspension"), value("longest_suspension")
    days = round(shortest + length * (longest - shortest))
    first_day = int(start * n_days)
    last_day = min(n_days - 1, first_day + days - 1)
    reason = "infection" if days <= LONGEST_INFECTION_DAYS else "away"
    return Suspension(first_day, last_day, reason)
