"""A small hospital with benchmark features only, made to measure for one edge."""

from __future__ import annotations

from random import Random

from mapigo.domain import (
    SOFT_RULES,
    WARD,
    Calendar,
    Centre,
    Nurse,
    NurseShift,
    Occupant,
    Pathway,
    PlanningProblem,
    Policy,
    Room,
    Stage,
    Surgeon,
    Theatre,
    WaitingListEntry,
)

__all__ = ["lying_in", "patient", "plain_hospital"]

SHIFTS = ("early", "late", "night")
WEIGHTS = {
    "S1": 5,
    "S2": 1,
    "S3": 1,
    "S4": 1,
    "S5": 20,
    "S6": 5,
    "S7": 10,
    "S8": 300,
}


def plain_hospital(
    *,
    n_days: int = 7,
    rooms_beds: tuple[int, ...] = (2, 2, 3),
    n_theatres: int = 2,
    n_surgeons: int = 2,
    n_nurses: int = 4,
    n_ages: int = 2,
    theatre_minutes: int = 480,
    surgeon_minutes: int = 360,
    patients: tuple[WaitingListEntry, ...] | None = None,
    occupants: tuple[Occupant, ...] = (),
    weights: dict[str, int] | None = None,
) -> PlanningProblem:
    """Return the hospital; by default, twelve patients wait and four are mandatory."""
    centre = Centre(
        "plain",
        Calendar(n_days, SHIFTS),
        theatres=tuple(
            Theatre(f"T{n}", (theatre_minutes,) * n_days) for n in range(n_theatres)
        ),
        rooms=tuple(Room(f"R{n}", beds) for n, beds in enumerate(rooms_beds)),
        surgeons=tuple(
            Surgeon(f"S{n}", (surgeon_minutes,) * n_days) for n in range(n_surgeons)
        ),
        nurses=tuple(_nurse(n, n_days) for n in range(n_nurses)),
        age_groups=tuple(f"age{n}" for n in range(n_ages)),
        n_skill_levels=3,
    )
    if patients is None:
        rng = Random(7)
        patients = tuple(
            patient(
                n,
                sex=rng.choice("AB"),
                age=rng.randrange(n_ages),
                surgeon=rng.randrange(n_surgeons),
                stay_days=rng.randint(1, 4),
                first=rng.randrange(min(4, n_days)),
                last=n_days - 1 if n % 3 == 0 else None,
            )
            for n in range(12)
        )
    all_weights = dict.fromkeys(SOFT_RULES, 0) | (
        WEIGHTS if weights is None else weights
    )
    return PlanningProblem(
        centre, patients, occupants, Policy("plain", weights=all_weights)
    )


def patient(
    n: int,
    *,
    sex: str = "A",
    age: int = 0,
    surgeon: int = 0,
    stay_days: int = 2,
    minutes: int = 60,
    first: int = 0,
    last: int | None = None,
) -> WaitingListEntry:
    """Return a patient, mandatory if there is a last day of admission."""
    return WaitingListEntry(
        id=f"P{n}",
        sex=sex,
        age_group=f"age{age}",
        pathway=Pathway.simple(stay_days),
        surgeons=(f"S{surgeon}",),
        theatre_minutes=minutes,
        workload=_pattern(n, stay_days, (1, 3, 2)),
        required_skill=_pattern(n, stay_days, (0, 2, 1, 0)),
        earliest_day=first,
        latest_day=last,
        mandatory=last is not None,
    )


def lying_in(
    n: int, room: int, stay_days: int, *, sex: str = "A", age: int = 0
) -> Occupant:
    """Return an occupant of a room."""
    return Occupant(
        id=f"O{n}",
        sex=sex,
        age_group=f"age{age}",
        pathway=Pathway((Stage(WARD, stay_days),)),
        room=f"R{room}",
        workload=_pattern(n, stay_days, (2, 1, 1)),
        required_skill=_pattern(n, stay_days, (1, 0)),
    )


def _pattern(n: int, stay_days: int, values: tuple[int, ...]) -> tuple[int, ...]:
    n_shifts = stay_days * len(SHIFTS)
    return tuple(values[(n + shift) % len(values)] for shift in range(n_shifts))


def _nurse(n: int, n_days: int) -> Nurse:
    """Return a nurse; the first works in every shift, the others in two of three."""
    shifts = tuple(
        NurseShift(day, shift, 5 + n % 3)
        for day in range(n_days)
        for k, shift in enumerate(SHIFTS)
        if n == 0 or (n + day + k) % 3
    )
    return Nurse(f"N{n}", n % 3, shifts)
