"""Give rooms back to the nurses of a plan before, wherever that costs little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.solver.decisions import Decisions
from mapigo.solver.nurse_duties import NOT_FIXED
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

__all__ = ["keep_nurses"]

Nurses = NDArray[np.int16]
PATIENTS_PER_CHANGE = 2
"""A room that changes hands is worth as much as so many patients who meet one more
nurse (S3): less is not worth telling the ward."""


def keep_nurses(place: Workplace, found: Decisions, before: Nurses) -> Decisions:
    """Return the same plan with as many nurses of before as cost little.

    A search changes nurses freely where it makes hardly a difference; to the nurses it
    does. Who worked in the past is known to the search, and stays.

    Parameters
    ----------
    place
        The problem and its arrays.
    found
        A plan, ...
    before
        ... and the nurses of each room and shift in the plan before it, shape (R, S).
    """
    instance = place.instance
    kept = found.nurse
    before = np.where(instance.fixed_nurse == NOT_FIXED, before, kept)
    worth = PATIENTS_PER_CHANGE * place.problem.policy.weight("S3")
    state = new_state(place.problem, instance)
    adopt(instance, state, *found._replace(nurse=kept))
    cost = int(state.total[0])

    def give_back(rooms: NDArray[np.intp], shift: int) -> bool:
        """Give rooms back if that costs little; return whether it does."""
        nonlocal cost, kept
        trial = kept.copy()
        trial[rooms, shift] = before[rooms, shift]
        adopt(instance, state, *found._replace(nurse=trial))
        if int(state.total[0]) > cost + len(rooms) * worth:
            return False
        cost, kept = int(state.total[0]), trial
        return True

    for shift in np.flatnonzero((kept != before).any(axis=0)).tolist():
        rooms = np.flatnonzero(kept[:, shift] != before[:, shift])
        if not give_back(rooms, shift) and len(rooms) > 1:
            for room in rooms:
                give_back(np.array([room]), shift)
    return found._replace(nurse=kept)
