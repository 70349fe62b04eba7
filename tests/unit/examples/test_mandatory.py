"""Mandatory patients are the most urgent, and can all be admitted with ease."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from mapigo.domain import Booking, NurseDuty, Plan, PlanningProblem, WaitingListEntry
from mapigo.examples import heart_centre, loads
from mapigo.examples.figures import share
from mapigo.scoring import score_plan

pytestmark = pytest.mark.unit

CENTRES = [
    {"seed": 1},
    {"seed": 2},
    {"seed": 3},
    {"size": 0.2},
    {"size": 0.5, "weeks": 8},
    {"weeks": 1},
    {"size": 3.0, "weeks": 2},
]


def _mandatory(problem: PlanningProblem) -> list[WaitingListEntry]:
    return [entry for entry in problem.waiting_list if entry.mandatory]


def test_mandatory_patients_are_a_small_urgent_part_of_the_list() -> None:
    problem = heart_centre()
    found = _mandatory(problem)
    assert {entry.priority for entry in found} == {"P1", "P2"}
    assert 0 < len(found) / len(problem.waiting_list) <= share("mandatory_share")


def test_mandatory_patients_have_a_latest_day_inside_the_horizon() -> None:
    problem = heart_centre()
    for entry in problem.waiting_list:
        assert (entry.latest_day is not None) == entry.mandatory
    for entry in _mandatory(problem):
        assert entry.latest_day is not None
        assert entry.latest_day < problem.centre.calendar.n_days
        assert not entry.suspensions


@pytest.mark.parametrize("resource", ["OR", "cath_lab", "EP_lab", "icu", "step_down"])
def test_mandatory_demand_is_well_below_capacity(resource: str) -> None:
    problem = heart_centre()
    only = PlanningProblem(
        problem.centre,
        tuple(_mandatory(problem)),
        problem.occupants,
        problem.policy,
    )
    ratio = next(load.ratio for load in loads(only) if load.resource == resource)
    assert 0 < ratio < 0.5


class FirstFit:
    """A slow and simple planner, sharing no code with the example or the solver."""

    def __init__(self, problem: PlanningProblem) -> None:
        self.problem = problem
        self.n_days = problem.centre.calendar.n_days
        self.used: Counter[tuple[str, int]] = Counter()
        self.sexes: dict[tuple[str, int], set[str]] = defaultdict(set)
        for one in problem.occupants:
            self._take_beds(one.room, one.sex, one.pathway.ward_offsets)
            for place, day in one.pathway.pool_offsets:
                self.used[place, day] += 1

    def _take_beds(self, room: str, sex: str, days: tuple[int, ...]) -> None:
        for day in days:
            self.used[room, day] += 1
            self.sexes[room, day].add(sex)

    def admit(self, entry: WaitingListEntry) -> Booking | None:
        for day in range(entry.earliest_day, self.problem.latest_day(entry) + 1):
            for booking in self._possible(entry, day):
                self._take(entry, booking)
                return booking
        return None

    def _possible(self, entry: WaitingListEntry, day: int) -> Iterator[Booking]:
        """Yield the bookings of a day that break no rule."""
        operation = day + entry.operation_offset
        if operation >= self.n_days or not self._pools_are_free(entry, day):
            return
        for theatre in self.problem.centre.theatres:
            free = theatre.minutes_by_day[operation] - self.used[theatre.id, operation]
            if not self.problem.theatre_suits(entry, theatre):
                continue
            if free < entry.theatre_minutes:
                continue
            for surgeon in self.problem.centre.surgeons:
                time = surgeon.minutes_by_day[operation]
                left = time - self.used[surgeon.id, operation] - entry.theatre_minutes
                if surgeon.id in entry.surgeons and left >= 0:
                    for room in self._rooms(entry, day):
                        yield Booking(entry.id, day, theatre.id, room, surgeon.id)

    def _pools_are_free(self, entry: WaitingListEntry, day: int) -> bool:
        operation = day + entry.operation_offset
        needed = [(team, operation) for team in entry.teams]
        needed += [(place, day + off) for place, off in entry.pathway.pool_offsets]
        return all(
            self.used[pool, on] < self.problem.pool_capacity(pool, on)
            for pool, on in needed
            if on < self.n_days
        )

    def _rooms(self, entry: WaitingListEntry, day: int) -> Iterator[str]:
        offsets = entry.pathway.ward_offsets
        days = [day + offset for offset in offsets if day + offset < self.n_days]
        for room in self.problem.centre.rooms:
            if self.problem.room_suits(entry, room) and all(
                self.used[room.id, on] < room.open_beds(on)
                and self.sexes[room.id, on] <= {entry.sex}
                for on in days
            ):
                yield room.id

    def _take(self, entry: WaitingListEntry, booking: Booking) -> None:
        first = booking.admission_day
        operation = first + entry.operation_offset
        self.used[booking.theatre, operation] += entry.theatre_minutes
        self.used[booking.surgeon, operation] += entry.theatre_minutes
        for team in entry.teams:
            self.used[team, operation] += 1
        for place, offset in entry.pathway.pool_offsets:
            self.used[place, first + offset] += 1
        days = tuple(first + offset for offset in entry.pathway.ward_offsets)
        self._take_beds(booking.room, entry.sex, days)

    def duties(self) -> Iterator[NurseDuty]:
        """Give all occupied rooms of a shift to one nurse, just to cover them."""
        calendar = self.problem.centre.calendar
        for day in range(calendar.n_days):
            rooms = tuple(
                room.id for room in self.problem.centre.rooms if self.used[room.id, day]
            )
            for shift in calendar.shift_types:
                nurse = next(
                    nurse.id
                    for nurse in self.problem.centre.nurses
                    for duty in nurse.shifts
                    if (duty.day, duty.shift) == (day, shift)
                )
                yield NurseDuty(nurse, day, shift, rooms)


@pytest.mark.parametrize("arguments", CENTRES)
def test_first_fit_by_latest_day_admits_all_mandatory_patients(
    arguments: dict[str, Any],
) -> None:
    problem = heart_centre(**arguments)
    planner = FirstFit(problem)
    urgent_first = sorted(_mandatory(problem), key=problem.latest_day)
    bookings = [planner.admit(entry) for entry in urgent_first]
    plan = Plan(
        bookings=tuple(booking for booking in bookings if booking),
        duties=tuple(planner.duties()),
    )
    score = score_plan(problem, plan)
    assert {
        line.rule: line.amount for line in score.by_rule if line.rule[0] == "H"
    } == ({line.rule: 0 for line in score.by_rule if line.rule[0] == "H"})


def test_first_fit_admits_most_of_the_list_but_not_all() -> None:
    problem = heart_centre()
    planner = FirstFit(problem)
    in_order = sorted(
        problem.waiting_list,
        key=lambda entry: (not entry.mandatory, problem.latest_day(entry)),
    )
    n_admitted = sum(planner.admit(entry) is not None for entry in in_order)
    assert 0.6 <= n_admitted / len(in_order) <= 0.85
