"""Every stay that a plan may contain: persons by day of admission."""

from __future__ import annotations

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.arrays import ints, ragged
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.kernels.least_care import Care, Stays
from mapigo.solver.names import persons_of

__all__ = ["all_stays", "working_memory"]


def all_stays(problem: PlanningProblem, instance: Instance) -> Stays:
    """Return the stays on allowed days by entry, then one of each occupant."""
    start, offset = ragged([who.pathway.ward_offsets for who in persons_of(problem)])
    per_entry = np.diff(instance.day_start)
    entries = np.repeat(np.arange(instance.n_entries), per_entry)
    occupants = instance.n_entries + np.arange(len(problem.occupants))
    return Stays(
        person=ints(np.concatenate([entries, occupants])),
        day=ints(np.concatenate([instance.allowed_day, np.zeros(len(occupants))])),
        ward_start=start,
        ward_offset=offset,
    )


def working_memory(instance: Instance, stays: Stays) -> Care:
    """Return room for the longest stay and all nurses."""
    ward_days = np.diff(stays.ward_start).max(initial=1)
    J, N = int(ward_days) * instance.shifts_per_day, instance.nobody + 1

    def whole(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
        return np.zeros(shape, dtype=np.int32)

    return Care(
        shift=whole(J),
        shift_of_stay=whole(J),
        n_nurses=whole(J),
        nurse=whole(J, N),
        true_cost=np.zeros((J, N)),
        cost=np.zeros((J, N)),
        least=np.zeros(J),
        value=np.zeros(J),
        value_before=np.zeros(J),
        left=np.zeros(N),
        left_before=np.zeros(N),
        status=whole(N),
        chosen=whole(N),
        choice=whole(J),
        best_choice=whole(J),
        branch_nurse=whole(N),
        branch_bound=np.zeros(N),
    )
