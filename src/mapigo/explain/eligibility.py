"""The theatres, surgeons and rooms that may serve a patient, whatever the day."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain import Pin, PlanningProblem, Room, Theatre, WaitingListEntry

__all__ = ["Eligible"]


@dataclass(frozen=True, slots=True)
class Eligible:
    """What suits a patient (rules H2 and H11) and agrees with the pins (H12).

    ``rooms`` holds one empty id for a patient whose pathway has no ward day.
    """

    theatres: tuple[str, ...]
    surgeons: tuple[str, ...]
    rooms: tuple[str, ...]

    @classmethod
    def suiting(cls, problem: PlanningProblem, entry: WaitingListEntry) -> Eligible:
        """Return what suits the patient, pins aside."""
        centre = problem.centre
        return cls(
            tuple(
                theatre.id
                for theatre in centre.theatres
                if _theatre_suits(problem, entry, theatre)
            ),
            entry.surgeons,
            tuple(room.id for room in centre.rooms if _room_suits(problem, entry, room))
            if entry.pathway.ward_offsets
            else ("",),
        )

    def agreeing_with(self, pins: list[Pin]) -> Eligible:
        """Return the part of it that agrees with a patient's pins."""
        return Eligible(
            _pinned(self.theatres, [pin.theatre for pin in pins]),
            _pinned(self.surgeons, [pin.surgeon for pin in pins]),
            _pinned(self.rooms, [pin.room for pin in pins]),
        )


def _theatre_suits(
    problem: PlanningProblem, entry: WaitingListEntry, theatre: Theatre
) -> bool:
    return not problem.policy.holds("H11") or problem.theatre_suits(entry, theatre)


def _room_suits(problem: PlanningProblem, entry: WaitingListEntry, room: Room) -> bool:
    return not problem.policy.holds("H2") or problem.room_suits(entry, room)


def _pinned(choices: tuple[str, ...], pinned: list[str | None]) -> tuple[str, ...]:
    wanted = {choice for choice in pinned if choice is not None}
    return tuple(choice for choice in choices if wanted <= {choice})
