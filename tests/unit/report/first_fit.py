"""A plain plan for any centre: each patient in the first place that is free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from mapigo.domain import (
    Booking,
    NurseDuty,
    Plan,
    PlanningProblem,
    Room,
    Surgeon,
    Theatre,
    WaitingListEntry,
)

__all__ = ["first_fit_plan"]


def first_fit_plan(problem: PlanningProblem) -> Plan:
    """Book the waiting list in its order, and share the rooms among the nurses."""
    diary = _Diary(problem)
    bookings = [diary.book(entry) for entry in problem.waiting_list]
    return Plan(
        bookings=tuple(booking for booking in bookings if booking),
        duties=tuple(_duties(problem)),
        version="1",
    )


class _Diary:
    """What is taken so far: minutes, beds and pool units by day."""

    def __init__(self, problem: PlanningProblem) -> None:
        self.problem = problem
        self.n_days = problem.centre.calendar.n_days
        self.taken: Counter[tuple[str, int]] = Counter()
        self.sex: dict[tuple[str, int], str] = {}
        for person in problem.occupants:
            self.take_beds(person.room, person.sex, person.pathway.ward_offsets)
            self.taken.update(person.pathway.pool_offsets)

    def take_beds(self, room_id: str, sex: str, days: Iterable[int]) -> None:
        for day in days:
            self.taken[room_id, day] += 1
            self.sex[room_id, day] = sex

    def book(self, entry: WaitingListEntry) -> Booking | None:
        last = min(self.problem.latest_day(entry), self.n_days - 1)
        for day in range(entry.earliest_day, last + 1):
            booking = self.book_on(entry, day)
            if booking:
                return booking
        return None

    def book_on(self, entry: WaitingListEntry, day: int) -> Booking | None:
        operation = day + entry.operation_offset
        paused = any(p.first_day <= day <= p.last_day for p in entry.suspensions)
        units = self.units(entry, day)
        if paused or operation >= self.n_days or not self.have(units):
            return None
        stay = [day + k for k in entry.pathway.ward_offsets if day + k < self.n_days]
        theatre = next(self.theatres(entry, operation), None)
        surgeon = next(self.surgeons(entry, operation), None)
        room = next(self.rooms(entry, stay), None)
        if theatre is None or surgeon is None or room is None:
            return None
        self.take_beds(room.id, entry.sex, stay)
        self.taken.update(units)
        self.taken[theatre.id, operation] += entry.theatre_minutes
        self.taken[surgeon.id, operation] += entry.theatre_minutes
        place = room.id if entry.pathway.ward_offsets else ""
        return Booking(entry.id, day, theatre.id, place, surgeon.id)

    def units(self, entry: WaitingListEntry, day: int) -> Counter[tuple[str, int]]:
        offsets = [(pool, day + k) for pool, k in entry.pathway.pool_offsets]
        teams = [(team, day + entry.operation_offset) for team in entry.teams]
        return Counter(unit for unit in (*offsets, *teams) if unit[1] < self.n_days)

    def have(self, units: Counter[tuple[str, int]]) -> bool:
        return all(
            self.taken[pool, day] + n <= self.problem.pool_capacity(pool, day)
            for (pool, day), n in units.items()
        )

    def theatres(self, entry: WaitingListEntry, day: int) -> Iterator[Theatre]:
        for theatre in self.problem.centre.theatres:
            minutes = self.taken[theatre.id, day] + entry.theatre_minutes
            fits = minutes <= self.problem.theatre_minutes(theatre, day)
            if fits and self.problem.theatre_suits(entry, theatre):
                yield theatre

    def surgeons(self, entry: WaitingListEntry, day: int) -> Iterator[Surgeon]:
        for surgeon in self.problem.centre.surgeons:
            minutes = self.taken[surgeon.id, day] + entry.theatre_minutes
            if surgeon.id in entry.surgeons and minutes <= surgeon.minutes_by_day[day]:
                yield surgeon

    def rooms(self, entry: WaitingListEntry, stay: list[int]) -> Iterator[Room]:
        for room in self.problem.centre.rooms:
            fits = all(
                self.taken[room.id, day] < room.open_beds(day)
                and self.sex.get((room.id, day), entry.sex) == entry.sex
                for day in stay
            )
            if fits and self.problem.room_suits(entry, room):
                yield room


def _duties(problem: PlanningProblem) -> Iterator[NurseDuty]:
    rooms = [room.id for room in problem.centre.rooms]
    on_duty: dict[tuple[int, str], list[str]] = {}
    for nurse in problem.centre.nurses:
        for work in nurse.shifts:
            on_duty.setdefault((work.day, work.shift), []).append(nurse.id)
    for (day, shift), nurses in on_duty.items():
        for k, nurse_id in enumerate(nurses):
            yield NurseDuty(nurse_id, day, shift, tuple(rooms[k :: len(nurses)]))
