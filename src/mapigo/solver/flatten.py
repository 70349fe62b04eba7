"""From the domain to the flat arrays of ``kernels.layout``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import (
    Occupant,
    PlanningProblem,
    Room,
    WaitingListEntry,
)
from mapigo.errors import SolverError
from mapigo.solver.kernels.layout import Instance

__all__ = ["MANDATORY_COST", "Names", "flatten", "index_of"]

LONGEST_STAY_DAYS = 64
MOST_AGE_GROUPS = 12
MANDATORY_COST = 20_000
"""Price of a mandatory patient not admitted; scaled up where soft costs are larger."""

UNLIMITED = 1 << 24
HIGHEST_COST = 1 << 28
"""Highest price of one patient that the sums of a search can hold."""

Ints = NDArray[np.int32]


def index_of(items: Iterable[object]) -> dict[str, int]:
    """Return the position of each item by its id."""
    return {item.id: i for i, item in enumerate(items)}  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Names:
    """Positions of ids in the arrays."""

    room: dict[str, int]
    theatre: dict[str, int]
    surgeon: dict[str, int]
    pool: dict[str, int]
    nurse: dict[str, int]

    @classmethod
    def of(cls, problem: PlanningProblem) -> Names:
        """Return the positions in the order of the problem's tables."""
        centre = problem.centre
        return cls(
            room=index_of(centre.rooms),
            theatre=index_of(centre.theatres),
            surgeon=index_of(centre.surgeons),
            pool=index_of(centre.pools),
            nurse=index_of(centre.nurses),
        )


Person = WaitingListEntry | Occupant


def persons_of(problem: PlanningProblem) -> list[Person]:
    """Return entries and, after them, occupants: the order of the axis ``I``."""
    return [*problem.waiting_list, *problem.occupants]


def ints(values: object) -> Ints:
    """Return values as a contiguous array of 32-bit whole numbers."""
    return np.ascontiguousarray(values, dtype=np.int32)


def ragged(lists: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Lay lists behind one another; return where each starts, and all values."""
    start = np.zeros(len(lists) + 1, dtype=np.int32)
    start[1:] = np.cumsum([len(values) for values in lists])
    return start, ints([value for values in lists for value in values])


def table(rows: Sequence[Sequence[int]], n_columns: int) -> Ints:
    """Return a table of whole numbers that keeps its width when it has no rows."""
    return ints(rows).reshape(len(rows), n_columns)


def check_limits(problem: PlanningProblem) -> None:
    """Refuse what the arrays cannot hold."""
    for person in persons_of(problem):
        stay = min(person.pathway.length_of_stay, problem.centre.calendar.n_days)
        if stay > LONGEST_STAY_DAYS:
            message = (
                f"{person.id} stays {stay} days within the horizon, but the planner "
                f"holds stays of up to {LONGEST_STAY_DAYS} days; shorten the horizon "
                "or the stay."
            )
            raise SolverError(message)
    n_groups = len(problem.centre.age_groups)
    if n_groups > MOST_AGE_GROUPS:
        message = (
            f"The centre has {n_groups} age groups, but the planner holds up to "
            f"{MOST_AGE_GROUPS}; join some of them."
        )
        raise SolverError(message)


def is_allowed_day(
    problem: PlanningProblem,
    entry: WaitingListEntry,
    day: int,
    minutes: dict[tuple[str, int], int],
    pool_left: dict[tuple[str, int], int],
) -> bool:
    """Whether an entry could be admitted on a day if it were alone (H3, H4, H6 …)."""
    centre, policy = problem.centre, problem.policy
    operation_day = day + entry.operation_offset
    if not entry.earliest_day <= day <= problem.latest_day(entry):
        return False
    if operation_day >= centre.calendar.n_days:
        return False
    if policy.holds("H13") and any(
        pause.first_day <= day <= pause.last_day for pause in entry.suspensions
    ):
        return False
    if policy.holds("H3") and not any(
        entry.theatre_minutes <= minutes[f"surgeon {surgeon}", operation_day]
        for surgeon in entry.surgeons
    ):
        return False
    if not any(
        entry.theatre_minutes <= minutes[f"theatre {theatre.id}", operation_day]
        and (not policy.holds("H11") or problem.theatre_suits(entry, theatre))
        for theatre in centre.theatres
    ):
        return False
    return all(
        pool_left.get((pool, day + offset), units) >= units
        for (pool, offset), units in pool_days(entry, problem).items()
    )


def pool_days(
    entry: WaitingListEntry, problem: PlanningProblem
) -> Counter[tuple[str, int]]:
    """Count units by (pool, day of the stay), of beds outside the ward and of teams."""
    if not problem.policy.holds("H10"):
        return Counter()
    teams = [(team, entry.operation_offset) for team in entry.teams]
    return Counter([*entry.pathway.pool_offsets, *teams])


def occupants_in_pools(problem: PlanningProblem, names: Names) -> Ints:
    """Count pool beds that occupants use, shape (pools, days)."""
    use = np.zeros((len(names.pool), problem.centre.calendar.n_days), dtype=np.int32)
    for occupant in problem.occupants:
        for pool, day in occupant.pathway.pool_offsets:
            if day < use.shape[1]:
                use[names.pool[pool], day] += 1
    return use


def allowed_days(problem: PlanningProblem, names: Names) -> list[list[int]]:
    """Return the days on which each entry could be admitted if it were alone."""
    n_days = problem.centre.calendar.n_days
    minutes = {
        (f"surgeon {surgeon.id}", day): surgeon.minutes_by_day[day]
        for surgeon in problem.centre.surgeons
        for day in range(n_days)
    }
    for theatre in problem.centre.theatres:
        for day in range(n_days):
            key = (f"theatre {theatre.id}", day)
            minutes[key] = problem.theatre_minutes(theatre, day)
    in_use = occupants_in_pools(problem, names)
    pool_left = {
        (pool, day): problem.pool_capacity(pool, day) - int(in_use[q, day])
        for pool, q in names.pool.items()
        for day in range(n_days)
    }
    return [
        [
            day
            for day in range(n_days)
            if is_allowed_day(problem, entry, day, minutes, pool_left)
        ]
        for entry in problem.waiting_list
    ]


def suitable_rooms(problem: PlanningProblem, entry: WaitingListEntry) -> list[int]:
    """Return the rooms that a patient may lie in; all, if no ward day needs one."""

    def suits(room: Room) -> bool:
        return (
            not problem.policy.holds("H2")
            or not entry.pathway.ward_offsets
            or problem.room_suits(entry, room)
        )

    return [i for i, room in enumerate(problem.centre.rooms) if suits(room)]


def day_costs(problem: PlanningProblem, mandatory_cost: int) -> Ints:
    """Return S7, S8 and S9 by entry and day; the last column is not being admitted."""
    n_days = problem.centre.calendar.n_days
    weight = problem.policy.weight
    cost = np.zeros((len(problem.waiting_list), n_days + 1), dtype=np.int64)
    days = np.arange(n_days)
    for p, entry in enumerate(problem.waiting_list):
        cost[p, :n_days] = weight("S7") * np.maximum(0, days - entry.earliest_day)
        out = mandatory_cost if entry.mandatory else weight("S8")
        if entry.treat_by_day is not None:
            late = weight("S9") * entry.priority_score
            operation = days + entry.operation_offset
            cost[p, :n_days] += late * np.maximum(0, operation - entry.treat_by_day)
            out += late * max(0, n_days - entry.treat_by_day)
        cost[p, n_days] = out
    if cost.max(initial=0) > HIGHEST_COST:
        message = (
            f"One patient would cost up to {cost.max()} by the policy's weights, but "
            f"the planner adds up costs to {HIGHEST_COST}; divide all weights by a "
            "common factor."
        )
        raise SolverError(message)
    return ints(cost)


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


def mandatory_cost(problem: PlanningProblem) -> int:
    """Return a price above what admitting one patient can cost in soft rules."""
    weight = problem.policy.weight
    n_days = problem.centre.calendar.n_days
    late = max((entry.priority_score for entry in problem.waiting_list), default=1)
    per_stay = (weight("S8") + weight("S7") * n_days + weight("S9") * late * n_days) * 2
    return max(MANDATORY_COST, per_stay)


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
    rooms = [suitable_rooms(problem, entry) for entry in entries]
    days = allowed_days(problem, names)
    days = [days[p] if rooms[p] else [] for p in range(len(entries))]
    allowed = np.zeros((len(entries), n_days), dtype=np.uint8)
    for p, of_entry in enumerate(days):
        allowed[p, of_entry] = 1
    room_suits = np.zeros((len(entries), len(centre.rooms)), dtype=np.uint8)
    for p, of_entry in enumerate(rooms):
        room_suits[p, of_entry] = 1
    surgeons = [[names.surgeon[id_] for id_ in entry.surgeons] for entry in entries]
    patients: list[list[int]] = [[] for _ in centre.surgeons]
    for p, of_entry in enumerate(surgeons):
        for surgeon in of_entry:
            patients[surgeon].append(p)
    pools = [pool_days(entry, problem) for entry in entries]
    sexes = sorted({person.sex for person in persons}) if policy.holds("H1") else []
    workload, skill_cost = care_tables(problem, persons)
    outlier_cost = outlier_costs(problem)
    surgeon_minutes = [surgeon.minutes_by_day for surgeon in centre.surgeons]
    if not policy.holds("H3"):
        surgeon_minutes = [(UNLIMITED,) * n_days for _ in centre.surgeons]

    ward_start, ward_offset = ragged([e.pathway.ward_offsets for e in entries])
    pool_start, pool = ragged([[names.pool[q] for q, _ in of] for of in pools])
    _, pool_offset = ragged([[offset for _, offset in of] for of in pools])
    _, pool_units = ragged([list(of.values()) for of in pools])
    day_start, allowed_day = ragged(days)
    room_start, allowed_room = ragged(rooms)
    surgeon_start, allowed_surgeon = ragged(surgeons)
    patient_start, patient_of_surgeon = ragged(patients)
    nurse_start, nurse_on_shift = ragged(nurses_by_shift(problem))

    return Instance(
        n_entries=len(entries),
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
        pool_units=pool_units,
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
        theatre_suits=np.array(
            [
                [
                    not policy.holds("H11") or problem.theatre_suits(entry, theatre)
                    for theatre in centre.theatres
                ]
                for entry in entries
            ],
            dtype=np.uint8,
        ).reshape(len(entries), len(centre.theatres)),
        day_cost=day_costs(problem, mandatory_cost(problem)),
        outlier_cost=outlier_cost,
        workload=workload,
        skill_cost=skill_cost,
        open_beds=table(
            [[room.open_beds(day) for day in range(n_days)] for room in centre.rooms],
            n_days,
        ),
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
    )
