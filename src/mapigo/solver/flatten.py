"""From the domain to the flat arrays of ``kernels.layout``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import PlanningProblem
from mapigo.solver.arrays import Ints, ints, ragged, table
from mapigo.solver.eligibility import allowed_days, pool_units, suitable_rooms
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.limits import LONGEST_STAY_DAYS, UNLIMITED, check_limits
from mapigo.solver.names import Names, persons_of
from mapigo.solver.nurse_duties import worked_nurses
from mapigo.solver.prices import (
    age_spans,
    care_tables,
    day_costs,
    mandatory_cost,
    most_a_stay_costs,
    outlier_costs,
)
from mapigo.solver.published import Pinned, Published
from mapigo.solver.units import Units

__all__ = ["flatten"]


def flatten(problem: PlanningProblem) -> Instance:
    """Return the arrays of a problem.

    Raises
    ------
    SolverError
        When the problem exceeds what the arrays hold.
    """
    check_limits(problem)
    centre, policy = problem.centre, problem.policy
    names = Names.of(problem)
    entries = problem.waiting_list
    persons = persons_of(problem)
    n_days = centre.calendar.n_days
    pinned = Pinned.of(problem)
    rooms = pinned_rooms(problem, pinned)
    open_surgeons = pinned_surgeons(problem, names, pinned)
    day_cost = day_costs(problem, mandatory_cost(problem))
    days = [
        pinned.days(entry, of_entry, n_days) if rooms[p] and open_surgeons[p] else []
        for p, (entry, of_entry) in enumerate(
            zip(entries, allowed_days(problem, names), strict=True)
        )
    ]
    days = cheapest_first(days, day_cost)
    allowed = np.zeros((len(entries), n_days), dtype=np.uint8)
    for p, of_entry in enumerate(days):
        allowed[p, of_entry] = 1
    # The moves draw a surgeon before they look for a day, also where there is none.
    surgeons = [
        of_entry or [names.surgeon[who] for who in entry.surgeons]
        for of_entry, entry in zip(open_surgeons, entries, strict=True)
    ]
    room_suits = np.zeros((len(entries), len(centre.rooms)), dtype=np.uint8)
    for p, of_entry in enumerate(rooms):
        room_suits[p, of_entry] = 1
    patients: list[list[int]] = [[] for _ in centre.surgeons]
    for p, of_entry in enumerate(surgeons):
        for surgeon in of_entry:
            patients[surgeon].append(p)
    pools = [pool_units(problem, entry) for entry in entries]
    sexes = sorted({person.sex for person in persons}) if policy.holds("H1") else []
    workload, skill_cost = care_tables(problem, persons)
    outlier_cost = outlier_costs(problem)
    surgeon_minutes = [surgeon.minutes_by_day for surgeon in centre.surgeons]
    if not policy.holds("H3"):
        surgeon_minutes = [(UNLIMITED,) * n_days for _ in centre.surgeons]

    ward_start, ward_offset = ragged([e.pathway.ward_offsets for e in entries])
    pool_start, pool = ragged([[names.pool[q] for q, _ in of] for of in pools])
    _, pool_offset = ragged([[offset for _, offset in of] for of in pools])
    _, units = ragged([list(of.values()) for of in pools])
    day_start, allowed_day = ragged(days)
    room_start, allowed_room = ragged(rooms)
    surgeon_start, allowed_surgeon = ragged(surgeons)
    patient_start, patient_of_surgeon = ragged(patients)
    nurse_start, nurse_on_shift = ragged(nurses_by_shift(problem))

    return Instance(
        **vars(Units.of(problem)),
        **vars(Published.of(problem)),
        n_entries=len(entries),
        n_movers=len(entries),
        n_rooms=len(centre.rooms),
        n_theatres=len(centre.theatres),
        n_days=n_days,
        n_shifts=centre.calendar.n_shifts,
        shifts_per_day=centre.calendar.shifts_per_day,
        n_levels=centre.n_skill_levels,
        nobody=len(centre.nurses),
        has_outliers=int(outlier_cost.any()),
        age_weight=policy.weight("S1"),
        continuity_weight=policy.weight("S3"),
        excess_weight=policy.weight("S4"),
        open_weight=policy.weight("S5"),
        transfer_weight=policy.weight("S6"),
        sex=ints([sexes.index(i.sex) if sexes else 0 for i in persons]),
        age=ints([centre.age_groups.index(i.age_group) for i in persons]),
        age_span=age_spans(len(centre.age_groups)),
        minutes=ints([entry.theatre_minutes for entry in entries]),
        operation_offset=ints([entry.operation_offset for entry in entries]),
        ward_bits=np.array(
            [
                sum(1 << k for k in entry.pathway.ward_offsets if k < LONGEST_STAY_DAYS)
                for entry in entries
            ],
            dtype=np.uint64,
        ),
        ward_start=ward_start,
        ward_offset=ward_offset,
        pool_start=pool_start,
        pool=pool,
        pool_offset=pool_offset,
        pool_units=units,
        day_start=day_start,
        allowed_day=allowed_day,
        is_allowed_day=allowed,
        room_start=room_start,
        allowed_room=allowed_room,
        room_suits=room_suits,
        surgeon_start=surgeon_start,
        allowed_surgeon=allowed_surgeon,
        patient_start=patient_start,
        patient_of_surgeon=patient_of_surgeon,
        theatre_suits=theatre_suits(problem, pinned),
        day_cost=day_cost,
        most_stay_cost=ints([most_a_stay_costs(problem, entry) for entry in entries]),
        outlier_cost=outlier_cost,
        workload=workload,
        skill_cost=skill_cost,
        open_beds=open_beds(problem),
        theatre_minutes=table(
            [
                [problem.theatre_minutes(theatre, day) for day in range(n_days)]
                for theatre in centre.theatres
            ],
            n_days,
        ),
        surgeon_minutes=table(surgeon_minutes, n_days),
        pool_capacity=table(
            [
                [problem.pool_capacity(pool.id, day) for day in range(n_days)]
                for pool in centre.pools
            ],
            n_days,
        ),
        nurse_level=ints(
            [nurse.skill_level for nurse in centre.nurses] + [centre.n_skill_levels]
        ),
        nurse_start=nurse_start,
        nurse_on_shift=nurse_on_shift,
        open_shift=np.arange(centre.calendar.n_shifts, dtype=np.int32),
        fixed_nurse=worked_nurses(problem),
    )


def cheapest_first(days: list[list[int]], day_cost: Ints) -> list[list[int]]:
    """Sort the allowed days of each entry by their price.

    So the kernels know the best that an entry can hope for without looking at all days.
    """
    return [
        sorted(of_entry, key=of_day.__getitem__)
        for of_entry, of_day in zip(days, day_cost.tolist(), strict=True)
    ]


def pinned_rooms(problem: PlanningProblem, pinned: Pinned) -> list[list[int]]:
    """Return the rooms that suit each entry and agree with its pins (H2, H12)."""
    ids = [room.id for room in problem.centre.rooms]
    return [
        pinned.places("room", entry.id, suitable_rooms(problem, entry), ids)
        if entry.pathway.ward_offsets
        else suitable_rooms(problem, entry)
        for entry in problem.waiting_list
    ]


def pinned_surgeons(
    problem: PlanningProblem, names: Names, pinned: Pinned
) -> list[list[int]]:
    """Return the surgeons who may operate and agree with the pins (H11, H12)."""
    ids = list(names.surgeon)
    return [
        pinned.places(
            "surgeon", entry.id, [names.surgeon[who] for who in entry.surgeons], ids
        )
        for entry in problem.waiting_list
    ]


def theatre_suits(problem: PlanningProblem, pinned: Pinned) -> NDArray[np.uint8]:
    """Return which theatres each entry may use (H11, H12), shape (P, T)."""
    theatres, entries = problem.centre.theatres, problem.waiting_list
    ids = [theatre.id for theatre in theatres]
    suits = np.zeros((len(entries), len(theatres)), dtype=np.uint8)
    for p, entry in enumerate(entries):
        fit = [
            t
            for t, theatre in enumerate(theatres)
            if not problem.policy.holds("H11") or problem.theatre_suits(entry, theatre)
        ]
        suits[p, pinned.places("theatre", entry.id, fit, ids)] = 1
    return suits


def nurses_by_shift(problem: PlanningProblem) -> list[list[int]]:
    """Return the nurses who work in each shift; "nobody" where there are none."""
    calendar = problem.centre.calendar
    position = {shift: k for k, shift in enumerate(calendar.shift_types)}
    nurses: list[list[int]] = [[] for _ in range(calendar.n_shifts)]
    for n, nurse in enumerate(problem.centre.nurses):
        for duty in nurse.shifts:
            nurses[duty.day * calendar.shifts_per_day + position[duty.shift]].append(n)
    nobody = len(problem.centre.nurses)
    return [on_shift or [nobody] for on_shift in nurses]


def open_beds(problem: PlanningProblem) -> Ints:
    """Return the beds that may be filled, by room and day.

    None on a day with a shift in which no nurse works (H9), unless the centre plans
    without nurses.
    """
    centre = problem.centre
    calendar = centre.calendar
    nobody = len(centre.nurses)
    on_shift = nurses_by_shift(problem)
    first = [day * calendar.shifts_per_day for day in range(calendar.n_days)]
    staffed = [
        nobody == 0
        or all(
            nurses != [nobody] for nurses in on_shift[s : s + calendar.shifts_per_day]
        )
        for s in first
    ]
    return table(
        [
            [
                room.open_beds(day) if staffed[day] else 0
                for day in range(calendar.n_days)
            ]
            for room in centre.rooms
        ],
        calendar.n_days,
    )
