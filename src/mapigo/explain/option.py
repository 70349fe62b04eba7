"""Another way to admit a patient, and what it would change in the cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mapigo.domain import Booking, NurseDuty, Plan
from mapigo.explain.displacement import Displacement

__all__ = ["Option", "OptionsByDay"]

NurseShift = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Option:
    """A feasible booking of one patient.

    All other patients stay as planned but for those ``displaced``: they give way.
    ``cost_difference`` is the cost of the plan when all of this is carried out, less
    the cost of the plan as it is. ``new_duties`` give a room a nurse in those shifts
    of a stay in which it stands empty and without one; other duties stay.
    """

    booking: Booking
    cost_difference: int
    new_duties: tuple[NurseDuty, ...] = ()
    displaced: tuple[Displacement, ...] = ()

    def carried_out(self, plan: Plan) -> Plan:
        """Return the plan with this option in place of the patient's booking."""
        changed = {self.booking.patient, *(other.patient for other in self.displaced)}
        unchanged = (old for old in plan.bookings if old.patient not in changed)
        moved = (other.after for other in self.displaced if other.after)
        return replace(
            plan,
            bookings=(*unchanged, self.booking, *moved),
            duties=_with_duties(plan.duties, self.new_duties),
        )


OptionsByDay = dict[int, list[Option]]


def _with_duties(
    duties: Iterable[NurseDuty], new_duties: Iterable[NurseDuty]
) -> tuple[NurseDuty, ...]:
    """Add rooms to the nurses' duties, one duty for each nurse and shift."""
    rooms: defaultdict[NurseShift, list[str]] = defaultdict(list)
    for new in new_duties:
        rooms[new.nurse, new.day, new.shift] += new.rooms
    result = []
    for duty in duties:
        added = rooms.pop((duty.nurse, duty.day, duty.shift), [])
        result.append(replace(duty, rooms=(*duty.rooms, *added)) if added else duty)
    return (
        *result,
        *(NurseDuty(*shift, tuple(added)) for shift, added in rooms.items()),
    )
