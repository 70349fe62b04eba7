"""Who makes room for whom: what one patient gives up and another takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mapigo.domain import Booking, PlanningProblem, WaitingListEntry
from mapigo.explain.wording import listed

__all__ = ["RoomMade"]

Use = tuple[str, int]
Bookings = Mapping[str, Booking]


class RoomMade:
    """What each patient gives up and takes between two plans, resource by day."""

    def __init__(self, problem: PlanningProblem, was: Bookings, now: Bookings) -> None:
        self._label = problem.centre.calendar.label
        n_days = problem.centre.calendar.n_days
        self._given_up: dict[str, set[Use]] = {}
        self._taken: dict[str, set[Use]] = {}
        for entry in problem.waiting_list:
            before = _uses(was.get(entry.id), entry, n_days)
            after = _uses(now.get(entry.id), entry, n_days)
            self._given_up[entry.id] = before - after
            self._taken[entry.id] = after - before

    def by(self, patient: str, changed: Iterable[str]) -> str:
        """Return for whom a patient makes room: ``P2 takes theatre OT1 on day 3``."""
        pairs = _shared(self._given_up.get(patient, set()), self._taken, changed)
        return self._told(pairs, "takes")

    def for_(self, patient: str, changed: Iterable[str]) -> str:
        """Return who makes room for a patient: ``P1 leaves theatre OT1 on day 3``."""
        pairs = _shared(self._taken.get(patient, set()), self._given_up, changed)
        return self._told(pairs, "leaves")

    def _told(self, pairs: Iterable[tuple[str, Use]], verb: str) -> str:
        return listed(
            [f"{who} {verb} {what} on {self._label(day)}" for who, (what, day) in pairs]
        )


def _shared(
    uses: set[Use], of_others: Mapping[str, set[Use]], others: Iterable[str]
) -> Iterator[tuple[str, Use]]:
    """Yield each other who has one of the uses, and the first of these."""
    for other in others:
        shared = of_others.get(other, set()) & uses
        if shared:
            yield other, min(shared, key=lambda use: (use[1], use[0]))


def _uses(booking: Booking | None, entry: WaitingListEntry, n_days: int) -> set[Use]:
    """Return the resources and days of the horizon that a booking takes."""
    if booking is None:
        return set()
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
    return {use for use in uses if use[1] < n_days}
