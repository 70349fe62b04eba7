"""One unit as the day begins: its beds, who lies there, who comes, what to choose."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.bed_need import BedNight, bed_night
from mapigo.desk.could_come import could_come
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.people_coming import Coming, people_coming
from mapigo.desk.people_in_bed import InBed, people_in_bed
from mapigo.desk.step_downs import StepDown, step_downs
from mapigo.desk.taker import Taker
from mapigo.desk.unit_stays import unit_stays
from mapigo.domain import Pool

__all__ = ["Unit", "icu_unit"]


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
    could_come: tuple[Taker, ...]

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


def icu_unit(now: OpenPlan, pool: Pool) -> Unit:
    """Return a unit on the morning of today, in the plan in force."""
    problem, today = now.problem, now.problem.today
    stays = unit_stays(problem, now.plan, pool.id)
    days = range(today, min(today + 2, problem.centre.calendar.n_days))
    nights = tuple(bed_night(problem, pool.id, stays, today, day) for day in days)
    in_bed = people_in_bed(now, stays)
    possible = could_come(now, pool.id)
    return Unit(
        pool,
        nights,
        in_bed,
        people_coming(now, stays, days),
        step_downs(now, stays, in_bed, nights, possible),
        possible,
    )
