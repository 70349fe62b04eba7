"""A patient who could take a slot."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.slot import Slot
from mapigo.desk.timing import Timing
from mapigo.domain import Booking, WaitingListEntry
from mapigo.explain import Option

__all__ = ["Taker"]


@dataclass(frozen=True, slots=True)
class Taker:
    """Who could be operated on in a slot, and where the patient is booked now.

    ``before`` is ``None`` for a patient who is not admitted so far. ``slot`` is the one
    that the patient would take, ``timing`` what its date means.
    """

    entry: WaitingListEntry
    before: Booking | None
    option: Option
    slot: Slot
    timing: Timing

    @property
    def booking(self) -> Booking:
        """The booking in the slot."""
        return self.option.booking

    @property
    def cost_change(self) -> int:
        """The cost with the patient in the slot less the cost before."""
        return self.option.cost_difference

    @property
    def days_forward(self) -> int | None:
        """Days by which the patient would come sooner; ``None`` if not booked."""
        if self.before is None:
            return None
        return self.before.admission_day - self.booking.admission_day

    @property
    def leaves(self) -> Slot | None:
        """The place that becomes free, if there is one."""
        if self.before is None:
            return None
        day = self.before.admission_day + self.entry.operation_offset
        return Slot(self.before.theatre, day)

    @property
    def must_come(self) -> bool:
        """Whether the patient must be admitted and is not so far."""
        return self.entry.mandatory and self.before is None
