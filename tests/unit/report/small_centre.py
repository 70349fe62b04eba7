"""A centre of two rooms in one week, and a plan whose figures are easily counted.

Monday 7 to Sunday 13 December 2026, days 0 to 6. Of the three patients, p1 lies in the
ward on days 0, 2 and 3 and in the ICU on day 1; p2 lies outside the own ward on days
3 and 4; p3 is not admitted. Occupant o1 is in on day 0 only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mapigo.domain import (
    OPERATION,
    WARD,
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
    Suspension,
    Theatre,
    TheatreKind,
    WaitingListEntry,
    Ward,
)

N_DAYS = 7
WEEKDAYS_ONLY = (480, 480, 480, 480, 480, 0, 0)


def problem() -> PlanningProblem:
    """Return the centre, its waiting list and occupant."""
    return PlanningProblem(_centre(), (_p1(), _p2(), _p3()), (_o1(),), _policy())


def plan() -> Plan:
    """Return the plan: p1 comes on day 0, p2 on day 3."""
    return Plan(
        bookings=(
            Booking("p1", 0, "OT1", "A1", "S1"),
            Booking("p2", 3, "OT1", "B1", "S1"),
        ),
        duties=(
            NurseDuty("N1", 0, "early", ("A1",)),
            NurseDuty("N2", 0, "late", ("A1",)),
        ),
        version="7",
        based_on="6",
    )


def without_dates() -> PlanningProblem:
    """Return the centre as a benchmark instance has it: no dates, wards or pools."""
    centre = replace(
        _centre(),
        calendar=Calendar(N_DAYS, ("early", "late", "night")),
        rooms=(Room("A1", 2), Room("B1", 1)),
        wards=(),
        pools=(),
    )
    entries = tuple(
        WaitingListEntry(
            id=entry.id,
            sex="A" if entry.sex == "F" else "B",
            age_group=entry.age_group,
            pathway=Pathway.simple(2),
            surgeons=entry.surgeons,
            theatre_minutes=entry.theatre_minutes,
            workload=(2,) * 6,
            required_skill=(0,) * 6,
        )
        for entry in (_p1(), _p2(), _p3())
    )
    return PlanningProblem(centre, entries, (), _policy())


def _centre() -> Centre:
    return Centre(
        name="Two-room centre",
        calendar=Calendar(N_DAYS, ("early", "late", "night"), date(2026, 12, 7)),
        theatres=(
            Theatre("OT1", WEEKDAYS_ONLY),
            Theatre("CL1", (300, 0, 0, 0, 0, 0, 0), TheatreKind.CATH_LAB),
        ),
        rooms=(
            Room("A1", 2, "a", closed_beds_by_day=(0, 0, 0, 0, 0, 0, 1)),
            Room("B1", 1, "b"),
        ),
        surgeons=(Surgeon("S1", (480,) * N_DAYS),),
        nurses=(
            Nurse("N1", 1, (NurseShift(0, "early", 3),)),
            Nurse("N2", 1, (NurseShift(0, "late", 1),)),
        ),
        age_groups=("18-49", "50-64", "65-79"),
        n_skill_levels=2,
        wards=(Ward("a", "Ward A"), Ward("b")),
        pools=(Pool("icu", (2,) * N_DAYS, "ICU beds"),),
    )


def _policy() -> Policy:
    return Policy("usual", "3", weights={"S7": 10, "S9": 2})


def _p1() -> WaitingListEntry:
    return WaitingListEntry(
        id="p1",
        sex="F",
        age_group="65-79",
        pathway=Pathway(
            (Stage(WARD, 1), Stage(OPERATION, 0), Stage("icu", 1), Stage(WARD, 2))
        ),
        surgeons=("S1",),
        theatre_minutes=240,
        workload=(2,) * 12,
        required_skill=(0,) * 12,
        procedure="CABG",
        ward="a",
        treat_by_day=0,
        priority="P2",
        decision_date=date(2026, 11, 27),
    )


def _p2() -> WaitingListEntry:
    return WaitingListEntry(
        id="p2",
        sex="F",
        age_group="50-64",
        pathway=Pathway.simple(2),
        surgeons=("S1",),
        theatre_minutes=120,
        workload=(2,) * 6,
        required_skill=(0,) * 6,
        earliest_day=1,
        ward="a",
        treat_by_day=5,
        priority="P1",
        suspensions=(Suspension(1, 2, "holiday"),),
        decision_date=date(2026, 12, 1),
    )


def _p3() -> WaitingListEntry:
    return WaitingListEntry(
        id="p3",
        sex="M",
        age_group="18-49",
        pathway=Pathway.simple(1),
        surgeons=("S1",),
        theatre_minutes=90,
        workload=(1,) * 3,
        required_skill=(0,) * 3,
        treat_by_day=3,
        priority="P3",
    )


def _o1() -> Occupant:
    stay = Pathway((Stage(WARD, 1),))
    return Occupant("o1", "F", "65-79", stay, "A1", (1,) * 3, (0,) * 3)
