"""Put the cases of a plan's day in order, with their times."""

from __future__ import annotations

import threading

from mapigo.daylist.day_list import DayList, ListedCase, OperatingList
from mapigo.daylist.solve import cheapest_schedule
from mapigo.daylist.work import DayWork, TheatreCase, work_of_day
from mapigo.domain import Plan, PlanningProblem
from mapigo.errors import InputError
from mapigo.scoring import Occupancy

__all__ = ["list_day"]

USUAL_TIME_LIMIT_S = 5.0


def list_day(
    problem: PlanningProblem,
    plan: Plan,
    day: int,
    *,
    time_limit_s: float = USUAL_TIME_LIMIT_S,
    stop: threading.Event | None = None,
) -> DayList:
    """Return the cheapest lists of a day: order and start of each case.

    No theatre, surgeon or unit of a team is in two cases at once; no case ends before
    its patient's next bed is ready. Lists that cannot be done within their sessions
    run over, as little as possible. What is compared is in ``Policy.lists``.

    Parameters
    ----------
    problem, plan
        What was planned, and how; the plan may be infeasible.
    day
        Day of the horizon.
    time_limit_s
        How long to search and to prove at most. Most days take far less.
    stop
        Set it from elsewhere to have the best lists found so far.

    Raises
    ------
    InputError
        When the day is none of the horizon.
    """
    last_day = problem.centre.calendar.n_days - 1
    if not 0 <= day <= last_day:
        msg = f"day: expected a day of the horizon, 0 to {last_day}, not {day}."
        raise InputError(msg)
    work = work_of_day(Occupancy.from_plan(problem, plan), day)
    if not work.cases:
        return DayList(day, (), cost=0, bound=0)
    solved = cheapest_schedule(work, time_limit_s, stop or threading.Event())
    bed_from = _bed_from(work, solved.schedule)
    lists = tuple(
        _operating_list(work, solved.schedule, bed_from, cases)
        for cases in work.cases_of_theatre().values()
    )
    return DayList(day, lists, solved.cost, solved.bound)


def _operating_list(
    work: DayWork,
    schedule: dict[str, int],
    bed_from: dict[str, int],
    cases: list[TheatreCase],
) -> OperatingList:
    session = work.sessions[cases[0].theatre]
    listed = [_listed(case, schedule[case.patient], bed_from) for case in cases]
    return OperatingList(
        theatre=cases[0].theatre,
        start_minute=session.start_minute,
        planned_end_minute=session.planned_end_minute,
        session_end_minute=session.end_minute,
        cases=tuple(sorted(listed, key=lambda c: (c.start_minute, c.ready_minute))),
    )


def _listed(case: TheatreCase, start: int, bed_from: dict[str, int]) -> ListedCase:
    return ListedCase(
        patient=case.patient,
        surgeon=case.surgeon,
        start_minute=start,
        end_minute=start + case.minutes,
        ready_minute=start + case.theatre_minutes,
        bed_pool=case.bed_pool,
        bed_from_minute=bed_from.get(case.patient, 0),
    )


def _bed_from(work: DayWork, schedule: dict[str, int]) -> dict[str, int]:
    """Return when beds are ready, for those who find none that is free already.

    The beds free in the morning go to the cases that end first.
    """
    held = {}
    for pool, cases in work.cases_of_pool().items():
        by_end = sorted(cases, key=lambda case: schedule[case.patient] + case.minutes)
        for case in by_end[work.morning_beds[pool] :]:
            held[case.patient] = work.beds_ready_minute
    return held
