"""A small hospital in which every move finds something to do."""

from __future__ import annotations

from random import Random

from mapigo.domain import (
    OPERATION,
    WARD,
    Calendar,
    Centre,
    LogNormal,
    Nurse,
    NurseShift,
    Occupant,
    Pathway,
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

__all__ = ["roomy_hospital"]

SHIFTS = ("early", "late", "night")
AGES = ("adult", "elderly")


def roomy_hospital(
    seed: int, *, n_days: int = 10, n_entries: int = 90
) -> PlanningProblem:
    """Return two wards, an ICU, two theatres and more patients than fit."""
    rng = Random(seed)
    centre = Centre(
        "roomy",
        Calendar(n_days, SHIFTS),
        theatres=tuple(
            Theatre(f"T{n}", (480,) * n_days, capabilities=frozenset({"bypass"}))
            for n in range(2)
        ),
        rooms=tuple(Room(f"R{n}", 1 + n % 3, ward="AB"[n % 2]) for n in range(7)),
        surgeons=tuple(Surgeon(f"S{n}", (360,) * n_days) for n in range(2)),
        nurses=tuple(_nurse(rng, n, n_days) for n in range(6)),
        age_groups=AGES,
        n_skill_levels=2,
        wards=(Ward("A"), Ward("B")),
        pools=(Pool("icu", (3,) * n_days),),
    )
    entries = tuple(_entry(rng, n, n_days) for n in range(n_entries))
    weights = {"S1": 5, "S2": 3, "S3": 2, "S4": 4, "S5": 20, "S6": 7, "S7": 3}
    weights |= {"S8": 150, "S9": 4, "S11": 1, "S12": 6, "S13": 15}
    policy = Policy("roomy", weights=weights, even_arrivals={"icu": 1})
    occupants = (_occupant(rng, n_days),)
    return PlanningProblem(centre, entries, occupants, policy)


def _nurse(rng: Random, n: int, n_days: int) -> Nurse:
    shifts = tuple(
        NurseShift(day, shift, rng.randint(2, 8))
        for day in range(n_days)
        for k, shift in enumerate(SHIFTS)
        if k == n % 3 or rng.random() < 0.3
    )
    return Nurse(f"N{n}", n % 2, shifts)


def _entry(rng: Random, n: int, n_days: int) -> WaitingListEntry:
    stages = (Stage(OPERATION, 0), Stage(WARD, rng.randint(1, 4)))
    if n % 3 == 0:
        stages = (
            Stage(WARD, rng.randint(0, 1)),
            Stage(OPERATION, 0),
            Stage("icu", rng.randint(1, 2), LogNormal(0.3, 0.6)),
            Stage(WARD, rng.randint(1, 3), LogNormal(0.7, 0.5)),
        )
    pathway = Pathway(stages)
    n_shifts = pathway.length_of_stay * len(SHIFTS)
    mandatory = rng.random() < 0.2 and n_days >= 10
    return WaitingListEntry(
        id=f"P{n}",
        sex=rng.choice("FM"),
        age_group=rng.choice(AGES),
        pathway=pathway,
        surgeons=("S0", "S1") if n % 4 == 0 else (f"S{n % 2}",),
        theatre_minutes=rng.choice((60, 90, 120, 180)),
        workload=tuple(rng.randint(1, 3) for _ in range(n_shifts)),
        required_skill=tuple(rng.randint(0, 1) for _ in range(n_shifts)),
        earliest_day=rng.randint(0, min(3, n_days - 1)),
        latest_day=n_days - 2 if mandatory else None,
        mandatory=mandatory,
        needed_capabilities=frozenset({"bypass"}) if n % 5 == 0 else frozenset(),
        incompatible_rooms=frozenset({"R0"}) if n % 6 == 0 else frozenset(),
        ward="AB"[n % 2] if n % 7 else "",
        treat_by_day=rng.randint(-2, n_days) if n % 2 else None,
        priority_score=rng.randint(1, 3),
    )


def _occupant(rng: Random, n_days: int) -> Occupant:
    n_shifts = 2 * len(SHIFTS)
    return Occupant(
        "O0",
        rng.choice("FM"),
        "adult",
        Pathway((Stage(WARD, 2),)),
        "R2",
        tuple(rng.randint(1, 3) for _ in range(n_shifts)),
        tuple(rng.randint(0, 1) for _ in range(n_shifts)),
    )
