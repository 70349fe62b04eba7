"""A slot that has become free: a theatre on a day, and its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from mapigo.domain import PlanningProblem, WaitingListEntry
from mapigo.errors import Fault, InputError
from mapigo.explain.wording import listed

__all__ = ["Slot", "check_slot"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Minutes of a theatre on a day; ``None`` for all that are free."""

    theatre: str
    day: int
    minutes: int | None = None

    def within(self, free_minutes: int) -> Slot:
        """Return the slot with no more minutes than are free."""
        asked = free_minutes if self.minutes is None else self.minutes
        return Slot(self.theatre, self.day, max(0, min(asked, free_minutes)))

    def admission_day(self, entry: WaitingListEntry) -> int:
        """Return the day on which a patient has to come to be operated on in it."""
        return self.day - entry.operation_offset


def check_slot(problem: PlanningProblem, slot: Slot) -> None:
    """Check that there can be such a slot.

    Raises
    ------
    InputError
        When the theatre is unknown, the day is past or none of the horizon, or there
        are no minutes.
    """
    faults = list(_faults(problem, slot))
    if faults:
        raise InputError(faults)


def _faults(problem: PlanningProblem, slot: Slot) -> Iterator[Fault]:
    ids = [theatre.id for theatre in problem.centre.theatres]
    calendar = problem.centre.calendar
    if slot.theatre not in ids:
        names = get_close_matches(slot.theatre, ids) or ids
        message = (
            f"there is no theatre {slot.theatre!r}: "
            f"give one of the centre's ({listed(names, last='or')})."
        )
        yield Fault(message, "slot", "theatres", slot.theatre, "id")
    if slot.day >= calendar.n_days:
        last = calendar.label(calendar.n_days - 1)
        yield Fault(f"the day must not be after {last}, the last one.", "slot")
    elif slot.day < problem.today:
        message = (
            f"{calendar.label(slot.day)} is past, today is "
            f"{calendar.label(problem.today)}: give a day from today on."
        )
        yield Fault(message, "slot")
    if slot.minutes is not None and slot.minutes < 1:
        yield Fault(f"expected 1 minute or more, came {slot.minutes}.", "slot")
