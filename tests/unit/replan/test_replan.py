"""Replanning as a whole: events in, a plan that holds and changes little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.reference.roomy_hospital import roomy_hospital

from mapigo.domain import (
    Arrival,
    Event,
    NurseAbsent,
    Pin,
    Plan,
    PlanningProblem,
    PoolChanged,
    SurgeonAbsent,
    TheatreMinutes,
    Unfit,
    Withdrawal,
)
from mapigo.errors import InputError
from mapigo.replan import ChangeKind, ReplanOptions, replan
from mapigo.scoring import score_plan
from mapigo.solver import SolveOptions, solve

pytestmark = pytest.mark.unit

SHORT = ReplanOptions(n_threads=1, seed=3, n_steps=5_000, freeze_days=0)


@pytest.fixture(scope="module")
def in_force() -> tuple[PlanningProblem, Plan]:
    problem = roomy_hospital(1)
    weights = {**problem.policy.weights, "S10": 60, "S14": 5}
    problem = replace(problem, policy=replace(problem.policy, weights=weights))
    plan = solve(problem, SolveOptions(n_threads=1, seed=1, n_steps=40_000)).plan
    return problem, plan


def test_nothing_happens_and_hardly_anybody_changes(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    answer = replan(problem, plan, (), SHORT)
    assert answer.score_before.is_feasible
    assert answer.score.is_feasible
    assert answer.score.cost <= answer.score_before.cost
    assert len(answer.difference.changes) <= len(plan.bookings) / 10
    assert answer.sentences == ()


def test_a_closed_theatre_is_met_and_said(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    answer = replan(problem, plan, [TheatreMinutes("T0", 4, 4, 0)], SHORT)
    assert answer.score_before.rule("H4").amount > 0
    assert answer.score.is_feasible
    assert score_plan(answer.problem, answer.plan) == answer.score
    assert len(answer.sentences) == 1
    offsets = {e.id: e.operation_offset for e in problem.waiting_list}
    for booking in answer.plan.bookings:
        on = booking.admission_day + offsets[booking.patient]
        assert (booking.theatre, on) != ("T0", 4)
    forced = {
        b.patient
        for b in plan.bookings
        if (b.theatre, b.admission_day + offsets[b.patient]) == ("T0", 4)
    }
    changed = {change.patient for change in answer.difference.changes}
    assert forced <= changed


def test_who_is_gone_is_gone_and_the_input_untouched(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    gone = next(
        b.patient
        for b in plan.bookings
        if not next(e for e in problem.waiting_list if e.id == b.patient).mandatory
    )
    answer = replan(problem, plan, [Withdrawal(gone)], SHORT)
    assert gone not in answer.plan.booking_of()
    assert gone in plan.booking_of()
    (change,) = [c for c in answer.difference.changes if c.patient == gone]
    assert change.kind is ChangeKind.GONE


def test_an_emergency_is_admitted(in_force: tuple[PlanningProblem, Plan]) -> None:
    problem, plan = in_force
    like = next(e for e in problem.waiting_list if len(e.surgeons) == 2)
    emergency = replace(like, id="E1", mandatory=True, earliest_day=2, latest_day=4)
    answer = replan(problem, plan, [Arrival(emergency)], SHORT)
    assert answer.score.is_feasible
    assert 2 <= answer.plan.booking_of()["E1"].admission_day <= 4


def test_the_past_and_the_frozen_days_stay(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    options = replace(SHORT, today=3, freeze_days=2)
    answer = replan(problem, plan, [SurgeonAbsent("S0", 6, 7)], options)
    now = answer.plan.booking_of()
    for booking in plan.bookings:
        if booking.admission_day < 5:
            assert now[booking.patient] == booking
    assert answer.plan.pins == plan.pins
    came = {b.patient for b in plan.bookings if b.admission_day < 3}
    assert {b.patient for b in answer.plan.bookings if b.admission_day < 3} == came
    assert answer.freeze_holds


def test_who_did_not_arrive_gets_another_day(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    missed = next(b for b in plan.bookings if b.admission_day == 1)
    event = Unfit(missed.patient, 1, 1, did_not_arrive=True)
    answer = replan(problem, plan, [event], replace(SHORT, today=2))
    assert answer.score.is_feasible
    now = answer.plan.booking_of().get(missed.patient)
    assert now is None or now.admission_day >= 2


def test_nurses_who_are_ill_move_no_patient_from_the_frozen_days(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    duty = plan.duties[0]
    options = replace(SHORT, freeze_days=problem.centre.calendar.n_days)
    answer = replan(
        problem, plan, [NurseAbsent(duty.nurse, duty.day, duty.day)], options
    )
    kept = set(answer.plan.bookings)
    assert set(plan.bookings) <= kept


def test_an_emergency_may_move_frozen_bookings_and_it_is_said(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    like = next(e for e in problem.waiting_list if len(e.surgeons) == 2)
    crowd = [
        Arrival(replace(like, id=f"E{n}", mandatory=True, earliest_day=1, latest_day=2))
        for n in range(2)
    ]
    answer = replan(problem, plan, crowd, replace(SHORT, freeze_days=9, n_steps=20_000))
    moved = [
        b
        for b in plan.bookings
        if b.admission_day < 9 and answer.plan.booking_of().get(b.patient) != b
    ]
    assert answer.freeze_holds == (not moved)


def test_only_those_move_in_the_frozen_days_who_must(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    n_days = problem.centre.calendar.n_days
    like = next(e for e in problem.waiting_list if len(e.surgeons) == 2)
    emergency = replace(
        like,
        id="E1",
        mandatory=True,
        earliest_day=0,
        latest_day=1,
        theatre_minutes=300,
    )
    options = replace(SHORT, freeze_days=n_days, n_steps=40_000)
    answer = replan(problem, plan, [Arrival(emergency)], options)
    assert answer.score.is_feasible
    assert not answer.freeze_holds
    moved = set(plan.bookings) - set(answer.plan.bookings)
    assert 1 <= len(moved) <= 3


@pytest.mark.parametrize("minutes", [60, 120, 180, 240, 300, 360])
def test_an_emergency_that_fits_into_a_plan_made_anew_is_admitted(
    in_force: tuple[PlanningProblem, Plan], minutes: int
) -> None:
    problem, plan = in_force
    like = next(e for e in problem.waiting_list if len(e.surgeons) == 2)
    emergency = replace(
        like,
        id="E1",
        mandatory=True,
        earliest_day=2,
        latest_day=3,
        theatre_minutes=minutes,
    )
    answer = replan(problem, plan, [Arrival(emergency)], SHORT)
    anew = solve(answer.problem, SolveOptions(n_threads=1, seed=1, n_steps=20_000))
    assert answer.score.violations <= anew.score.violations
    kept = set(plan.bookings) & set(answer.plan.bookings)
    assert len(kept) >= len(plan.bookings) * 0.8


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"today": -1}, "today as a day from 0, not -1"),
        ({"freeze_days": -2}, "freeze_days of at least 0, or none, not -2"),
        ({"time_limit_s": 0.0}, "time_limit_s above 0"),
    ],
)
def test_an_option_out_of_range_is_refused(
    wrong: dict[str, float], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        ReplanOptions(**wrong)  # type: ignore[arg-type]


def test_an_absence_told_late_leaves_the_duties_of_past_days(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    duty = plan.duties[0]
    absent = NurseAbsent(duty.nurse, duty.day, 9)
    answer = replan(problem, plan, [absent], replace(SHORT, today=3))
    assert duty.day < 3
    assert {one for one in answer.plan.duties if one.day < 3} == {
        one for one in plan.duties if one.day < 3
    }
    assert duty.nurse not in {one.nurse for one in answer.plan.duties if one.day >= 3}


def test_what_happens_today_does_not_undo_yesterday(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    events: list[Event] = [SurgeonAbsent("S0", 0, 6), TheatreMinutes("T1", 1, 5, 0)]
    answer = replan(problem, plan, events, replace(SHORT, today=3))
    now = answer.plan.booking_of()
    offsets = {e.id: e.operation_offset for e in problem.waiting_list}
    over = [b for b in plan.bookings if b.admission_day + offsets[b.patient] < 3]
    assert over
    for booking in over:
        assert now[booking.patient] == booking


def test_a_pin_that_cannot_be_kept_is_broken_but_once(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    offsets = {e.id: e.operation_offset for e in problem.waiting_list}
    booking = next(
        b for b in plan.bookings if b.theatre == "T0" and b.admission_day > 2
    )
    on = booking.admission_day + offsets[booking.patient]
    pinned = replace(plan, pins=(Pin.of(booking),))
    answer = replan(problem, pinned, [TheatreMinutes("T0", on, on, 0)], SHORT)
    assert answer.score.rule("H12").amount < 4


def test_the_least_bad_plan_says_what_it_breaks(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    days = problem.centre.calendar.n_days - 1
    everywhere = [TheatreMinutes(f"T{n}", 0, days, 0) for n in range(2)]
    answer = replan(problem, plan, everywhere, SHORT)
    assert not answer.score.is_feasible
    assert answer.score.rule("H5").amount > 0
    assert answer.first_feasible_s is None


def test_nobody_leaves_the_icu_because_a_bed_is_lost(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    entries = {entry.id: entry for entry in problem.waiting_list}

    def lies_there_on(day: int) -> set[str]:
        return {
            one.patient
            for one in plan.bookings
            if one.admission_day + entries[one.patient].operation_offset < day
            and ("icu", day - one.admission_day) in entries[one.patient].pool_needs
        }

    today = next(day for day in range(3, 8) if lies_there_on(day))
    lost = PoolChanged("icu", today, today, -3)
    answer = replan(problem, plan, [lost], replace(SHORT, today=today))
    assert lies_there_on(today) <= answer.plan.booking_of().keys()
    too_many = len(lies_there_on(today))
    assert answer.score.rule("H10").amount == answer.score.violations == too_many
    assert answer.first_feasible_s is None
    # And the next event opens no window for what cannot be helped.
    options = replace(SHORT, today=today, freeze_days=3)
    again = replan(
        replace(answer.problem, published=None, today=0),
        answer.plan,
        [Withdrawal(next(iter(set(entries) - answer.plan.booking_of().keys())))],
        options,
    )
    assert again.freeze_holds
    assert again.score.violations == too_many
    # Tomorrow it is over.
    problem_now = replace(again.problem, published=None, today=0)
    tomorrow = replan(problem_now, again.plan, (), replace(SHORT, today=today + 1))
    assert tomorrow.score.is_feasible


def test_who_lies_in_the_icu_makes_no_room_for_who_waits_in_house(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    offsets = {entry.id: entry.operation_offset for entry in problem.waiting_list}
    lost = PoolChanged("icu", 5, 8, -2)
    answer = replan(problem, plan, [lost], replace(SHORT, today=6))
    here = {b.patient: b for b in plan.bookings if b.admission_day < 6}
    waits = {one for one, b in here.items() if b.admission_day + offsets[one] >= 6}
    assert waits
    assert here.items() <= answer.plan.booking_of().items()
    assert answer.score.violations == answer.score.rule("H10").amount > 0


def test_bad_events_are_refused_and_nothing_is_changed(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    with pytest.raises(InputError, match="nobody"):
        replan(problem, plan, [Withdrawal("nobody")], SHORT)


def test_who_had_to_come_before_today_is_refused(
    in_force: tuple[PlanningProblem, Plan],
) -> None:
    problem, plan = in_force
    like = problem.waiting_list[0]
    late = replace(like, id="E1", mandatory=True, earliest_day=1, latest_day=2)
    with pytest.raises(InputError, match="E1 must be admitted by day 2, and today is"):
        replan(problem, plan, [Arrival(late)], replace(SHORT, today=3))
