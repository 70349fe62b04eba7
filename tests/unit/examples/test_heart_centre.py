"""The example heart centre has what it says, and is the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from mapigo.domain import PlanningProblem, TheatreKind, WaitingListEntry
from mapigo.examples import draws, heart_centre
from mapigo.examples.casemix import procedures
from mapigo.examples.figures import share, value
from mapigo.examples.priorities import Urgency, urgencies
from mapigo.examples.streams import SUBJECTS, streams

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def problem() -> PlanningProblem:
    return heart_centre()


def test_default_list_has_150_patients_for_each_week(problem: PlanningProblem) -> None:
    assert len(problem.waiting_list) == 600
    assert len(heart_centre(weeks=2).waiting_list) == 300


def test_length_of_the_list_can_be_set() -> None:
    assert len(heart_centre(n_waiting=37).waiting_list) == 37


def test_same_arguments_give_the_same_centre(problem: PlanningProblem) -> None:
    assert heart_centre(weeks=4, seed=1, size=1.0) == problem


def test_another_seed_gives_other_patients(problem: PlanningProblem) -> None:
    other = heart_centre(seed=2)
    assert other.waiting_list != problem.waiting_list
    assert other.occupants != problem.occupants
    assert other.centre.theatres == problem.centre.theatres


def test_streams_of_a_seed_are_all_different() -> None:
    first = {subject: one.random() for subject, one in streams(5).items()}
    assert tuple(first) == SUBJECTS
    assert len(set(first.values())) == len(SUBJECTS)


def test_changing_one_subject_leaves_the_others(
    problem: PlanningProblem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_suspended(
        n: int, n_days: int, stream: np.random.Generator
    ) -> list[object]:
        stream.random(1000)
        return [()] * n

    monkeypatch.setattr(draws, "draw_suspensions", nobody_suspended)
    changed = heart_centre()
    for before, after in zip(problem.waiting_list, changed.waiting_list, strict=True):
        assert _without_suspension(before) == _without_suspension(after)


def _without_suspension(entry: WaitingListEntry) -> WaitingListEntry:
    """Leave out suspensions, and what follows from them."""
    return replace(entry, suspensions=(), mandatory=False, latest_day=None)


@pytest.mark.parametrize(
    ("kind", "figure"),
    [(TheatreKind.OR, "hvc_theatres"), (TheatreKind.HYBRID, "hvc_hybrid")],
)
def test_theatres_are_those_of_the_published_centre(
    problem: PlanningProblem, kind: TheatreKind, figure: str
) -> None:
    found = [theatre for theatre in problem.centre.theatres if theatre.kind is kind]
    assert len(found) == value(figure)


def test_laboratories_are_those_of_the_published_centre(
    problem: PlanningProblem,
) -> None:
    kinds = [theatre.kind for theatre in problem.centre.theatres]
    labs = kinds.count(TheatreKind.CATH_LAB) + kinds.count(TheatreKind.EP_LAB)
    assert labs == value("hvc_cath_labs")


@pytest.mark.parametrize("start_date", [None, date(2026, 7, 1), date(2026, 7, 4)])
def test_nobody_is_operated_on_at_weekends(start_date: date | None) -> None:
    centre = heart_centre(weeks=2, start_date=start_date).centre
    for day in range(centre.calendar.n_days):
        when = centre.calendar.date_of(day)
        assert when is not None
        is_working_day = when.weekday() < 5
        for theatre in centre.theatres:
            assert (theatre.minutes_by_day[day] > 0) == is_working_day
        if not is_working_day:
            assert all(surgeon.minutes_by_day[day] == 0 for surgeon in centre.surgeons)


def test_icu_and_ward_beds_stay_open_at_weekends(problem: PlanningProblem) -> None:
    saturday = 5
    icu = next(pool for pool in problem.centre.pools if pool.id == "icu")
    assert len(set(icu.capacity_by_day)) == 1
    open_wards = {
        room.ward for room in problem.centre.rooms if room.open_beds(saturday)
    }
    assert open_wards == {"cardiothoracic", "cardiology", "vascular"}


def test_every_procedure_can_be_done_by_somebody_somewhere(
    problem: PlanningProblem,
) -> None:
    centre = problem.centre
    surgeon_of = {surgeon.id: surgeon for surgeon in centre.surgeons}
    for entry in problem.waiting_list:
        longest_sessions = [
            max(theatre.minutes_by_day)
            for theatre in centre.theatres
            if problem.theatre_suits(entry, theatre)
        ]
        assert entry.theatre_minutes <= max(longest_sessions), entry
        for surgeon in entry.surgeons:
            assert entry.theatre_minutes <= max(surgeon_of[surgeon].minutes_by_day)
        assert any(problem.room_suits(entry, room) for room in centre.rooms), entry


def test_list_has_exceptions_as_real_lists_have(problem: PlanningProblem) -> None:
    n = len(problem.waiting_list)
    shares = {
        "isolation_share": sum(e.needs_isolation for e in problem.waiting_list) / n,
        "hoist_share": sum("hoist" in e.needed_equipment for e in problem.waiting_list)
        / n,
        "suspended_share": sum(bool(e.suspensions) for e in problem.waiting_list) / n,
        "second_surgeon_share": sum(len(e.surgeons) > 1 for e in problem.waiting_list)
        / n,
    }
    for name, found in shares.items():
        assert found == pytest.approx(share(name), abs=0.05), name
        assert found > 0, name


def test_treat_by_date_counts_from_the_decision(problem: PlanningProblem) -> None:
    start = problem.centre.calendar.start_date
    assert start is not None
    targets = {e.priority: set[int]() for e in problem.waiting_list}
    for entry in problem.waiting_list:
        assert entry.treat_by_day is not None
        assert entry.decision_date is not None
        assert entry.referral_date is not None
        assert entry.referral_date < entry.decision_date <= start
        treat_by = start + timedelta(entry.treat_by_day)
        targets[entry.priority].add((treat_by - entry.decision_date).days)
    assert targets == {
        "P1": {3, 7},
        "P2": {14, 28},
        "P3": {42, 56, 90},
        "P4": {49},
    }


def test_some_patients_are_overdue_but_not_most(problem: PlanningProblem) -> None:
    overdue = [e for e in problem.waiting_list if (e.treat_by_day or 0) < 0]
    assert 0.1 < len(overdue) / len(problem.waiting_list) < 0.4


def test_priority_shares_add_up_to_one() -> None:
    groups = {procedure.target_group for procedure in procedures()}
    for group in groups:
        classes: tuple[Urgency, ...] = urgencies(group)
        assert sum(one.share for one in classes) == pytest.approx(1)
        scores = [one.score for one in classes]
        assert scores == sorted(scores, reverse=True)


def test_patients_from_the_icu_do_not_go_to_short_stay(
    problem: PlanningProblem,
) -> None:
    short_stay = {r.id for r in problem.centre.rooms if r.ward == "short_stay"}
    for entry in problem.waiting_list:
        uses_icu = any(place == "icu" for place, _ in entry.pathway.pool_offsets)
        assert entry.incompatible_rooms == (short_stay if uses_icu else set())


def test_size_scales_theatres_beds_staff_and_list(problem: PlanningProblem) -> None:
    large = heart_centre(size=3.0)
    for count in (
        lambda one: len(one.centre.theatres),
        lambda one: sum(room.beds for room in one.centre.rooms),
        lambda one: len(one.centre.surgeons),
        lambda one: len(one.centre.nurses),
        lambda one: len(one.waiting_list),
        lambda one: one.centre.pools[0].capacity_by_day[0],
    ):
        assert count(large) == pytest.approx(3 * count(problem), rel=0.06)


def test_smallest_centre_still_has_one_of_each() -> None:
    small = heart_centre(size=0.2, weeks=1).centre
    assert {theatre.kind for theatre in small.theatres} == set(TheatreKind)
    assert len({room.ward for room in small.rooms}) == 4
