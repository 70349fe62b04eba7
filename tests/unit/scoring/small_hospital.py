"""A hospital of two rooms, two theatres and five days, to count rules by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from mapigo.domain import (
    SOFT_RULES,
    Booking,
    Calendar,
    Centre,
    Nurse,
    NurseDuty,
    NurseShift,
    Occupant,
    Pathway,
    Plan,
    PlanningProblem,
    Policy,
    Pool,
    Room,
    Stage,
    Surgeon,
    Theatre,
    WaitingListEntry,
    Ward,
)
from mapigo.scoring import score_plan

N_DAYS = 5
SHIFTS = ("early", "late")
Someone = TypeVar("Someone", WaitingListEntry, Occupant)

POLICY = Policy("all weights 1", weights=dict.fromkeys(SOFT_RULES, 1))

CENTRE = Centre(
    name="small",
    calendar=Calendar(N_DAYS, SHIFTS),
    theatres=(
        Theatre("OR1", (300,) * N_DAYS),
        Theatre("OR2", (300,) * N_DAYS, capabilities=frozenset({"hybrid"})),
    ),
    rooms=(Room("R1", 2, ward="A"), Room("R2", 2, ward="B")),
    surgeons=(Surgeon("S1", (300,) * N_DAYS), Surgeon("S2", (300,) * N_DAYS)),
    nurses=tuple(
        Nurse(
            name,
            level,
            tuple(NurseShift(day, k, 4) for day in range(N_DAYS) for k in SHIFTS),
        )
        for name, level in (("N0", 0), ("N1", 1), ("N2", 2))
    ),
    age_groups=("child", "adult", "elderly"),
    n_skill_levels=3,
    wards=(Ward("A"), Ward("B")),
    pools=(Pool("icu", (1,) * N_DAYS),),
)


def patient(name: str = "p1", **changes: Any) -> WaitingListEntry:
    """Return an optional patient of two ward days, operated on admission by S1."""
    plain = WaitingListEntry(
        name,
        "F",
        "adult",
        Pathway.simple(2),
        ("S1",),
        100,
        workload=(),
        required_skill=(),
    )
    return _with_quiet_shifts(replace(plain, **changes))


def occupant(name: str = "a1", days: int = 1, **changes: Any) -> Occupant:
    """Return a woman who stays in room R1 for some more days."""
    plain = Occupant(name, "F", "adult", Pathway((Stage("ward", days),)), "R1", (), ())
    return _with_quiet_shifts(replace(plain, **changes))


def _with_quiet_shifts(person: Someone) -> Someone:
    """Fill in a workload of 1 and no required skill where none is given."""
    n_shifts = person.pathway.length_of_stay * len(SHIFTS)
    return replace(
        person,
        workload=person.workload or (1,) * n_shifts,
        required_skill=person.required_skill or (0,) * n_shifts,
    )


def pathway(*stages: tuple[str, int]) -> Pathway:
    """Return a pathway of (place, days)."""
    return Pathway(tuple(Stage(place, days) for place, days in stages))


def problem(
    *people: WaitingListEntry | Occupant,
    centre: Centre = CENTRE,
    policy: Policy = POLICY,
) -> PlanningProblem:
    """Return the hospital with these patients and occupants."""
    return PlanningProblem(
        centre,
        tuple(one for one in people if isinstance(one, WaitingListEntry)),
        tuple(one for one in people if isinstance(one, Occupant)),
        policy,
    )


def book(
    name: str = "p1",
    day: int = 0,
    theatre: str = "OR1",
    room: str = "R1",
    surgeon: str = "S1",
) -> Booking:
    """Return a booking, by default on day 0 in OR1 and R1 with S1."""
    return Booking(name, day, theatre, room, surgeon)


def duties(
    nurse: str, *rooms: str, days: Iterable[int] = range(N_DAYS)
) -> list[NurseDuty]:
    """Return duties of a nurse in both shifts of some days."""
    return [NurseDuty(nurse, day, shift, rooms) for day in days for shift in SHIFTS]


def amount(
    code: str, problem: PlanningProblem, plan: Plan, published: Plan | None = None
) -> int:
    """Return what a rule counts in a plan."""
    return score_plan(problem, plan, published).rule(code).amount
