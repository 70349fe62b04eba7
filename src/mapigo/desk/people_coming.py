"""Who comes to a unit today and tomorrow, and what it costs if they wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapigo.desk.later_dates import LaterDate, later_date
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import WaitingListEntry

__all__ = ["Coming", "people_coming"]


@dataclass(frozen=True, slots=True)
class Coming:
    """Someone who comes to the unit today or tomorrow as planned.

    ``later`` is the cheapest later booking, all others staying as planned; ``None`` for
    who does not come from theatre, and for who must be admitted and has no other date.
    ``is_in_house`` tells who was admitted before today.
    """

    stay: UnitStay
    day: int
    later: LaterDate | None
    is_in_house: bool

    @property
    def patient(self) -> str:
        """The id of the patient or occupant."""
        return self.stay.person.id

    @property
    def entry(self) -> WaitingListEntry | None:
        """The entry of the waiting list; ``None`` for an occupant."""
        person = self.stay.person
        return person if isinstance(person, WaitingListEntry) else None

    @property
    def must_come(self) -> bool:
        """Whether the patient must be admitted within the window."""
        return self.entry is not None and self.entry.mandatory

    @property
    def priority_score(self) -> int:
        """The weight of the patient's wait; 0 for an occupant."""
        return self.entry.priority_score if self.entry else 0


def people_coming(
    now: OpenPlan, stays: Sequence[UnitStay], days: Sequence[int]
) -> tuple[Coming, ...]:
    """Return who comes on some days.

    Day by day: who must come, then by priority, then who is due first.
    """
    today = now.problem.today
    found = [
        Coming(
            stay,
            day,
            later_date(now, stay),
            stay.booking is not None and stay.booking.admission_day < today,
        )
        for day in days
        for stay in stays
        if stay.comes_on(day)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(coming: Coming) -> tuple[int, bool, int, float, str]:
    entry = coming.entry
    due = entry.treat_by_day if entry else None
    return (
        coming.day,
        not coming.must_come,
        -coming.priority_score,
        float("inf") if due is None else due,
        coming.patient,
    )
