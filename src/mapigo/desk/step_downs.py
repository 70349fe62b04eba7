"""Who could step down from a unit today, in order, and what each would change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from mapigo.desk.bed_need import BedNight, bed_night
from mapigo.desk.could_come import could_come
from mapigo.desk.leaving_sooner import beds_in_the_way, can_be_shortened, with_step_down
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.people_in_bed import InBed
from mapigo.desk.taker import Taker
from mapigo.desk.unit_stays import UnitStay

__all__ = ["StepDown", "step_downs"]

MOST_CHOICES = 3
"""Step-downs of which is worked out who could then come."""


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
    takes: Taker | None = None

    @property
    def has_bed(self) -> bool:
        """Whether the next place has a bed on each day that it would take."""
        return not self.in_the_way


def step_downs(
    now: OpenPlan,
    stays: Sequence[UnitStay],
    in_bed: Sequence[InBed],
    nights: Sequence[BedNight],
    possible: Sequence[Taker],
) -> tuple[StepDown, ...]:
    """Return who could leave earlier than planned: with a next bed, least needed."""
    today = now.problem.today
    found = [
        _step_down(now, stays, one, nights)
        for one in in_bed
        if one.leaves_day > today and can_be_shortened(one.stay)
    ]
    ordered = sorted(found, key=_need)
    known = {taker.entry.id for taker in possible}
    return tuple(
        _with_who_comes(now, one, known) if n < MOST_CHOICES and one.has_bed else one
        for n, one in enumerate(ordered)
    )


def _step_down(
    now: OpenPlan,
    stays: Sequence[UnitStay],
    in_bed: InBed,
    nights: Sequence[BedNight],
) -> StepDown:
    problem, today, stay = now.problem, now.problem.today, in_bed.stay
    others = [other for other in stays if other is not stay]
    then = [bed_night(problem, stay.unit, others, today, night.day) for night in nights]
    return StepDown(
        in_bed,
        beds_in_the_way(now.occupancy, stay),
        tuple(night.chance_lacking for night in then),
    )


def _need(step_down: StepDown) -> tuple[bool, float, float, int, str]:
    one = step_down.in_bed
    tonight = 1.0 if one.chance_tonight is None else one.chance_tonight
    tomorrow = 1.0 if one.chance_tomorrow is None else one.chance_tomorrow
    has_no_bed = not step_down.has_bed
    return has_no_bed, tonight, tomorrow, one.leaves_day, one.patient


def _with_who_comes(
    now: OpenPlan, step_down: StepDown, known: Collection[str]
) -> StepDown:
    """Add the best patient who could come with the bed and could not without."""
    stay = step_down.in_bed.stay
    freed = OpenPlan.of(with_step_down(now.problem, stay), now.plan)
    new = (one for one in could_come(freed, stay.unit) if one.entry.id not in known)
    return replace(step_down, takes=next(new, None))
