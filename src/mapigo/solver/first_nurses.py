"""Who looks after each room before the search has chosen: in turn, or as planned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Plan, PlanningProblem
from mapigo.solver.arrays import row
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.names import Names

__all__ = ["first_nurses", "nurses_of_plan"]


def first_nurses(problem: PlanningProblem, instance: Instance) -> NDArray[np.int16]:
    """Share the rooms of each shift out among those who work then, shape (R, S).

    What is past was worked as the plan in force says.
    """
    nurse = np.empty((instance.n_rooms, instance.n_shifts), dtype=np.int16)
    rooms = np.arange(instance.n_rooms)
    for shift in range(instance.n_shifts):
        on_shift = row(instance.nurse_start, instance.nurse_on_shift, shift)
        nurse[:, shift] = np.array(on_shift)[rooms % len(on_shift)]
    if problem.published:
        past = slice(instance.first_shift)
        planned = nurses_of_plan(problem, instance, problem.published, nurse)
        nurse[:, past] = planned[:, past]
    return nurse


def nurses_of_plan(
    problem: PlanningProblem,
    instance: Instance,
    plan: Plan,
    otherwise: NDArray[np.int16],
) -> NDArray[np.int16]:
    """Return who looks after each room in each shift: the plan's nurse, if at work.

    ``otherwise`` has who does where there is none, shape (R, S).
    """
    names = Names.of(problem)
    nurse = otherwise.copy()
    calendar = problem.centre.calendar
    for duty in plan.duties:
        n = names.nurse.get(duty.nurse, -1)
        if (
            not 0 <= duty.day < calendar.n_days
            or duty.shift not in calendar.shift_types
        ):
            continue
        shift = duty.day * calendar.shifts_per_day
        shift += calendar.shift_types.index(duty.shift)
        if n in row(instance.nurse_start, instance.nurse_on_shift, shift):
            for room in duty.rooms:
                if room in names.room:
                    nurse[names.room[room], shift] = n
    return nurse
