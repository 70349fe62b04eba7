"""Let every case start as early as it can where that costs nothing."""

from __future__ import annotations

from mapigo.daylist.schedule import Schedule, cost, faults
from mapigo.daylist.work import DayWork, TheatreCase

__all__ = ["tidied"]


def tidied(work: DayWork, schedule: Schedule) -> dict[str, int]:
    """Return a schedule in the same order that costs no more, with no needless gap.

    A gap before the last case of a list costs the same wherever it lies; people expect
    it as late as possible. So cases are moved forward, the first of the day first,
    until none can be.
    """
    starts = dict(schedule)
    best = cost(work, starts)
    moved = True
    while moved:
        moved = False
        for case in sorted(work.cases, key=lambda case: starts[case.patient]):
            earlier = starts | {case.patient: _soonest(work, starts, case)}
            if earlier != starts and not faults(work, earlier):
                earlier_cost = cost(work, earlier)
                if earlier_cost <= best:
                    starts, best, moved = earlier, earlier_cost, True
    return starts


def _soonest(work: DayWork, starts: Schedule, case: TheatreCase) -> int:
    """Return when theatre and surgeon are done with what they do before a case."""
    own = starts[case.patient]
    before = [
        starts[other.patient]
        + (other.theatre_minutes if other.theatre == case.theatre else other.minutes)
        for other in work.cases
        if (other.theatre == case.theatre or other.surgeon == case.surgeon)
        and starts[other.patient] < own
    ]
    return min(own, max([case.earliest_minute, *before]))
