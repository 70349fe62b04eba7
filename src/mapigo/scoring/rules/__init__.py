"""One module a rule: what it counts, in plain code.

``CHARGES`` maps the code of each rule that looks at the plan alone to its function,
``CHARGES_AGAINST_PUBLISHED`` that of each rule that also looks at the published plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mapigo.domain import RULES, Plan, PlanningProblem
from mapigo.scoring.occupancy import Occupancy
from mapigo.scoring.rules import (
    admission_window,
    age_groups_mixed,
    changes,
    continuity_of_care,
    delay,
    even_arrivals,
    expected_overflow,
    mandatory_patients_admitted,
    moved_days,
    no_admission_while_suspended,
    not_admitted,
    nurse_skill,
    nurse_workload,
    nurses_on_shift,
    one_sex_per_room,
    outliers,
    past_treat_by,
    pins_hold,
    pool_capacity,
    room_capacity,
    room_suits_patient,
    rooms_have_a_nurse,
    surgeon_time,
    surgeon_transfers,
    theatre_capability,
    theatre_time,
    theatres_opened,
)
from mapigo.scoring.score import Charge

__all__ = ["CHARGES", "CHARGES_AGAINST_PUBLISHED", "charges_of_rule"]

PlanRule = Callable[[PlanningProblem, Plan, Occupancy], Iterator[Charge]]
PublishedPlanRule = Callable[
    [PlanningProblem, Plan, Occupancy, Plan | None], Iterator[Charge]
]

CHARGES: dict[str, PlanRule] = {
    "H1": one_sex_per_room.charges,
    "H2": room_suits_patient.charges,
    "H3": surgeon_time.charges,
    "H4": theatre_time.charges,
    "H5": mandatory_patients_admitted.charges,
    "H7": room_capacity.charges,
    "H8": nurses_on_shift.charges,
    "H9": rooms_have_a_nurse.charges,
    "H10": pool_capacity.charges,
    "H11": theatre_capability.charges,
    "H13": no_admission_while_suspended.charges,
    "S1": age_groups_mixed.charges,
    "S2": nurse_skill.charges,
    "S3": continuity_of_care.charges,
    "S4": nurse_workload.charges,
    "S5": theatres_opened.charges,
    "S6": surgeon_transfers.charges,
    "S7": delay.charges,
    "S8": not_admitted.charges,
    "S9": past_treat_by.charges,
    "S11": expected_overflow.charges,
    "S12": outliers.charges,
    "S13": even_arrivals.charges,
}

CHARGES_AGAINST_PUBLISHED: dict[str, PublishedPlanRule] = {
    "H6": admission_window.charges,
    "H12": pins_hold.charges,
    "S10": changes.charges,
    "S14": moved_days.charges,
}


def charges_of_rule(
    code: str,
    problem: PlanningProblem,
    plan: Plan,
    occupancy: Occupancy,
    published: Plan | None = None,
) -> Iterator[Charge]:
    """Return what one rule counts; nothing for a hard rule that is switched off."""
    if RULES[code].is_hard and not problem.policy.holds(code):
        return iter(())
    if code in CHARGES:
        return CHARGES[code](problem, plan, occupancy)
    return CHARGES_AGAINST_PUBLISHED[code](problem, plan, occupancy, published)
