"""A tiny valid centre that uses every feature once, to be spoilt in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    Calendar,
    Centre,
    Clinical,
    CoronaryDisease,
    ListRules,
    LogNormal,
    Nurse,
    NurseDuty,
    NurseShift,
    Occupant,
    Pathway,
    Pin,
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

__all__ = ["PARTS", "small_plan", "small_problem"]

_STAY = Pathway(
    (
        Stage(WARD, 1),
        Stage(OPERATION, 0),
        Stage("icu", 1, LogNormal(0.31, 0.61)),
        Stage(WARD, 2),
    )
)

PARTS: dict[str, Any] = {
    "calendar": Calendar(4, ("early", "late"), date(2026, 12, 7)),
    "policy": Policy(
        name="levelled",
        weights={"S7": 1, "S8": 300},
        rules_off=frozenset({"H1"}),
        pool_reserve={"icu": 1},
        theatre_reserve_minutes={"OT1": 60},
        freeze_days=1,
        lists=ListRules(session_starts={"OT1": 450}, turnover_minutes=20),
    ),
    "theatre": Theatre(
        "OT1", (480, 480, 0, 240), TheatreKind.HYBRID, frozenset({"tavi"})
    ),
    "ward": Ward("cardiac", "Cardiac surgery"),
    "room": Room("C1", 2, "cardiac", (0, 1, 0, 0), True, frozenset({"telemetry"})),
    "pool": Pool("icu", (2, 2, 2, 1), "Intensive care"),
    "surgeon": Surgeon("S1", (420, 0, 420, 0)),
    "nurse": Nurse("N1", 1, (NurseShift(0, "early", 8), NurseShift(1, "late", 8))),
    "entry": WaitingListEntry(
        id="W1",
        sex="F",
        age_group="elderly",
        pathway=_STAY,
        surgeons=("S1",),
        theatre_minutes=180,
        workload=(1, 1, 2, 2, 1, 1, 1, 1),
        required_skill=(0, 0, 1, 1, 0, 0, 0, 0),
        earliest_day=1,
        latest_day=2,
        mandatory=True,
        procedure="TAVI",
        needed_capabilities=frozenset({"tavi"}),
        teams=("icu",),
        needed_equipment=frozenset({"telemetry"}),
        needs_isolation=True,
        ward="cardiac",
        treat_by_day=-3,
        priority="P2",
        priority_score=4,
        suspensions=(Suspension(3, 9, "away"),),
        referral_date=date(2026, 10, 1),
        decision_date=date(2026, 10, 20),
        clinical=Clinical(
            nyha_class=3, lvef_percent=45, coronary_disease=CoronaryDisease.LEFT_MAIN
        ),
    ),
    "occupant": Occupant(
        "O1", "F", "adult", Pathway((Stage(WARD, 1),)), "C1", (1, 1), (0, 0)
    ),
}


def small_problem(
    *, centre: dict[str, Any] | None = None, **changes: dict[str, Any]
) -> PlanningProblem:
    """Return the problem with fields changed, part by part.

    ``small_problem(room={"beds": -1})`` spoils the room; ``centre={...}`` replaces
    fields of the centre itself, whole tables for instance.
    """
    parts = {
        name: replace(part, **changes.get(name, {})) for name, part in PARTS.items()
    }
    whole = Centre(
        name="Small centre",
        calendar=parts["calendar"],
        theatres=(parts["theatre"],),
        rooms=(parts["room"],),
        surgeons=(parts["surgeon"],),
        nurses=(parts["nurse"],),
        age_groups=("adult", "elderly"),
        n_skill_levels=2,
        wards=(parts["ward"],),
        pools=(parts["pool"],),
    )
    return PlanningProblem(
        replace(whole, **(centre or {})),
        (parts["entry"],),
        (parts["occupant"],),
        parts["policy"],
    )


def small_plan() -> Plan:
    """Return a plan for the small problem."""
    return Plan(
        bookings=(Booking("W1", 1, "OT1", "C1", "S1"),),
        duties=(NurseDuty("N1", 0, "early", ("C1",)), NurseDuty("N1", 1, "late", ())),
        pins=(Pin("W1", admission_day=1, room="C1"),),
        version="2",
        based_on="1",
    )
