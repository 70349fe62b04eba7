"""Who makes room for whom: what one booking leaves and another takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapigo.domain import Booking, PlanningProblem, WaitingListEntry
from mapigo.explain.wording import listed

__all__ = ["benefactors", "beneficiaries"]

Use = tuple[str, int]


def beneficiaries(
    problem: PlanningProblem, left: Booking, others: Iterable[Booking]
) -> str:
    """Return who takes what a booking leaves: ``P2 takes theatre OT1 on day 3``.

    Empty where nobody does, or where the patient is no longer on the list.
    """
    found = _shared(problem, left, others)
    return listed([f"{who} takes {what}" for who, what in found])


def benefactors(
    problem: PlanningProblem, taken: Booking, others: Iterable[Booking]
) -> str:
    """Return who leaves what a booking takes: ``P1 leaves theatre OT1 on day 3``."""
    found = _shared(problem, taken, others)
    return listed([f"{who} leaves {what}" for who, what in found])


def _shared(
    problem: PlanningProblem, booking: Booking, others: Iterable[Booking]
) -> Iterator[tuple[str, str]]:
    """Yield who else uses what a booking uses, and the first thing that both use."""
    entries = {entry.id: entry for entry in problem.waiting_list}
    if booking.patient not in entries:
        return
    uses = _uses(booking, entries[booking.patient])
    for other in others:
        if other.patient not in entries:
            continue
        shared = _uses(other, entries[other.patient]) & uses
        if shared:
            resource, day = min(shared, key=lambda use: (use[1], use[0]))
            yield other.patient, f"{resource} on {problem.centre.calendar.label(day)}"


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
