"""Whether the persons who are in already leave room for a plan without violations."""

from __future__ import annotations

from mapigo.domain import Plan, PlanningProblem
from mapigo.scoring import score_plan
from mapigo.solver.flatten import open_beds
from mapigo.solver.names import Names

__all__ = ["occupants_break_a_rule"]

OF_OCCUPANTS = ("H1", "H7", "H10")
"""Rules that occupants can break by themselves, before anyone is admitted."""


def occupants_break_a_rule(problem: PlanningProblem) -> bool:
    """Whether occupants share a room wrongly, lack a bed, or lack a nurse."""
    nobody_admitted = score_plan(problem, Plan())
    if any(nobody_admitted.rule(rule).amount for rule in OF_OCCUPANTS):
        return True
    names, beds = Names.of(problem), open_beds(problem)
    return any(
        beds[names.room[occupant.room], day] == 0
        for occupant in problem.occupants
        for day in occupant.pathway.ward_offsets
        if day < beds.shape[1]
    )
