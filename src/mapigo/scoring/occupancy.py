"""Who is where on each day of a plan: the tables that every rule reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from mapigo.domain import (
    Booking,
    NurseDuty,
    Plan,
    PlanningProblem,
    Room,
    WaitingListEntry,
)
from mapigo.scoring import placing
from mapigo.scoring.free_capacity import FreeCapacity
from mapigo.scoring.occupancy_steps import with_one_more, without_one
from mapigo.scoring.person import Person
from mapigo.scoring.unit_loads import UnitLoads

__all__ = ["Occupancy", "Person"]

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
DayKey = tuple[str, int]
ShiftKey = tuple[str, int, int]


@dataclass(frozen=True, eq=False)
class Occupancy:
    """A plan seen by place and day. A key that is missing means an empty place.

    Days outside the horizon appear nowhere. ``persons`` has the ward days only;
    theatre cases stand on the day of the operation, not of admission. ``pool_users``
    lists a patient once for each unit used. ``nurses`` are in the plan's order: where
    a room has several in one shift, the last one is the room's nurse. A nurse who
    lists a room twice in a shift counts once. ``max_load`` has the nurses' working
    shifts only.

    Keys are (room, day), (theatre, day), (surgeon, day), (pool, day), and
    (room or nurse, day, index of the shift in the day).
    """

    problem: PlanningProblem
    plan: Plan
    entries: dict[str, WaitingListEntry]
    rooms: dict[str, Room]
    persons: dict[DayKey, list[Person]]
    cases_by_theatre: dict[DayKey, list[Booking]]
    cases_by_surgeon: dict[DayKey, list[Booking]]
    pool_users: dict[DayKey, list[str]]
    nurses: dict[ShiftKey, list[str]]
    rooms_of_nurse: dict[ShiftKey, list[str]]
    max_load: dict[ShiftKey, int]
    skill_level: dict[str, int]

    @classmethod
    def from_plan(cls, problem: PlanningProblem, plan: Plan) -> Occupancy:
        """Lay out a plan of this problem, however broken, by place and day."""
        admitted = placing.admissions(problem, plan)
        cases = list(placing.operations(problem, admitted))
        duties = list(placing.duty_rooms(problem, plan))
        return cls(
            problem,
            plan,
            entries={entry.id: entry for entry in problem.waiting_list},
            rooms={room.id: room for room in problem.centre.rooms},
            persons=_lists(placing.ward_days(problem, admitted)),
            cases_by_theatre=_lists(((case.theatre, day), case) for day, case in cases),
            cases_by_surgeon=_lists(((case.surgeon, day), case) for day, case in cases),
            pool_users=_lists(placing.pool_days(problem, admitted)),
            nurses=_lists_without_repeats(
                ((room, day, shift), nurse) for nurse, room, day, shift in duties
            ),
            rooms_of_nurse=_lists_without_repeats(
                ((nurse, day, shift), room) for nurse, room, day, shift in duties
            ),
            max_load=_max_loads(problem),
            skill_level={
                nurse.id: nurse.skill_level for nurse in problem.centre.nurses
            },
        )

    @cached_property
    def free(self) -> FreeCapacity:
        """What the plan leaves free of theatres, surgeons, pools and rooms."""
        return FreeCapacity.of(self)

    @cached_property
    def pool_arrivals(self) -> dict[DayKey, list[str]]:
        """Who reaches each pool on each day."""
        admitted = placing.admissions(self.problem, self.plan)
        return _lists(placing.pool_arrivals(self.problem, admitted))

    @cached_property
    def unit_loads(self) -> UnitLoads:
        """How full wards and pools may be when stays run long."""
        return UnitLoads.of_plan(self.problem, self.plan)

    @cached_property
    def nurses_on_duty(self) -> dict[tuple[int, int], list[str]]:
        """Who works in each shift, as (day, index of the shift in the day)."""
        return _lists(((day, shift), nurse) for nurse, day, shift in self.max_load)

    @cached_property
    def nurse_load(self) -> dict[ShiftKey, int]:
        """The workload of all persons in a nurse's rooms, shift by shift."""
        return {key: self.load_of(key) for key in self.rooms_of_nurse}

    def without(self, patient_id: str) -> Occupancy:
        """Return the occupancy of the plan without a patient's booking."""
        return without_one(self, patient_id)

    def with_booking(
        self, booking: Booking, new_duties: Sequence[NurseDuty] = ()
    ) -> Occupancy:
        """Return the occupancy of the plan with one more booking.

        The patient has none yet. ``new_duties`` give nurses to the room of the
        booking, in shifts of the stay in which it has none.
        """
        return with_one_more(self, booking, new_duties)

    def load_of(self, nurse_shift: ShiftKey) -> int:
        """Add up the workload of all persons in a nurse's rooms in a shift."""
        _, day, shift_index = nurse_shift
        shift = day * self.problem.centre.calendar.shifts_per_day + shift_index
        return sum(
            person.workload(shift)
            for room_id in self.rooms_of_nurse.get(nurse_shift, ())
            for person in self.persons.get((room_id, day), ())
        )

    def room_nurse(self, room_id: str, day: int, shift_index: int) -> str | None:
        """Return the nurse of a room in a shift, or ``None``."""
        nurses = self.nurses.get((room_id, day, shift_index))
        return nurses[-1] if nurses else None

    def entry_of(self, booking: Booking) -> WaitingListEntry:
        """Return the waiting-list entry that a booking admits."""
        return self.entries[booking.patient]

    def shifts_of(self, day: int) -> Iterator[tuple[int, int]]:
        """Yield (index in the day, number in the horizon) of a day's shifts."""
        per_day = self.problem.centre.calendar.shifts_per_day
        return enumerate(range(day * per_day, (day + 1) * per_day))


def _lists(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, list[Item]]:
    lists: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        lists[key].append(item)
    return dict(lists)


def _lists_without_repeats(
    pairs: Iterable[tuple[ShiftKey, str]],
) -> dict[ShiftKey, list[str]]:
    """Gather into lists where an item stands once, at the place of its last mention."""
    lists = _lists(pairs)
    return {
        key: list(reversed(dict.fromkeys(reversed(items))))
        for key, items in lists.items()
    }


def _max_loads(problem: PlanningProblem) -> dict[ShiftKey, int]:
    shift_types = problem.centre.calendar.shift_types
    index_of = {shift: index for index, shift in enumerate(shift_types)}
    return {
        (nurse.id, shift.day, index_of[shift.shift]): shift.max_load
        for nurse in problem.centre.nurses
        for shift in nurse.shifts
    }
