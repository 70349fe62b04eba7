"""The ids of a problem, by what they are ids of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapigo.domain.problem import PlanningProblem

__all__ = ["known_ids"]


def known_ids(problem: PlanningProblem) -> dict[str, set[str]]:
    """Return all that a plan can name: patients, places, staff, types of shifts."""
    centre = problem.centre
    return {
        "patient": {entry.id for entry in problem.waiting_list},
        "theatre": {theatre.id for theatre in centre.theatres},
        "room": {room.id for room in centre.rooms},
        "surgeon": {surgeon.id for surgeon in centre.surgeons},
        "nurse": {nurse.id for nurse in centre.nurses},
        "shift type": set(centre.calendar.shift_types),
    }
