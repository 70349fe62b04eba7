"""What is different between two plans: who moves, from where to where, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mapigo.domain import Booking, Plan, PlanningProblem
from mapigo.domain.rules import RULES
from mapigo.explain.charge_notes import charge_notes
from mapigo.explain.presence import Presence
from mapigo.replan.making_room import RoomMade
from mapigo.scoring import Score
from mapigo.scoring.views import cost_by_patient

__all__ = ["COSTS_LESS", "Change", "ChangeKind", "Difference", "difference"]

COSTS_LESS = "Nothing forces it; the plan costs less this way."


class ChangeKind(StrEnum):
    """What happens to a patient, the gravest first."""

    GONE = "leaves the list"
    LEFT_OUT = "no longer admitted"
    OTHER_DAY = "other day"
    NEW = "newly admitted"
    OTHER_SURGEON = "other surgeon"
    OTHER_PLACE = "other theatre or room"


@dataclass(frozen=True, slots=True)
class Change:
    """One patient's change. ``cost_change`` is of the costs that are hers alone."""

    patient: str
    kind: ChangeKind
    before: Booking | None
    after: Booking | None
    reason: str
    cost_change: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, the gravest first, and rooms that get another nurse in a shift."""

    changes: tuple[Change, ...]
    n_nurse_changes: int

    def count(self, kind: ChangeKind) -> int:
        """Return how many patients change in this way."""
        return sum(change.kind is kind for change in self.changes)


def difference(
    problem: PlanningProblem,
    before: Plan,
    after: Plan,
    scores: tuple[Score, Score],
    causes: Mapping[str, str],
) -> Difference:
    """Compare a plan with the one that follows it.

    Parameters
    ----------
    problem
        What is planned now.
    before, after
        The plan in force, also with bookings of patients who are no longer on the list;
        and the new one.
    scores
        Of both plans, by the rules as they are now: what the old one breaks is why
        patients move.
    causes
        What happened to a patient, by patient, in a sentence.
    """
    was, now = before.booking_of(), after.booking_of()
    waiting = {entry.id for entry in problem.waiting_list}
    changed = [
        patient for patient in {**was, **now} if was.get(patient) != now.get(patient)
    ]
    made = RoomMade(problem, was, now)
    presence = Presence(scores[0])
    costs_before, costs_after = (cost_by_patient(score) for score in scores)
    changes = [
        Change(
            patient=patient,
            kind=_kind(was.get(patient), now.get(patient), patient in waiting),
            before=was.get(patient),
            after=now.get(patient),
            reason=causes.get(patient)
            or _broken(presence, patient, was.get(patient), problem)
            or _room_made(made, patient, changed, patient in was)
            or COSTS_LESS,
            cost_change=costs_after.get(patient, 0) - costs_before.get(patient, 0),
        )
        for patient in changed
    ]
    order = list(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), _day(change)))
    return Difference(tuple(changes), _n_nurse_changes(before, after))


def _kind(was: Booking | None, now: Booking | None, is_waiting: bool) -> ChangeKind:
    if now is None:
        return ChangeKind.LEFT_OUT if is_waiting else ChangeKind.GONE
    if was is None:
        return ChangeKind.NEW
    if was.admission_day != now.admission_day:
        return ChangeKind.OTHER_DAY
    if was.surgeon != now.surgeon:
        return ChangeKind.OTHER_SURGEON
    return ChangeKind.OTHER_PLACE


def _day(change: Change) -> tuple[int, str]:
    booking = change.before or change.after
    return (booking.admission_day if booking else 0, change.patient)


def _broken(
    presence: Presence, patient: str, booking: Booking | None, problem: PlanningProblem
) -> str:
    """Return which hard rules the old booking breaks now, in sentences."""
    notes = charge_notes(presence, patient, booking, problem.centre.calendar)
    hard = [note.sentence for note in notes if RULES[note.rule].is_hard]
    return " ".join(hard)


def _room_made(made: RoomMade, patient: str, changed: list[str], was_in: bool) -> str:
    """Return for whom a booked patient makes room, or who made it for a new one."""
    others = [other for other in changed if other != patient]
    if was_in:
        found = made.by(patient, others)
        return f"Makes room: {found}." if found else ""
    found = made.for_(patient, others)
    return f"There is room: {found}." if found else ""


def _n_nurse_changes(before: Plan, after: Plan) -> int:
    """Count the rooms and shifts that both plans staff, each with another nurse."""
    was, now = _nurse_of(before), _nurse_of(after)
    return sum(nurse != now.get(place, nurse) for place, nurse in was.items())


def _nurse_of(plan: Plan) -> dict[tuple[str, int, str], str]:
    return {
        (room, duty.day, duty.shift): duty.nurse
        for duty in plan.duties
        for room in duty.rooms
    }
