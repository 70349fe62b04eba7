"""For whom a patient makes room: who now uses what the patient used before."""

from __future__ import annotations

from collections.abc import Iterable

from mapigo.domain import Booking, PlanningProblem, WaitingListEntry
from mapigo.explain.wording import listed

__all__ = ["beneficiaries"]

Use = tuple[str, int]


def beneficiaries(
    problem: PlanningProblem, left: Booking, others: Iterable[Booking]
) -> str:
    """Return who uses what a booking leaves, and where: ``P2 in theatre OT1, day 3``.

    Empty where nobody does.
    """
    entries = {entry.id: entry for entry in problem.waiting_list}
    if left.patient not in entries:
        return ""
    freed = _uses(left, entries[left.patient])
    found = []
    for other in others:
        shared = _uses(other, entries[other.patient]) & freed
        if shared:
            resource, day = min(shared, key=lambda use: (use[1], use[0]))
            label = problem.centre.calendar.label(day)
            found.append(f"{other.patient} takes {resource} on {label}")
    return listed(found)


def _uses(booking: Booking, entry: WaitingListEntry) -> set[Use]:
    """Return the resources and days that a booking takes."""
    day = booking.admission_day
    operation_day = day + entry.operation_offset
    uses = {
        (f"theatre {booking.theatre}", operation_day),
        (f"surgeon {booking.surgeon}", operation_day),
    }
    uses |= {(f"pool {pool}", day + offset) for pool, offset in entry.pool_needs}
    if booking.room:
        offsets = entry.pathway.ward_offsets
        uses |= {(f"room {booking.room}", day + offset) for offset in offsets}
    return uses
