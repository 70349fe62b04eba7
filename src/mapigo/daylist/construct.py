"""A first schedule: each theatre in a plain order, each case as soon as it can."""

from __future__ import annotations

from collections import defaultdict

from mapigo.daylist.work import DayWork, TheatreCase

__all__ = ["first_schedule"]


def first_schedule(work: DayWork) -> dict[str, int]:
    """Return a possible schedule: of the theatres' next cases, the soonest goes."""
    waiting = {
        theatre: sorted(cases, key=_plain_order)
        for theatre, cases in work.cases_of_theatre().items()
    }
    diary = _Diary(work)
    while waiting:
        nexts = [cases[0] for cases in waiting.values()]
        case = min(nexts, key=lambda case: (diary.soonest(case), _plain_order(case)))
        diary.book(case)
        del waiting[case.theatre][0]
        if not waiting[case.theatre]:
            del waiting[case.theatre]
    return diary.starts


def _plain_order(case: TheatreCase) -> tuple[bool, int, int, int]:
    return not case.is_urgent, case.earliest_minute, case.rank, -case.minutes


class _Diary:
    """What is booked so far, and how soon a case could start beside it."""

    def __init__(self, work: DayWork) -> None:
        self.work = work
        self.starts: dict[str, int] = {}
        self.theatre_free: defaultdict[str, int] = defaultdict(int)
        self.surgeon_free: defaultdict[str, int] = defaultdict(int)
        self.units_free = {team: [0] * n for team, n in work.team_units.items()}
        self.beds_left = dict(work.morning_beds)

    def soonest(self, case: TheatreCase) -> int:
        """Return the minute at which a case could start."""
        teams = (min(self.units_free[t]) for t in case.teams if t in self.units_free)
        return max(
            case.earliest_minute,
            self.theatre_free[case.theatre],
            self.surgeon_free[case.surgeon],
            *teams,
            *self._bed_hold(case),
        )

    def _bed_hold(self, case: TheatreCase) -> tuple[int, ...]:
        """Return the start that lets the case end when beds are ready, if it must."""
        if self.beds_left.get(case.needs_pool, 1):
            return ()
        return (self.work.beds_ready_minute - case.minutes,)

    def book(self, case: TheatreCase) -> None:
        """Take what a case needs, as soon as it could start."""
        start = self.soonest(case)
        end = start + case.minutes
        self.starts[case.patient] = start
        self.theatre_free[case.theatre] = end + case.turnover_minutes
        self.surgeon_free[case.surgeon] = end
        for team in case.teams:
            if team in self.units_free:
                units = self.units_free[team]
                units[units.index(min(units))] = end
        if end < self.work.beds_ready_minute and case.needs_pool in self.beds_left:
            self.beds_left[case.needs_pool] -= 1
