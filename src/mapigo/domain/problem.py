"""The planning problem: a centre, who waits, who is in, and the policy."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.domain.centre import Centre, Room, Theatre
from mapigo.domain.people import Occupant, WaitingListEntry
from mapigo.domain.plan import Booking, Plan
from mapigo.domain.policy import Policy
from mapigo.domain.validation import find_faults
from mapigo.errors import InputError

__all__ = ["PlanningProblem"]


@dataclass(frozen=True, slots=True)
class PlanningProblem:
    """Everything that a plan is made from. Constructing one validates it.

    ``published`` is the plan in force, if there is one: its pins hold (H12), each of
    its bookings that changes has a price (S10), and so has each day by which one moves
    (S14). ``today`` is the day of the horizon on which is planned; days before it are
    past.

    Raises
    ------
    InputError
        With every fault found.
    """

    centre: Centre
    waiting_list: tuple[WaitingListEntry, ...]
    occupants: tuple[Occupant, ...]
    policy: Policy
    published: Plan | None = None
    today: int = 0

    def __post_init__(self) -> None:
        faults = find_faults(self)
        if faults:
            raise InputError(faults)

    def published_booking_of(self) -> dict[str, Booking]:
        """Return the bookings of the plan in force by patient; none without a plan."""
        return self.published.booking_of() if self.published else {}

    @property
    def has_uncertain_stays(self) -> bool:
        """Whether any stay may be longer or shorter than planned."""
        people: list[WaitingListEntry | Occupant] = [
            *self.waiting_list,
            *self.occupants,
        ]
        return any(
            stage.length is not None for who in people for stage in who.pathway.stages
        )

    def latest_day(self, entry: WaitingListEntry) -> int:
        """Return the last day on which an entry may be admitted."""
        last = self.centre.calendar.n_days - 1
        return last if entry.latest_day is None else min(last, entry.latest_day)

    def theatre_minutes(self, theatre: Theatre, day: int) -> int:
        """Return a theatre's minutes on a day, less the reserve for emergencies."""
        reserve = self.policy.theatre_reserve_minutes.get(theatre.id, 0)
        return max(0, theatre.minutes_by_day[day] - reserve)

    def pool_capacity(self, pool_id: str, day: int) -> int:
        """Return a pool's capacity on a day, less the reserve for emergencies."""
        pool = next(pool for pool in self.centre.pools if pool.id == pool_id)
        reserve = self.policy.pool_reserve.get(pool_id, 0)
        return max(0, pool.capacity_by_day[day] - reserve)

    @staticmethod
    def room_suits(entry: WaitingListEntry, room: Room) -> bool:
        """Whether a room is one that the patient may lie in (rule H2)."""
        return (
            room.id not in entry.incompatible_rooms
            and entry.needed_equipment <= room.equipment
            and (room.isolation or not entry.needs_isolation)
        )

    @staticmethod
    def theatre_suits(entry: WaitingListEntry, theatre: Theatre) -> bool:
        """Whether a theatre has the capabilities that the case needs (rule H11)."""
        return entry.needed_capabilities <= theatre.capabilities
