"""The problem whose arrays leave out no plan that the rules allow.

The arrays of the search are a little stricter than the rules. Where that matters, the
bound is computed for a problem that allows more.
"""

from __future__ import annotations

from dataclasses import replace

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.solver.eligibility import suitable_rooms

__all__ = ["relaxed_problem"]


def relaxed_problem(problem: PlanningProblem) -> PlanningProblem:
    """Return a problem that differs from the given one in two points only.

    Where capabilities are not checked (H11 off), every surgeon may operate. An entry
    whom no room suits may lie in any: its ward days may lie beyond the horizon, where
    no room is needed (``columns`` excludes the others).
    """
    everyone = tuple(surgeon.id for surgeon in problem.centre.surgeons)

    def relaxed(entry: WaitingListEntry) -> WaitingListEntry:
        if not problem.policy.holds("H11"):
            entry = replace(entry, surgeons=everyone)
        if not suitable_rooms(problem, entry):
            entry = replace(
                entry,
                incompatible_rooms=frozenset(),
                needed_equipment=frozenset(),
                needs_isolation=False,
            )
        return entry

    return replace(problem, waiting_list=tuple(map(relaxed, problem.waiting_list)))
