"""The duties of a plan as an array: who looks after each room in each shift."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Plan, PlanningProblem
from mapigo.solver.names import Names

__all__ = ["NOT_FIXED", "nurses_of_plan", "worked_nurses"]

NOT_FIXED = -1
"""Of a room and shift whose nurse may change, or is not known."""


def nurses_of_plan(
    problem: PlanningProblem, plan: Plan, otherwise: NDArray[np.int16]
) -> NDArray[np.int16]:
    """Return who looks after each room in each shift: the plan's nurse, if at work.

    ``otherwise`` has who does where there is none, shape (R, S).
    """
    names = Names.of(problem)
    nurse = otherwise.copy()
    calendar = problem.centre.calendar
    at_work = {
        (one.id, duty.day, duty.shift)
        for one in problem.centre.nurses
        for duty in one.shifts
    }
    for duty in plan.duties:
        if (duty.nurse, duty.day, duty.shift) not in at_work:
            continue
        shift = duty.day * calendar.shifts_per_day
        shift += calendar.shift_types.index(duty.shift)
        for room in duty.rooms:
            if room in names.room:
                nurse[names.room[room], shift] = names.nurse[duty.nurse]
    return nurse


def worked_nurses(problem: PlanningProblem) -> NDArray[np.int16]:
    """Return who worked where before today, by the plan in force, shape (R, S)."""
    calendar = problem.centre.calendar
    shape = (len(problem.centre.rooms), calendar.n_shifts)
    unknown = np.full(shape, NOT_FIXED, dtype=np.int16)
    if not problem.published or not problem.today:
        return unknown
    nurse = nurses_of_plan(problem, problem.published, unknown)
    nurse[:, problem.today * calendar.shifts_per_day :] = NOT_FIXED
    return nurse
