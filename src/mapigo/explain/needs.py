"""What one patient needs and may have, whoever else is in the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mapigo.domain import Booking, Pin, Plan, PlanningProblem, WaitingListEntry
from mapigo.explain.eligibility import Eligible
from mapigo.scoring.rules.admission_window import (
    first_admission_day,
    last_admission_day,
)

__all__ = ["Needs"]


@dataclass(frozen=True, slots=True)
class Needs:
    """One patient's window, pins, places that suit, and what the stay takes.

    ``window`` are the admission days that rule H6 allows. ``suiting`` is what suits the
    patient, ``eligible`` the part of it that agrees with the pins, ``pinned_days`` the
    admission days to which the patient is pinned. ``pool_needs`` counts the units
    needed of each pool, by days after admission. ``published`` is the patient's booking
    in the plan in force. ``may_have_no_room`` says that a pin or a booking gives the
    patient no room, which will do where no ward day lies within the horizon.
    """

    entry: WaitingListEntry
    window: range
    suiting: Eligible
    eligible: Eligible
    pinned_days: frozenset[int]
    operation_offset: int
    ward_offsets: tuple[int, ...]
    pool_needs: Counter[tuple[str, int]]
    published: Booking | None
    may_have_no_room: bool

    @classmethod
    def of(cls, problem: PlanningProblem, plan: Plan, entry: WaitingListEntry) -> Needs:
        """Work out the needs of one patient."""
        pinned = problem.published.pins if problem.published else ()
        pins = [pin for pin in (*plan.pins, *pinned) if pin.patient == entry.id]
        published = problem.published_booking_of().get(entry.id)
        planned = plan.booking_of().get(entry.id)
        return cls.with_pins(problem, entry, pins, published, planned)

    @classmethod
    def with_pins(
        cls,
        problem: PlanningProblem,
        entry: WaitingListEntry,
        pins: list[Pin],
        published: Booking | None,
        planned: Booking | None,
    ) -> Needs:
        """Work out the needs of a patient with these pins and bookings."""
        is_here = published is not None and published.admission_day < problem.today
        first = first_admission_day(problem, entry, is_here=is_here)
        suiting = Eligible.suiting(problem, entry)
        return cls(
            entry,
            window=range(max(0, first), last_admission_day(problem, entry) + 1),
            suiting=suiting,
            eligible=suiting.agreeing_with(pins) if pins else suiting,
            pinned_days=frozenset(
                pin.admission_day for pin in pins if pin.admission_day is not None
            ),
            operation_offset=entry.operation_offset,
            ward_offsets=entry.pathway.ward_offsets,
            pool_needs=Counter(entry.pool_needs),
            published=published,
            may_have_no_room=bool(entry.pathway.ward_offsets)
            and "" in _rooms_given(pins, published, planned),
        )


def _rooms_given(pins: list[Pin], *bookings: Booking | None) -> set[str]:
    """Return the rooms pinned; where none is, those of the bookings."""
    pinned = {pin.room for pin in pins if pin.room is not None}
    return pinned or {booking.room for booking in bookings if booking}
