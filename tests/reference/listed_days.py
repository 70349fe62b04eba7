"""A centre of two theatres and one day, and plans for it, to be listed in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    Calendar,
    Centre,
    ListRules,
    Nurse,
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
)

__all__ = ["centre_with", "entry", "plan_of", "to_icu"]

N_DAYS = 3


def entry(patient: str, minutes: int = 60, **others: object) -> WaitingListEntry:
    """Return a patient for an operation and a ward day, on the same day."""
    return WaitingListEntry(
        id=patient,
        sex="F",
        age_group="adult",
        pathway=Pathway.simple(1),
        surgeons=("S1", "S2"),
        theatre_minutes=minutes,
        workload=(1,),
        required_skill=(0,),
        **others,
    )


def to_icu(patient: WaitingListEntry) -> WaitingListEntry:
    """Return the patient with a day in the ICU after the operation."""
    stay = Pathway((Stage(OPERATION, 0), Stage("icu", 1), Stage(WARD, 1)))
    return replace(patient, pathway=stay, workload=(0, 1), required_skill=(0, 0))


def centre_with(
    *waiting_list: WaitingListEntry,
    rules: ListRules | None = None,
    n_in_icu: int = 0,
    icu_beds: int = 2,
    reserve_minutes: int = 0,
) -> PlanningProblem:
    """Return the centre: OT1 and OT2 for 8 hours, S1 and S2, ICU, one perfusionist."""
    centre = Centre(
        name="Two theatres",
        calendar=Calendar(N_DAYS, ("day",), date(2026, 12, 7)),
        theatres=(Theatre("OT1", (480,) * N_DAYS), Theatre("OT2", (480,) * N_DAYS)),
        rooms=(Room("A1", 9),),
        surgeons=(Surgeon("S1", (600,) * N_DAYS), Surgeon("S2", (600,) * N_DAYS)),
        nurses=(Nurse("N1", 0, ()),),
        age_groups=("adult",),
        n_skill_levels=1,
        pools=(
            Pool("icu", (icu_beds,) * N_DAYS),
            Pool("perfusionist", (1,) * N_DAYS),
        ),
    )
    in_icu = Pathway((Stage("icu", 1), Stage(WARD, 1)))
    return PlanningProblem(
        centre,
        waiting_list,
        tuple(
            Occupant(f"o{n}", "F", "adult", in_icu, "A1", (1, 1), (0, 0))
            for n in range(n_in_icu)
        ),
        Policy(
            "lists",
            theatre_reserve_minutes={"OT1": reserve_minutes},
            lists=rules or ListRules(),
        ),
    )


def plan_of(*cases: tuple[str, str, str], day: int = 0) -> Plan:
    """Return a plan of (patient, theatre, surgeon), all on one day."""
    return Plan(tuple(Booking(who, day, where, "A1", by) for who, where, by in cases))
