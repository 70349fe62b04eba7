"""What depends on one patient alone: prices of days and rooms, skill and workload."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import Booking, PlanningProblem, WaitingListEntry, nearness
from mapigo.solver.arrays import Ints, ints, table
from mapigo.solver.kernels.layout import MAX_TAKEN_OUT
from mapigo.solver.limits import check_cost
from mapigo.solver.names import Person
from mapigo.solver.published import must_be_admitted
from mapigo.solver.units import most_overflow

__all__ = [
    "age_spans",
    "care_tables",
    "day_costs",
    "mandatory_cost",
    "most_a_stay_costs",
    "outlier_costs",
]

LEAST_MANDATORY_COST = 20_000


def day_costs(problem: PlanningProblem, mandatory_cost: int) -> Ints:
    """Return S7, S8, S9, S14 by entry and day; the last column is not being admitted.

    Not being admitted is a change (S10) for those whom the plan in force admits.
    """
    n_days = problem.centre.calendar.n_days
    weight = problem.policy.weight
    published = problem.published_booking_of()
    must = must_be_admitted(problem)
    cost = np.zeros((len(problem.waiting_list), n_days + 1), dtype=np.int64)
    days = np.arange(n_days)
    for p, entry in enumerate(problem.waiting_list):
        cost[p, :n_days] = weight("S7") * np.maximum(0, days - entry.earliest_day)
        out = mandatory_cost * must[p] + weight("S8") * (not entry.mandatory)
        if entry.treat_by_day is not None:
            late = weight("S9") * entry.priority_score
            operation = days + entry.operation_offset
            cost[p, :n_days] += late * np.maximum(0, operation - entry.treat_by_day)
            out += late * max(0, n_days - entry.treat_by_day)
        cost[p, n_days] = out
        if entry.id in published:
            cost[p, n_days] += weight("S10")
            cost[p] += move_costs(problem, published[entry.id])
    check_cost(int(cost.max(initial=0)))
    return ints(cost)


def move_costs(problem: PlanningProblem, booking: Booking) -> NDArray[np.int64]:
    """Return S14 of a published booking by day; the last is not being admitted."""
    n_days, weight = problem.centre.calendar.n_days, problem.policy.weight("S14")
    before, today = booking.admission_day, problem.today
    cost = [
        weight * abs(day - before) * nearness(min(day, before), today)
        for day in range(n_days + 1)
    ]
    return np.array(cost, dtype=np.int64)


def mandatory_cost(problem: PlanningProblem) -> int:
    """Return a price of leaving out a mandatory patient that nothing else outweighs.

    It is above what all the patients of one proposal can cost together, so that no
    proposal trades a mandatory patient for anything else.
    """
    dearest = max(
        (most_a_patient_costs(problem, entry) for entry in problem.waiting_list),
        default=0,
    )
    check_cost(MAX_TAKEN_OUT * dearest)
    return max(LEAST_MANDATORY_COST, MAX_TAKEN_OUT * dearest)


def most_a_patient_costs(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return a bound on all soft costs of one patient, admitted or not."""
    weight = problem.policy.weight
    n_days = problem.centre.calendar.n_days
    late = 0 if entry.treat_by_day is None else n_days + max(0, -entry.treat_by_day)
    return (
        weight("S8")
        + weight("S7") * n_days
        + weight("S9") * entry.priority_score * late
        + most_a_move_costs(problem)
        + most_a_stay_costs(problem, entry)
        + weight("S3") * most_nurses(problem, entry)
    )


def most_a_move_costs(problem: PlanningProblem) -> int:
    """Return a bound on what one patient costs by coming on another day (S14)."""
    if problem.published is None:
        return 0
    n_days = problem.centre.calendar.n_days
    return problem.policy.weight("S14") * n_days * nearness(0, problem.today)


def most_a_stay_costs(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return a bound on what a stay costs beside its day and continuity (S3)."""
    weight = problem.policy.weight
    days = len(entry.pathway.ward_offsets)
    return (
        weight("S5")
        + weight("S6")
        + weight("S10")
        + days * (weight("S1") * len(problem.centre.age_groups) + weight("S12"))
        + weight("S2") * sum(entry.required_skill)
        + weight("S4") * sum(entry.workload)
        + most_overflow(problem, entry)
    )


def most_nurses(problem: PlanningProblem, entry: WaitingListEntry) -> int:
    """Return the most nurses whom a patient can meet."""
    shifts_per_day = problem.centre.calendar.shifts_per_day
    return len(entry.pathway.ward_offsets) * shifts_per_day


def outlier_costs(problem: PlanningProblem) -> Ints:
    """Return S12 per bed-day by entry and room."""
    weight = problem.policy.weight("S12")
    rooms = problem.centre.rooms
    return table(
        [
            [
                weight if entry.ward and room.ward and entry.ward != room.ward else 0
                for room in rooms
            ]
            for entry in problem.waiting_list
        ],
        len(rooms),
    )


def care_tables(
    problem: PlanningProblem, persons: Sequence[Person]
) -> tuple[NDArray[np.int16], Ints]:
    """Return workload and skill cost by person and shift of the stay."""
    n_levels = problem.centre.n_skill_levels
    weight = problem.policy.weight("S2")
    longest = max((len(person.workload) for person in persons), default=0)
    workload = np.zeros((len(persons), max(1, longest)), dtype=np.int16)
    required = np.zeros_like(workload)
    for i, person in enumerate(persons):
        workload[i, : len(person.workload)] = person.workload
        required[i, : len(person.required_skill)] = person.required_skill
    levels = np.arange(n_levels + 1, dtype=np.int16)
    short = np.maximum(0, required[:, :, None] - levels[None, None, :])
    short[:, :, n_levels] = 0
    return workload, ints(weight * short.astype(np.int32))


def age_spans(n_groups: int) -> Ints:
    """Return highest minus lowest set bit of every set of age groups."""
    return ints(
        [
            bits.bit_length() - (bits & -bits).bit_length()
            for bits in range(1 << n_groups)
        ]
    )
