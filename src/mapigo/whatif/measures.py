"""The figures of one plan that are compared: patients, waits, cost, loads."""

from __future__ import annotations

from collections.abc import Iterator

from mapigo.domain import Plan, PlanningProblem, Policy
from mapigo.domain.wards import ward_name
from mapigo.scoring import Occupancy, score_plan
from mapigo.scoring.capacity_use import CapacityUse, pool_use, theatre_use, ward_use
from mapigo.scoring.nurse_shifts import worked_shifts
from mapigo.scoring.outcomes import outcomes
from mapigo.whatif.figure import Measure

__all__ = ["ADMITTED", "COST", "MEAN_WAIT", "Values", "load_values", "patient_values"]

Values = dict[Measure, float]

ADMITTED = Measure("admitted", "patients admitted", "patients", more_is_better=True)
MEAN_WAIT = Measure(
    "mean_wait_days", "mean wait, days", "days", more_is_better=False, decimals=1
)
P90_WAIT = Measure(
    "p90_wait_days", "nine in ten wait up to", "days", more_is_better=False, decimals=1
)
BREACHES = Measure(
    "treat_by_breaches", "late for treat-by", "patients", more_is_better=False
)
NO_POOL_BED = Measure(
    "no_pool_bed",
    "no bed in a pool, expected",
    "times",
    more_is_better=False,
    decimals=1,
)
NO_WARD_BED = Measure(
    "no_ward_bed",
    "no bed on a ward, expected",
    "times",
    more_is_better=False,
    decimals=1,
)
LOST = Measure("lost", "lose their admission", "patients", more_is_better=False)
MOVED = Measure("moved", "come on another day", "patients", more_is_better=False)
COST = Measure("cost", "cost", "cost", more_is_better=False)
VIOLATIONS = Measure("violations", "hard rules broken", "times", more_is_better=False)
OVERLOAD = Measure("overload", "nurses' overload", "points", more_is_better=False)


def patient_values(
    problem: PlanningProblem, plan: Plan, before: Plan, policy: Policy
) -> Values:
    """Return what a plan means for patients and nurses, and its cost.

    Parameters
    ----------
    problem, plan
        One side and its plan.
    before
        The plan that people know: who loses an admission or moves, does so against it.
    policy
        The prices by which the cost is counted.
    """
    found, score = outcomes(problem, plan), score_plan(problem, plan)
    was, now = before.booking_of(), plan.booking_of()
    kept = [patient for patient in was if patient in now]
    moved = [one for one in kept if was[one].admission_day != now[one].admission_day]
    values: dict[Measure, float | None] = {
        ADMITTED: found.admitted,
        MEAN_WAIT: found.mean_wait_days,
        P90_WAIT: found.p90_wait_days,
        BREACHES: found.treat_by_breaches,
        NO_POOL_BED: found.no_pool_bed,
        NO_WARD_BED: found.no_ward_bed,
        LOST: len(was) - len(kept),
        MOVED: len(moved),
        COST: sum(line.amount * policy.weight(line.rule) for line in score.by_rule),
        VIOLATIONS: score.violations,
        OVERLOAD: _overload(problem, plan),
    }
    return {measure: value for measure, value in values.items() if value is not None}


def load_values(problem: PlanningProblem, plan: Plan) -> Values:
    """Return how full a plan makes theatres, wards and pools, in percent."""
    return dict(_shares(Occupancy.from_plan(problem, plan)))


def _overload(problem: PlanningProblem, plan: Plan) -> int | None:
    """Return the workload above the nurses' maximum; ``None`` without nurses."""
    shifts = worked_shifts(Occupancy.from_plan(problem, plan))
    return sum(shift.overload for shift in shifts) if shifts else None


def _shares(occupancy: Occupancy) -> Iterator[tuple[Measure, float]]:
    centre = occupancy.problem.centre
    for kind, use in theatre_use(occupancy).items():
        name = kind.replace("_", " ")
        yield _share("theatre_use", kind, f"{name} minutes", use)
    for ward, use in ward_use(occupancy).items():
        name = ward_name(centre, ward) or "all wards"
        yield _share("bed_use", ward, f"beds of {name}", use)
    for pool, use in pool_use(occupancy).items():
        yield _share("pool_use", pool, pool, use)


def _share(
    name: str, subject: str, label: str, use: CapacityUse
) -> tuple[Measure, float]:
    return Measure(name, label, "%", subject, decimals=1), 100 * use.share
