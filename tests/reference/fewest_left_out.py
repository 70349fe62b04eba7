"""The fewest mandatory patients that any plan leaves out, by trying everything."""

from __future__ import annotations

from collections import Counter

from mapigo.domain import PlanningProblem, WaitingListEntry

__all__ = ["fewest_left_out"]


def fewest_left_out(problem: PlanningProblem) -> int:
    """Return the fewest; for a handful of patients with benchmark features only."""
    return _Trial(problem).fewest(0, 0, len(_mandatory(problem)))


def _mandatory(problem: PlanningProblem) -> list[WaitingListEntry]:
    return [entry for entry in problem.waiting_list if entry.mandatory]


class _Trial:
    """What is used so far, by (thing, day)."""

    def __init__(self, problem: PlanningProblem) -> None:
        self.problem = problem
        self.entries = _mandatory(problem)
        self.used: Counter[tuple[str, int]] = Counter()
        for occupant in problem.occupants:
            for day in range(self._end(0, occupant.pathway.length_of_stay)):
                self.used[f"bed {occupant.room}", day] += 1
                self.used[f"{occupant.sex} {occupant.room}", day] += 1

    def fewest(self, n: int, n_out: int, best: int) -> int:
        """Place entry ``n`` and all after it, with ``n_out`` left out before."""
        if n_out >= best:
            return best
        if n == len(self.entries):
            return n_out
        entry = self.entries[n]
        for day in range(entry.earliest_day, self.problem.latest_day(entry) + 1):
            for theatre in self.problem.centre.theatres:
                for room in self.problem.centre.rooms:
                    if self._fits(entry, day, theatre.id, room.id):
                        self._use(entry, day, theatre.id, room.id, 1)
                        best = self.fewest(n + 1, n_out, best)
                        self._use(entry, day, theatre.id, room.id, -1)
        return self.fewest(n + 1, n_out + 1, best)

    def _fits(
        self, entry: WaitingListEntry, day: int, theatre_id: str, room_id: str
    ) -> bool:
        centre, minutes = self.problem.centre, entry.theatre_minutes
        theatre = next(one for one in centre.theatres if one.id == theatre_id)
        surgeon = next(one for one in centre.surgeons if one.id == entry.surgeons[0])
        room = next(one for one in centre.rooms if one.id == room_id)
        other = {"A": "B", "B": "A"}[entry.sex]
        return (
            room_id not in entry.incompatible_rooms
            and self.used[theatre_id, day] + minutes <= theatre.minutes_by_day[day]
            and self.used[surgeon.id, day] + minutes <= surgeon.minutes_by_day[day]
            and all(
                self.used[f"bed {room_id}", there] < room.beds
                and not self.used[f"{other} {room_id}", there]
                for there in range(day, self._end(day, entry.pathway.length_of_stay))
            )
        )

    def _use(
        self, entry: WaitingListEntry, day: int, theatre: str, room: str, sign: int
    ) -> None:
        self.used[theatre, day] += sign * entry.theatre_minutes
        self.used[entry.surgeons[0], day] += sign * entry.theatre_minutes
        for there in range(day, self._end(day, entry.pathway.length_of_stay)):
            self.used[f"bed {room}", there] += sign
            self.used[f"{entry.sex} {room}", there] += sign

    def _end(self, day: int, stay_days: int) -> int:
        return min(self.problem.centre.calendar.n_days, day + stay_days)
