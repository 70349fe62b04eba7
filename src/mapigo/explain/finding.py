"""Find a patient by id, or say which ids are similar."""

from __future__ import annotations

from difflib import get_close_matches

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.errors import Fault, InputError
from mapigo.explain.wording import listed

__all__ = ["find_entry"]

MOST_IDS_SHOWN = 3


def find_entry(problem: PlanningProblem, patient_id: str) -> WaitingListEntry:
    """Return an entry of the waiting list.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    for entry in problem.waiting_list:
        if entry.id == patient_id:
            return entry
    raise InputError([_fault(problem, patient_id)])


def _fault(problem: PlanningProblem, patient_id: str) -> Fault:
    if any(occupant.id == patient_id for occupant in problem.occupants):
        message = (
            f"{patient_id!r} is in a bed already and was not planned: "
            "give a patient of the waiting list."
        )
    elif not problem.waiting_list:
        message = (
            f"The waiting list has no patient {patient_id!r}: it is empty, "
            "so there is nobody to explain."
        )
    else:
        message = (
            f"The waiting list has no patient {patient_id!r}: "
            f"give one that it has ({_hint(problem, patient_id)})."
        )
    return Fault(message, table="waiting_list", item=patient_id, field="id")


def _hint(problem: PlanningProblem, patient_id: str) -> str:
    ids = [entry.id for entry in problem.waiting_list]
    similar = get_close_matches(patient_id, ids, n=MOST_IDS_SHOWN)
    return listed(similar, last="or") if similar else f"for example {ids[0]}"
