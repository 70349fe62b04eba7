"""Take the patients of a proposal out of the plan, and put them back as they were."""

from __future__ import annotations

from mapigo.solver.kernels.jit import inlined
from mapigo.solver.kernels.staffing import unstaff_to
from mapigo.solver.kernels.stays import lift, place

__all__ = ["put_back", "take_out"]


@inlined
def take_out(instance, state, search, i):
    """Take patient ``who[i]`` out, remember where from; return the change of cost."""
    patient = search.who[i]
    search.from_day[i] = state.day[patient]
    if state.day[patient] < 0:
        return 0
    search.from_room[i] = state.room[patient]
    search.from_theatre[i] = state.theatre[patient]
    search.from_surgeon[i] = state.surgeon[patient]
    return lift(instance, state, patient)


@inlined
def put_back(instance, state, search, n_patients):
    """Undo a refused proposal: its patients and the nurses chosen for them."""
    for i in range(n_patients):
        if state.day[search.who[i]] >= 0:
            lift(instance, state, search.who[i])
    unstaff_to(state, search, 0)
    for i in range(n_patients):
        if search.from_day[i] >= 0:
            place(
                instance,
                state,
                search.who[i],
                search.from_day[i],
                search.from_room[i],
                search.from_theatre[i],
                search.from_surgeon[i],
            )
