"""Odd hospitals: each is planned without breaking a rule that need not be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.reference.plain_hospital import lying_in, patient, plain_hospital

from mapigo.domain import (
    SOFT_RULES,
    Calendar,
    Nurse,
    NurseShift,
    Pathway,
    PlanningProblem,
    Policy,
)
from mapigo.errors import SolverError
from mapigo.scoring import score_plan
from mapigo.scoring.scenarios import N_SCENARIOS
from mapigo.solver import SolveOptions, SolveResult, solve

pytestmark = pytest.mark.unit

FEW = SolveOptions(n_threads=1, seed=3, n_steps=300)


def planned(problem: PlanningProblem) -> SolveResult:
    """Return the result of a short search, its score and cost compared anew."""
    result = solve(problem, FEW)
    assert result.score == score_plan(problem, result.plan)
    if result.score.is_feasible:
        assert result.curve[-1][1] == result.score.cost
    return result


def all_with(problem: PlanningProblem, last: int | None) -> PlanningProblem:
    """Return the problem with everybody mandatory by a day, or optional."""
    entries = tuple(
        replace(entry, mandatory=last is not None, latest_day=last)
        for entry in problem.waiting_list
    )
    return replace(problem, waiting_list=entries)


def with_nurses(problem: PlanningProblem, nurses: tuple[Nurse, ...]) -> PlanningProblem:
    """Return the problem with other nurses."""
    return replace(problem, centre=replace(problem.centre, nurses=nurses))


def crowd(n: int, *, n_days: int, n_ages: int = 2) -> tuple:
    """Return patients all over the horizon, every fifth of them mandatory."""
    return tuple(
        patient(
            i,
            sex="AB"[i % 2],
            age=i % n_ages,
            surgeon=i % 2,
            stay_days=1 + i % 5,
            first=(i * 11) % n_days,
            last=n_days - 1 if i % 5 == 0 else None,
        )
        for i in range(n)
    )


ALL_COME: dict[str, Callable[[], PlanningProblem]] = {
    "no optional patients": lambda: all_with(plain_hospital(n_days=14), 13),
    "all optional": lambda: all_with(plain_hospital(), None),
    "empty waiting list": lambda: plain_hospital(patients=()),
    "empty waiting list with occupants": lambda: plain_hospital(
        patients=(), occupants=(lying_in(0, 1, 3),)
    ),
    "one room": lambda: plain_hospital(
        rooms_beds=(4,), patients=crowd(8, n_days=7)[::2]
    ),
    "one surgeon": lambda: plain_hospital(n_surgeons=1, patients=(patient(0, last=6),)),
    "one theatre": lambda: plain_hospital(n_theatres=1),
    "rooms of one bed": lambda: plain_hospital(rooms_beds=(1,) * 6),
    "a room of nine beds": lambda: plain_hospital(
        rooms_beds=(9, 1), occupants=tuple(lying_in(n, 0, 5) for n in range(4))
    ),
    "a room without beds": lambda: plain_hospital(rooms_beds=(0, 3, 3)),
    "64 rooms": lambda: plain_hospital(rooms_beds=(1,) * 64),
    "65 rooms": lambda: plain_hospital(rooms_beds=(1,) * 65),
    "300 rooms": lambda: plain_hospital(rooms_beds=(2,) * 300),
    "130 nurses": lambda: plain_hospital(n_nurses=130),
    "a single nurse": lambda: plain_hospital(n_nurses=1),
    "no nurses and nobody to care for": lambda: plain_hospital(n_nurses=0, patients=()),
    "one age group": lambda: plain_hospital(n_ages=1),
    "twelve age groups": lambda: plain_hospital(
        n_ages=12, patients=crowd(14, n_days=7, n_ages=12)
    ),
    "an age group of one patient": lambda: plain_hospital(
        n_ages=3, patients=(*crowd(8, n_days=7), patient(9, age=2, last=6))
    ),
    "weights all 0": lambda: plain_hospital(weights={}),
    "cases of no minutes": lambda: plain_hospital(
        surgeon_minutes=0,
        patients=tuple(patient(n, minutes=0, last=6) for n in range(3)),
    ),
    **{
        f"{n} days": lambda n=n: plain_hospital(n_days=n, patients=crowd(20, n_days=n))
        for n in (1, 2, 63, 64, 65, 70, 127, 128, 129)
    },
}


@pytest.mark.parametrize("name", ALL_COME)
def test_no_rule_is_broken(name: str) -> None:
    result = planned(ALL_COME[name]())
    assert result.score.violations == 0


@pytest.mark.parametrize("rule", sorted(SOFT_RULES))
def test_one_weight_may_be_far_above_the_others(rule: str) -> None:
    problem = plain_hospital()
    # S11 counts 64ths of a bed-day, so that this is the price of a whole one.
    price = 100_000 // N_SCENARIOS if rule == "S11" else 100_000
    weights = problem.policy.weights | {rule: price}
    problem = replace(problem, policy=Policy("steep", weights=weights))
    assert planned(problem).score.is_feasible


def test_with_no_theatre_day_only_mandatory_patients_are_missing() -> None:
    result = planned(plain_hospital(theatre_minutes=0))
    assert result.plan.bookings == ()
    assert result.score.violations == result.score.rule("H5").amount == 4


def test_occupants_in_every_bed_to_the_end_let_nobody_in() -> None:
    occupants = tuple(lying_in(n, n % 2, 7) for n in range(4))
    result = planned(plain_hospital(rooms_beds=(2, 2), occupants=occupants))
    assert result.plan.bookings == ()
    assert result.score.violations == result.score.rule("H5").amount == 4
    assert result.score.rule("H9").amount == 0


def test_occupants_who_stay_past_the_horizon_count_to_its_end() -> None:
    problem = plain_hospital(n_days=4, occupants=(lying_in(0, 0, 30),))
    assert planned(problem).score.is_feasible


def test_nobody_has_an_allowed_day() -> None:
    problem = plain_hospital(surgeon_minutes=30)
    result = planned(problem)
    assert result.plan.bookings == ()
    assert result.score.violations == result.score.rule("H5").amount == 4


def test_nobody_has_a_suitable_room() -> None:
    problem = plain_hospital()
    rooms = frozenset(room.id for room in problem.centre.rooms)
    entries = tuple(
        replace(entry, incompatible_rooms=rooms) for entry in problem.waiting_list
    )
    result = planned(replace(problem, waiting_list=entries))
    assert result.plan.bookings == ()
    assert result.score.violations == 4


@pytest.mark.parametrize("first_shift", ["early", "late", "night"])
def test_a_shift_without_nurses_keeps_the_wards_empty(first_shift: str) -> None:
    nurse = Nurse(
        "N0",
        2,
        tuple(
            NurseShift(day, shift, 9)
            for day in range(7)
            for shift in ("early", "late", "night")
            if day != 3 or shift != first_shift
        ),
    )
    problem = with_nurses(all_with(plain_hospital(), None), (nurse,))
    result = planned(problem)
    assert result.score.is_feasible
    assert result.plan.bookings


def test_nurses_who_never_work_are_as_good_as_closed_wards() -> None:
    nurses = tuple(Nurse(f"N{n}", 1, ()) for n in range(3))
    result = planned(with_nurses(plain_hospital(), nurses))
    assert result.plan.bookings == ()
    assert result.score.violations == 4


def test_a_late_stay_reaches_past_the_horizon() -> None:
    last_day = patient(0, stay_days=14, first=6, last=6)
    result = planned(plain_hospital(patients=(last_day,)))
    assert result.score.is_feasible
    assert result.plan.booking_of()["P0"].admission_day == 6


@pytest.mark.parametrize("day", [60, 62, 63, 64, 124, 127, 128])
@pytest.mark.parametrize(("beds", "sexes"), [(1, "AA"), (2, "AB")])
def test_two_stays_across_a_word_of_days_do_not_share_a_bed(
    day: int, beds: int, sexes: str
) -> None:
    first = patient(0, sex=sexes[0], stay_days=6, first=day, last=day)
    for later in range(day, min(day + 6, 140)):
        second = patient(1, sex=sexes[1], stay_days=3, first=later, last=later)
        problem = plain_hospital(
            n_days=140, rooms_beds=(beds,), patients=(first, second)
        )
        result = solve(problem, replace(FEW, n_steps=10))
        assert result.score.violations == result.score.rule("H5").amount == 1
    after = patient(1, sex=sexes[1], stay_days=3, first=day + 6, last=day + 6)
    problem = plain_hospital(n_days=140, rooms_beds=(beds,), patients=(first, after))
    assert solve(problem, replace(FEW, n_steps=10)).score.is_feasible


@pytest.mark.parametrize("day", [0, 1, 63, 65, 66])
def test_a_stay_of_64_days_fits_wherever_it_begins(day: int) -> None:
    problem = plain_hospital(
        n_days=130, patients=(patient(0, stay_days=64, first=day, last=day),)
    )
    assert planned(problem).score.is_feasible


def test_a_longer_stay_is_planned_if_64_days_of_it_lie_in_the_horizon() -> None:
    late = patient(0, stay_days=100, first=30, last=60)
    result = planned(plain_hospital(n_days=90, patients=(late,)))
    assert result.score.is_feasible
    assert result.plan.bookings


def test_a_calendar_of_one_shift_a_day_is_planned() -> None:
    problem = plain_hospital(patients=())
    nurse = Nurse("N0", 1, tuple(NurseShift(day, "day", 5) for day in range(7)))
    entry = replace(
        patient(0, last=6),
        pathway=Pathway.simple(2),
        workload=(1, 2),
        required_skill=(2, 0),
    )
    centre = replace(problem.centre, calendar=Calendar(7, ("day",)), nurses=(nurse,))
    result = planned(replace(problem, centre=centre, waiting_list=(entry,)))
    assert result.score.is_feasible
    assert result.score.rule("S2").amount == 1


def test_a_stay_with_more_days_than_the_bits_is_refused() -> None:
    problem = plain_hospital(n_days=90, patients=(patient(0, stay_days=100, first=20),))
    with pytest.raises(SolverError, match=r"P0 stays 70 days within the horizon"):
        solve(problem, FEW)
