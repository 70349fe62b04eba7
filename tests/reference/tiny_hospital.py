"""A hospital so small that all of its plans can be listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from mapigo.domain import (
    OPERATION,
    WARD,
    Booking,
    Calendar,
    Centre,
    LogNormal,
    Nurse,
    NurseDuty,
    NurseShift,
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

__all__ = ["all_plans", "tiny_problem"]

N_DAYS = 2


def tiny_problem(rng: Random) -> PlanningProblem:
    """Return two days, two rooms, two nurses and up to two patients."""
    centre = Centre(
        name="tiny",
        calendar=Calendar(N_DAYS, ("day",)),
        theatres=tuple(Theatre(f"T{n}", (rng.choice((0, 60)), 60)) for n in range(2)),
        rooms=(Room("R0", 1, ward="A"), Room("R1", 2, ward="B")),
        surgeons=(Surgeon("S", (120, 60)),),
        nurses=tuple(
            Nurse(
                f"N{n}",
                rng.randrange(2),
                tuple(NurseShift(day, "day", rng.randint(0, 4)) for day in range(2)),
            )
            for n in range(2)
        ),
        age_groups=("adult", "elderly"),
        n_skill_levels=2,
        wards=(Ward("A"), Ward("B")),
        pools=(Pool("icu", (1, 2)),),
    )
    entries = tuple(_tiny_entry(rng, n) for n in range(rng.randint(1, 2)))
    policy = Policy(
        "tiny",
        weights={f"S{n}": rng.randint(0, 9) for n in (*range(1, 11), 13, 14)}
        | {"S11": rng.randrange(2)},
        rules_off=frozenset(rng.sample(["H1", "H3", "H11"], rng.randrange(2))),
        even_arrivals={"icu": rng.randrange(2)},
    )
    published = Plan((Booking("p0", rng.randrange(2), "T1", "R0", "S"),))
    return PlanningProblem(
        centre,
        entries,
        (),
        policy,
        published if rng.random() < 0.5 else None,
        today=rng.randrange(N_DAYS),
    )


def _tiny_entry(rng: Random, number: int) -> WaitingListEntry:
    stages = [Stage(OPERATION, 0), Stage(WARD, rng.randint(1, 2), LogNormal(0.2, 0.5))]
    if rng.random() < 0.5:
        stages.append(Stage("icu", 1))
    pathway = Pathway(tuple(stages))
    days = pathway.length_of_stay
    mandatory = rng.random() < 0.4
    return WaitingListEntry(
        id=f"p{number}",
        sex=rng.choice("FM"),
        age_group=rng.choice(("adult", "elderly")),
        pathway=pathway,
        surgeons=("S",),
        theatre_minutes=rng.choice((0, 60)),
        workload=tuple(rng.randint(0, 3) for _ in range(days)),
        required_skill=tuple(rng.randint(0, 1) for _ in range(days)),
        latest_day=1 if mandatory else None,
        mandatory=mandatory,
        incompatible_rooms=frozenset({"R1"}) if rng.random() < 0.3 else frozenset(),
        treat_by_day=rng.choice((None, 0, 1)),
    )


def all_plans(problem: PlanningProblem) -> Iterator[Plan]:
    """Yield every plan of a tiny hospital that gives each room one nurse a day."""
    choices = list(product(range(N_DAYS), ("T0", "T1"), ("R0", "R1")))
    for chosen in product([None, *choices], repeat=len(problem.waiting_list)):
        bookings = tuple(
            Booking(entry.id, day, theatre, room, "S")
            for entry, choice in zip(problem.waiting_list, chosen, strict=True)
            if choice is not None
            for day, theatre, room in [choice]
        )
        if score_plan(problem, Plan(bookings)).rule("H3").amount:
            continue
        for nurses in product(("N0", "N1"), repeat=2 * N_DAYS):
            duties = tuple(
                NurseDuty(nurse, place // 2, "day", (f"R{place % 2}",))
                for place, nurse in enumerate(nurses)
            )
            yield Plan(bookings, duties)
