"""Who could step down from a unit today, in order, and what each would change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from mapigo.desk.bed_need import BedNight, bed_night
from mapigo.desk.candidate import Candidate
from mapigo.desk.could_come import could_come
from mapigo.desk.icu_page import InBed, StepDown
from mapigo.desk.leaving_sooner import beds_in_the_way, can_be_shortened, with_step_down
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import UnitStay

__all__ = ["step_downs"]

MOST_CHOICES = 3
"""Step-downs of which is worked out who could then come."""


def step_downs(
    now: OpenPlan,
    stays: Sequence[UnitStay],
    in_bed: Sequence[InBed],
    nights: Sequence[BedNight],
    possible: Sequence[Candidate],
) -> tuple[StepDown, ...]:
    """Return who could leave earlier than planned: with a next bed, least needed."""
    today = now.problem.today
    found = [
        _step_down(now, stays, one, nights)
        for one in in_bed
        if one.leaves_day > today and can_be_shortened(one.stay)
    ]
    ordered = sorted(found, key=_need)
    known = {candidate.entry.id for candidate in possible}
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
        beds_in_the_way(now.occupancy, stay, today),
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
    freed = OpenPlan.of(with_step_down(now.problem, stay, now.problem.today), now.plan)
    new = [
        candidate
        for candidate in could_come(freed, stay.unit)
        if candidate.entry.id not in known
    ]
    return replace(step_down, takes=new[0] if new else None)
