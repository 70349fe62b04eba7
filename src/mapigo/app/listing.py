"""Put the cases of a plan's days in order, and say when the lists are to end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mapigo.daylist import DayList, ListFinish, OperatingList, finishes, list_day
from mapigo.domain import Plan, PlanningProblem
from mapigo.domain.validation.item import shown
from mapigo.errors import Fault, InputError
from mapigo.formats.tables import CellError, Day
from mapigo.scoring import Occupancy

__all__ = ["ListedDay", "day_of", "list_days", "lists_for_report"]

REPORT_TIME_LIMIT_S = 10.0
"""How long the lists of all days of a report may take together."""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """The lists of a day, and when each of them is to end."""

    day_list: DayList
    finishes: tuple[ListFinish, ...]

    def with_finishes(self) -> Iterator[tuple[OperatingList, ListFinish]]:
        """Yield each list with its end."""
        return zip(self.day_list.lists, self.finishes, strict=True)


def day_of(problem: PlanningProblem, text: str) -> int:
    """Return the day that a date or a day number names.

    Raises
    ------
    InputError
        When it is none of the horizon.
    """
    try:
        day: int = Day(in_horizon=True).read(text, problem.centre.calendar)
    except CellError as error:
        raise InputError([Fault(str(error), f"day {shown(text)}")]) from None
    return day


def list_days(
    problem: PlanningProblem,
    plan: Plan,
    days: Iterable[int],
    *,
    time_limit_s: float,
    stop: threading.Event | None = None,
) -> tuple[ListedDay, ...]:
    """Return the lists of some days.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    days
        Days of the horizon.
    time_limit_s
        How long to search for each day, at most.
    stop
        Set it to end the search early; the days that remain get plain lists.
    """
    return tuple(
        _listed(
            problem, list_day(problem, plan, day, time_limit_s=time_limit_s, stop=stop)
        )
        for day in days
    )


def lists_for_report(
    problem: PlanningProblem, plan: Plan, stop: threading.Event | None = None
) -> tuple[DayList, ...]:
    """Return the lists of each day with a case, within seconds.

    Where days have no dates, there are none: it is a benchmark instance, whose theatres
    have no times of day. What a day leaves of its share of the time is for those after.
    """
    if problem.centre.calendar.start_date is None:
        return ()
    days = sorted(
        {day for _, day in Occupancy.from_plan(problem, plan).cases_by_theatre}
    )
    deadline_s = time.monotonic() + REPORT_TIME_LIMIT_S
    lists = []
    for n_done, day in enumerate(days):
        left_s = max(0.0, deadline_s - time.monotonic())
        share_s = left_s / (len(days) - n_done)
        lists.append(list_day(problem, plan, day, time_limit_s=share_s, stop=stop))
    return tuple(lists)


def _listed(problem: PlanningProblem, day_list: DayList) -> ListedDay:
    return ListedDay(day_list, finishes(problem, day_list))
