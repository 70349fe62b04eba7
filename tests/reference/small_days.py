"""Days of a few cases, drawn at random, and their cheapest schedule by counting.

All times are multiples of ten minutes, so that a cheapest schedule is, too: for a given
order of the cases, the times solve a linear problem of differences.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import product
from random import Random

from mapigo.daylist.schedule import cost, faults
from mapigo.daylist.work import DayWork, Session, TheatreCase
from mapigo.domain import ListWeights

__all__ = ["case", "cheapest_by_counting", "day", "random_day"]

STEP = 10


def case(
    patient: str,
    theatre: str = "OT1",
    surgeon: str = "S1",
    minutes: int = 60,
    **others: object,
) -> TheatreCase:
    """Return a case of an hour that could begin at midnight."""
    values = {"turnover_minutes": 0, "earliest_minute": 0} | others
    return TheatreCase(patient, theatre, surgeon, minutes, **values)


def day(
    *cases: TheatreCase,
    session_minutes: int = 180,
    weights: ListWeights | None = None,
    team_units: dict[str, int] | None = None,
    morning_beds: dict[str, int] | None = None,
    beds_ready_minute: int = 0,
) -> DayWork:
    """Return a day whose sessions begin at midnight."""
    session = Session(0, session_minutes, session_minutes)
    return DayWork(
        day=0,
        cases=cases,
        sessions={one.theatre: session for one in cases},
        team_units=team_units or {},
        morning_beds=morning_beds or {},
        beds_ready_minute=beds_ready_minute,
        weights=weights or ListWeights(),
    )


def random_day(rng: Random, n_cases: int) -> DayWork:
    """Return a day with shared surgeons, teams and beds, often too full."""
    turnover = rng.choice([0, 10])
    cases = [
        case(
            f"p{number}",
            theatre=rng.choice(["OT1", "OT2"]),
            surgeon=rng.choice(["S1", "S2"]),
            minutes=STEP * rng.randint(0, 5),
            turnover_minutes=turnover,
            earliest_minute=STEP * rng.choice([0, 0, 0, 3]),
            teams=("team",) if rng.random() < 0.4 else (),
            bed_pool="icu" if rng.random() < 0.4 else "",
            is_urgent=rng.random() < 0.3,
            rank=STEP * rng.randint(-2, 2),
        )
        for number in range(n_cases)
    ]
    weights = ListWeights(*(rng.randint(0, 5) for _ in fields(ListWeights)))
    return day(
        *cases,
        session_minutes=STEP * rng.randint(4, 12),
        weights=weights,
        team_units={"team": 1},
        morning_beds={"icu": rng.randint(0, 1)},
        beds_ready_minute=STEP * rng.randint(0, 10),
    )


def cheapest_by_counting(work: DayWork) -> int:
    """Return the least cost of all possible schedules of a day."""
    latest = max(work.beds_ready_minute, max(c.earliest_minute for c in work.cases))
    latest += sum(one.theatre_minutes for one in work.cases)
    patients = [one.patient for one in work.cases]
    schedules = (
        dict(zip(patients, starts, strict=True))
        for starts in product(range(0, latest + 1, STEP), repeat=len(patients))
    )
    return min(cost(work, one) for one in schedules if not faults(work, one))
