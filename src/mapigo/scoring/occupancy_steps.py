"""One booking more or less in an occupancy: only what changes is made anew.

What the occupancy has worked out of its plan (free capacity, arrivals, loads) is
carried along, so that many plans that differ by a booking can be looked at fast. These
are cached properties, which live in ``vars`` of the frozen occupancy.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mapigo.domain import Booking, NurseDuty, Plan
from mapigo.scoring.booking_uses import BookingUses
from mapigo.scoring.placing import duty_rooms

if TYPE_CHECKING:
    from mapigo.scoring.occupancy import Occupancy

__all__ = ["with_one_more", "without_one"]

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
ShiftKey = tuple[str, int, int]


def without_one(before: Occupancy, who: str) -> Occupancy:
    """Return the occupancy without a patient's booking, if there is one."""
    bookings = before.plan.bookings
    booking = next((old for old in bookings if old.patient == who), None)
    if booking is None:
        return before
    uses = _uses(before, booking)
    others = tuple(old for old in bookings if old is not booking)
    after = replace(
        before,
        plan=replace(before.plan, bookings=others),
        persons=_less(before.persons, uses.room_days, lambda person: person.id == who),
        cases_by_theatre=_less(
            before.cases_by_theatre, uses.theatre_days, lambda case: case.patient == who
        ),
        cases_by_surgeon=_less(
            before.cases_by_surgeon, uses.surgeon_days, lambda case: case.patient == who
        ),
        pool_users=_less(before.pool_users, uses.pool_days, lambda user: user == who),
    )
    vars(after).update(
        nurses_on_duty=before.nurses_on_duty,
        nurse_load=_nurse_load(before, after, uses),
        pool_arrivals=_less(
            before.pool_arrivals, uses.pool_arrivals, lambda user: user == who
        ),
        unit_loads=before.unit_loads.without(who, uses.unit_days),
    )
    vars(after).update(free=before.free.after(uses, -1, after))
    return after


def with_one_more(
    before: Occupancy, booking: Booking, new_duties: Sequence[NurseDuty] = ()
) -> Occupancy:
    """Return the occupancy with one more booking, and more rooms for some nurses.

    ``new_duties`` give nurses to its room, in shifts of the stay that lack one.
    """
    uses, who = _uses(before, booking), booking.patient
    duties = list(duty_rooms(before.problem, Plan(duties=tuple(new_duties))))
    after = replace(
        before,
        plan=replace(
            before.plan,
            bookings=(*before.plan.bookings, booking),
            duties=(*before.plan.duties, *new_duties),
        ),
        persons=_more(before.persons, ((at, uses.person) for at in uses.room_days)),
        cases_by_theatre=_more(
            before.cases_by_theatre, ((at, booking) for at in uses.theatre_days)
        ),
        cases_by_surgeon=_more(
            before.cases_by_surgeon, ((at, booking) for at in uses.surgeon_days)
        ),
        pool_users=_more(before.pool_users, ((at, who) for at in uses.pool_days)),
        nurses=_more(
            before.nurses,
            (((room, day, shift), nurse) for nurse, room, day, shift in duties),
        ),
        rooms_of_nurse=_more(
            before.rooms_of_nurse,
            (((nurse, day, shift), room) for nurse, room, day, shift in duties),
        ),
    )
    vars(after).update(
        nurses_on_duty=before.nurses_on_duty,
        nurse_load=_nurse_load(before, after, uses),
        pool_arrivals=_more(
            before.pool_arrivals, ((at, who) for at in uses.pool_arrivals)
        ),
        unit_loads=before.unit_loads.with_person(who, uses.unit_days),
    )
    vars(after).update(free=before.free.after(uses, 1, after))
    return after


def _uses(occupancy: Occupancy, booking: Booking) -> BookingUses:
    return BookingUses.of(occupancy.problem, booking, occupancy.entry_of(booking))


def _less(
    lists: dict[Key, list[Item]], keys: Iterable[Key], is_gone: Callable[[Item], bool]
) -> dict[Key, list[Item]]:
    """Return the lists without some items at some places; no list is left empty."""
    changed = dict(lists)
    for key in dict.fromkeys(keys):
        left = [item for item in changed[key] if not is_gone(item)]
        if left:
            changed[key] = left
        else:
            del changed[key]
    return changed


def _more(
    lists: dict[Key, list[Item]], pairs: Iterable[tuple[Key, Item]]
) -> dict[Key, list[Item]]:
    """Return the lists with some items added at the end."""
    changed = dict(lists)
    for key, item in pairs:
        changed[key] = [*changed.get(key, ()), item]
    return changed


def _nurse_load(
    before: Occupancy, after: Occupancy, uses: BookingUses
) -> dict[ShiftKey, int]:
    """Return the loads of all nurses, those of the booking's room counted anew."""
    loads = dict(before.nurse_load)
    for room, day in uses.room_days:
        for shift_index, _ in after.shifts_of(day):
            for nurse in after.nurses.get((room, day, shift_index), ()):
                key = (nurse, day, shift_index)
                loads[key] = after.load_of(key)
    return loads
