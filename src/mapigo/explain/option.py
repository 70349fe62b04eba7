"""Another way to admit a patient, and what it would change in the cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mapigo.domain import Booking, NurseDuty, Plan

__all__ = ["Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """A feasible booking of one patient, all other patients staying as planned.

    ``cost_difference`` is the cost of the plan with this booking less the cost of the
    plan as it is. ``new_duties`` give the room a nurse in those shifts of the stay in
    which it stands empty and without one; other duties stay.
    """

    booking: Booking
    cost_difference: int
    new_duties: tuple[NurseDuty, ...] = ()

    def carried_out(self, plan: Plan) -> Plan:
        """Return the plan with this option in place of the patient's booking."""
        others = [old for old in plan.bookings if old.patient != self.booking.patient]
        return replace(
            plan,
            bookings=(*others, self.booking),
            duties=_with_duties(plan.duties, self.new_duties),
        )


def _with_duties(
    duties: tuple[NurseDuty, ...], new_duties: tuple[NurseDuty, ...]
) -> tuple[NurseDuty, ...]:
    """Add rooms to the nurses' duties, one duty for each nurse and shift."""
    added = {(new.nurse, new.day, new.shift): new for new in new_duties}
    result = []
    for duty in duties:
        new = added.pop((duty.nurse, duty.day, duty.shift), None)
        result.append(duty if new is None else _with_rooms(duty, new.rooms))
    return (*result, *added.values())


def _with_rooms(duty: NurseDuty, rooms: tuple[str, ...]) -> NurseDuty:
    return replace(duty, rooms=(*duty.rooms, *rooms))
