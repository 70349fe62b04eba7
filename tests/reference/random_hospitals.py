"""Small random hospitals with every feature, and random plans for them.

All are drawn from one seed, so that a failing case is told by its seed alone.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from mapigo.domain import (
    OPERATION,
    SOFT_RULES,
    SWITCHABLE_RULES,
    WARD,
    Booking,
    Calendar,
    Centre,
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
    WaitingListEntry,
    Ward,
)

__all__ = ["random_plan", "random_problem"]

AGES = ("infant", "adult", "elderly")
N_LEVELS = 3
CAPABILITIES = ("hybrid", "perfusion")
EQUIPMENT = ("telemetry",)


def random_problem(rng: Random) -> PlanningProblem:
    """Return a hospital with all of the general features, some of them switched off."""
    centre = _centre(rng)
    entries = tuple(_entry(rng, centre, n) for n in range(rng.randint(1, 8)))
    occupants = tuple(_occupant(rng, centre, n) for n in range(rng.randint(0, 3)))
    problem = PlanningProblem(centre, entries, occupants, _policy(rng, centre))
    if rng.random() < 0.5:
        return problem
    published = random_plan(rng, problem)
    today = rng.choice((0, rng.randrange(centre.calendar.n_days)))
    return replace(problem, published=published, today=today)


def random_plan(rng: Random, problem: PlanningProblem) -> Plan:
    """Return a plan of existing ids and days inside the horizon that breaks rules."""
    centre = problem.centre
    bookings = [
        _booking(rng, centre, entry.id)
        for entry in problem.waiting_list
        if rng.random() < 0.7
    ]
    rng.shuffle(bookings)
    return Plan(
        tuple(bookings),
        tuple(_duties(rng, centre)),
        tuple(_pins(rng, problem, bookings)),
    )


def _some(rng: Random, items: tuple[str, ...], share: float = 0.5) -> frozenset[str]:
    return frozenset(item for item in items if rng.random() < share)


def _by_day(rng: Random, n_days: int, choices: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(rng.choice(choices) for _ in range(n_days))


def _centre(rng: Random) -> Centre:
    n_days = rng.randint(2, 7)
    shifts = ("early", "late", "night")[: rng.randint(1, 3)]
    return Centre(
        "random",
        Calendar(n_days, shifts),
        theatres=tuple(
            Theatre(
                f"T{n}",
                _by_day(rng, n_days, (0, 120, 300, 480)),
                capabilities=frozenset(CAPABILITIES)
                if n == 0
                else _some(rng, CAPABILITIES),
            )
            for n in range(rng.randint(1, 3))
        ),
        rooms=tuple(_room(rng, n, n_days) for n in range(rng.randint(1, 4))),
        surgeons=tuple(
            Surgeon(f"S{n}", _by_day(rng, n_days, (0, 120, 300)))
            for n in range(rng.randint(1, 3))
        ),
        nurses=tuple(_nurse(rng, n, n_days, shifts) for n in range(rng.randint(1, 5))),
        age_groups=AGES,
        n_skill_levels=N_LEVELS,
        wards=(Ward("A"), Ward("B")),
        pools=tuple(
            Pool(f"pool{n}", _by_day(rng, n_days, (0, 1, 2, 3)))
            for n in range(rng.randint(0, 2))
        ),
    )


def _room(rng: Random, n: int, n_days: int) -> Room:
    beds = rng.randint(0 if n else 1, 4)
    closed = tuple(rng.randint(0, min(1, beds)) for _ in range(n_days))
    return Room(
        f"R{n}",
        beds,
        ward=rng.choice(("", "A", "B")),
        closed_beds_by_day=closed if rng.random() < 0.3 else (),
        isolation=rng.random() < 0.5,
        equipment=frozenset(EQUIPMENT) if n == 0 else _some(rng, EQUIPMENT),
    )


def _nurse(rng: Random, n: int, n_days: int, shifts: tuple[str, ...]) -> Nurse:
    working = tuple(
        NurseShift(day, shift, rng.randint(0, 6))
        for day in range(n_days)
        for shift in shifts
        if rng.random() < 0.8
    )
    return Nurse(f"N{n}", rng.randrange(N_LEVELS), working)


def _pathway(rng: Random, centre: Centre, *, has_operation: bool) -> Pathway:
    places = [WARD, WARD, *(pool.id for pool in centre.pools)]
    stages = [_stage(rng, rng.choice(places), rng.randint(0, 2)) for _ in range(2)]
    stages.append(_stage(rng, rng.choice(places), rng.randint(1, 3)))
    if has_operation:
        stages.insert(rng.randint(0, 2), Stage(OPERATION, 0))
    return Pathway(tuple(stages))


def _stage(rng: Random, place: str, days: int) -> Stage:
    if days == 0 or rng.random() < 0.5:
        return Stage(place, days)
    return Stage(place, days, LogNormal(rng.uniform(-0.5, 1.5), rng.uniform(0.0, 1.0)))


def _care(rng: Random, centre: Centre, pathway: Pathway, most: int) -> tuple[int, ...]:
    n_shifts = pathway.length_of_stay * centre.calendar.shifts_per_day
    return tuple(rng.randint(0, most) for _ in range(n_shifts))


def _entry(rng: Random, centre: Centre, n: int) -> WaitingListEntry:
    n_days = centre.calendar.n_days
    pathway = _pathway(rng, centre, has_operation=True)
    earliest = rng.randrange(n_days)
    mandatory = rng.random() < 0.3
    latest = earliest + rng.randint(0, 4) if mandatory or rng.random() < 0.3 else None
    surgeons = [surgeon.id for surgeon in centre.surgeons]
    first_suspended = rng.randint(-2, n_days)
    return WaitingListEntry(
        f"p{n}",
        rng.choice("FM"),
        rng.choice(AGES),
        pathway,
        tuple(rng.sample(surgeons, rng.randint(1, len(surgeons)))),
        rng.choice((30, 60, 120)),
        _care(rng, centre, pathway, 3),
        _care(rng, centre, pathway, N_LEVELS - 1),
        earliest_day=earliest,
        latest_day=latest,
        mandatory=mandatory,
        needed_capabilities=_some(rng, CAPABILITIES, 0.2),
        teams=tuple(pool.id for pool in centre.pools if rng.random() < 0.2),
        incompatible_rooms=_some(rng, tuple(room.id for room in centre.rooms), 0.1),
        needed_equipment=_some(rng, EQUIPMENT, 0.2),
        needs_isolation=rng.random() < 0.1,
        ward=rng.choice(("", "A", "B")),
        treat_by_day=rng.choice((None, rng.randint(-3, n_days + 2))),
        priority_score=rng.randint(0, 4),
        suspensions=(Suspension(first_suspended, first_suspended + rng.randint(0, 2)),)
        if rng.random() < 0.3
        else (),
    )


def _occupant(rng: Random, centre: Centre, n: int) -> Occupant:
    pathway = _pathway(rng, centre, has_operation=False)
    return Occupant(
        f"a{n}",
        rng.choice("FM"),
        rng.choice(AGES),
        pathway,
        rng.choice(centre.rooms).id,
        _care(rng, centre, pathway, 3),
        _care(rng, centre, pathway, N_LEVELS - 1),
    )


def _policy(rng: Random, centre: Centre) -> Policy:
    return Policy(
        "random",
        weights={rule: rng.randint(0, 20) for rule in SOFT_RULES if rng.random() < 0.9},
        rules_off=_some(rng, tuple(sorted(SWITCHABLE_RULES)), 0.1),
        pool_reserve={pool.id: rng.randint(0, 1) for pool in centre.pools},
        theatre_reserve_minutes={"T0": rng.choice((0, 30))},
        even_arrivals={
            pool.id: rng.randint(0, 2) for pool in centre.pools if rng.random() < 0.7
        },
    )


def _booking(rng: Random, centre: Centre, patient: str) -> Booking:
    return Booking(
        patient,
        rng.randrange(centre.calendar.n_days),
        rng.choice(centre.theatres).id,
        rng.choice(("", *(room.id for room in centre.rooms)))
        if rng.random() < 0.2
        else rng.choice(centre.rooms).id,
        rng.choice(centre.surgeons).id,
    )


def _duties(rng: Random, centre: Centre) -> list[NurseDuty]:
    rooms = tuple(room.id for room in centre.rooms)
    return [
        NurseDuty(nurse.id, shift.day, shift.shift, tuple(sorted(_some(rng, rooms))))
        for nurse in centre.nurses
        for shift in (*nurse.shifts, NurseShift(0, centre.calendar.shift_types[0], 0))
        if rng.random() < 0.7
    ]


def _pins(rng: Random, problem: PlanningProblem, bookings: list[Booking]) -> list[Pin]:
    """Pin some bookings as they are, and some patients otherwise."""
    others = [_booking(rng, problem.centre, who.id) for who in problem.waiting_list]
    return [
        Pin(
            booking.patient,
            rng.choice((None, booking.admission_day)),
            rng.choice((None, booking.theatre)),
            rng.choice((None, booking.room)),
            rng.choice((None, booking.surgeon)),
        )
        for booking in (*bookings, *others)
        if rng.random() < 0.1
    ]
