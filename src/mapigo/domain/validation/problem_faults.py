"""Every fault of a planning problem in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mapigo.domain.validation.calendar_faults import calendar_faults
from mapigo.domain.validation.centre_faults import centre_faults
from mapigo.domain.validation.item import Item
from mapigo.domain.validation.occupant_faults import occupant_faults
from mapigo.domain.validation.person_faults import person_faults
from mapigo.domain.validation.policy_faults import policy_faults
from mapigo.domain.validation.published_faults import published_faults
from mapigo.domain.validation.staff_faults import staff_faults
from mapigo.domain.validation.waiting_list_faults import waiting_list_faults
from mapigo.errors import Fault

if TYPE_CHECKING:
    from mapigo.domain.problem import PlanningProblem

__all__ = ["find_faults"]


def find_faults(problem: PlanningProblem) -> list[Fault]:
    """Return the faults of a problem, in the order of its tables.

    A faulty calendar is reported alone: all lengths and days are measured by it.
    Occupants who fill a room above its beds, or mix sexes, are no fault: a bad
    situation is scored, not refused.
    """
    centre = problem.centre
    faults = list(calendar_faults(centre.calendar))
    if faults:
        return faults
    faults.extend(centre_faults(centre))
    faults.extend(staff_faults(centre))
    faults.extend(occupant_faults(problem.occupants, centre))
    faults.extend(waiting_list_faults(problem.waiting_list, centre))
    faults.extend(person_faults(problem.waiting_list, problem.occupants))
    faults.extend(policy_faults(problem.policy, centre))
    faults.extend(_today_faults(problem))
    if problem.published is not None:
        faults.extend(published_faults(problem, problem.published))
    return faults


def _today_faults(problem: PlanningProblem) -> Iterator[Fault]:
    """Yield a fault when today is no day of the horizon."""
    last_day = problem.centre.calendar.n_days - 1
    if not 0 <= problem.today <= last_day:
        message = (
            f"expected a day of the horizon, from 0 to {last_day}, came "
            f"{problem.today}: give the day on which is planned."
        )
        yield Item("problem").fault("today", message)
