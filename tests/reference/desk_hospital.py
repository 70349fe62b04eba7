"""A small centre for questions at the desk, with easy figures and no nurses."""

from __future__ import annotations

from datetime import date
from typing import Any

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    Calendar,
    Centre,
    Distribution,
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

__all__ = ["booked", "case", "desk_hospital", "icu_case", "in_icu", "plan_of"]

N_DAYS = 10
MONDAY = date(2027, 1, 4)


def desk_hospital(
    *waiting_list: WaitingListEntry,
    occupants: tuple[Occupant, ...] = (),
    icu_beds: int = 2,
    freeze_days: int = 0,
) -> PlanningProblem:
    """Return theatres OT1 and OT2 of 8 hours, surgeons S1 and S2, an ICU, a big ward.

    A day waited costs 1, a patient left out 100, a changed booking 20, a day that
    somebody is moved 5 times its nearness.
    """
    centre = Centre(
        name="Desk",
        calendar=Calendar(N_DAYS, ("day",), MONDAY),
        theatres=(Theatre("OT1", (480,) * N_DAYS), Theatre("OT2", (480,) * N_DAYS)),
        rooms=(Room("A1", 30),),
        surgeons=(Surgeon("S1", (480,) * N_DAYS), Surgeon("S2", (480,) * N_DAYS)),
        nurses=(),
        age_groups=("adult",),
        n_skill_levels=1,
        pools=(
            Pool("icu", (icu_beds,) * N_DAYS, "ICU beds"),
            Pool("perfusionist", (1,) * N_DAYS),
        ),
    )
    weights = {"S7": 1, "S8": 100, "S10": 20, "S14": 5}
    policy = Policy("desk", weights=weights, freeze_days=freeze_days)
    return PlanningProblem(centre, waiting_list, occupants, policy)


def case(patient: str, minutes: int = 240, **others: Any) -> WaitingListEntry:
    """Return a patient of surgeon S1, operated on admission, one ward day."""
    fields: dict[str, Any] = {
        "pathway": Pathway.simple(1),
        "surgeons": ("S1",),
        "workload": (1,),
        "required_skill": (0,),
    }
    return WaitingListEntry(
        id=patient,
        sex="F",
        age_group="adult",
        theatre_minutes=minutes,
        **(fields | others),
    )


def icu_case(
    patient: str,
    nights: int = 2,
    minutes: int = 240,
    length: Distribution | None = None,
    **others: Any,
) -> WaitingListEntry:
    """Return a patient with nights in the ICU after the operation, and a ward day."""
    stages = (Stage(OPERATION, 0), Stage("icu", nights, length), Stage(WARD, 1))
    n_days = nights + 1
    return case(
        patient,
        minutes,
        pathway=Pathway(stages),
        workload=(1,) * n_days,
        required_skill=(0,) * n_days,
        **others,
    )


def in_icu(patient: str, nights: int, length: Distribution | None = None) -> Occupant:
    """Return an occupant with nights left in the ICU, then a ward day in room A1."""
    stay = Pathway((Stage("icu", nights, length), Stage(WARD, 1)))
    care = (1,) * (nights + 1)
    return Occupant(patient, "F", "adult", stay, "A1", care, (0,) * (nights + 1))


def booked(
    patient: str, day: int, theatre: str = "OT1", surgeon: str = "S1"
) -> Booking:
    """Return a booking in room A1."""
    return Booking(patient, day, theatre, "A1", surgeon)


def plan_of(*bookings: Booking) -> Plan:
    """Return a plan of these bookings."""
    return Plan(bookings)
