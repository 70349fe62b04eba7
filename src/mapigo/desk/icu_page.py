"""What the ICU desk tells: beds, who lies there, who comes, what each choice does."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.bed_need import BedNight
from mapigo.desk.candidate import Candidate
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import Booking, Plan, PlanningProblem, Pool, WaitingListEntry
from mapigo.explain import Option

__all__ = ["Coming", "IcuDesk", "InBed", "LaterDate", "StepDown", "Unit"]


@dataclass(frozen=True, slots=True)
class InBed:
    """Someone in the unit in the morning.

    ``leaves_day`` is planned, and ``next_has_bed`` tells whether the next place has a
    bed then; ``None`` beyond the horizon. The chances are those of needing the bed
    tonight and in the night of tomorrow; ``None`` where the stay has outlasted all that
    is known.
    """

    stay: UnitStay
    leaves_day: int
    next_has_bed: bool | None
    chance_tonight: float | None
    chance_tomorrow: float | None

    @property
    def patient(self) -> str:
        """The id of the patient or occupant."""
        return self.stay.person.id


@dataclass(frozen=True, slots=True)
class StepDown:
    """What it does if someone steps down today, rather than on the day planned.

    ``in_the_way`` are the places and days without a bed for it. ``chances_lacking`` are
    those that a bed lacks tonight and in the night of tomorrow, then. ``takes`` is the
    best patient who could be operated on today or tomorrow with the bed and could not
    without it, if there is one.
    """

    in_bed: InBed
    in_the_way: tuple[tuple[str, int], ...]
    chances_lacking: tuple[float, ...]
    takes: Candidate | None = None

    @property
    def has_bed(self) -> bool:
        """Whether the next place has a bed on each day that it would take."""
        return not self.in_the_way


@dataclass(frozen=True, slots=True)
class LaterDate:
    """What it costs if a patient waits; without an ``option`` no longer admitted."""

    option: Option | None
    cost_change: int

    @property
    def booking(self) -> Booking | None:
        """The later booking; ``None`` for who is no longer admitted."""
        return self.option.booking if self.option else None


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


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit on the morning of a day.

    ``nights`` are tonight and, within the horizon, the night of tomorrow. ``in_bed``
    are in the order in which they leave, ``coming`` in the order in which they should
    come. ``step_downs`` are all who could step down earlier than planned, who loses
    least first. ``could_come`` are patients who could be operated on today or tomorrow
    as beds are, the best first.
    """

    pool: Pool
    nights: tuple[BedNight, ...]
    in_bed: tuple[InBed, ...]
    coming: tuple[Coming, ...]
    step_downs: tuple[StepDown, ...]
    could_come: tuple[Candidate, ...]

    def waits_first(self, day: int) -> Coming | None:
        """Return who of those that come on a day would lose least by waiting.

        That is who costs least, of those with a later date if anybody has one.
        """
        able = [one for one in self.coming if one.day == day and one.later]
        return min(able, key=_loss, default=None)


def _loss(coming: Coming) -> tuple[bool, int, int]:
    later = coming.later
    has_no_date = later is None or later.booking is None
    return has_no_date, later.cost_change if later else 0, coming.priority_score


@dataclass(frozen=True, slots=True)
class IcuDesk:
    """The units of a hospital on the morning of a day.

    ``problem`` holds the plan in force, the day being its today.
    """

    problem: PlanningProblem
    plan: Plan
    day: int
    units: tuple[Unit, ...]
