"""How many beds of a unit are needed in a night, as planned and by chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mapigo.desk.staying_on import chance_in_bed
from mapigo.desk.unit_stays import UnitStay
from mapigo.domain import PlanningProblem

__all__ = ["BedNight", "bed_night", "chance_of_more"]


@dataclass(frozen=True, slots=True)
class BedNight:
    """The beds of a unit in the night that follows a day.

    ``beds`` are those for planned patients, ``reserve`` more are kept for emergencies.
    ``in_bed``, ``leave`` and ``come`` are as planned: in bed in the morning, gone by
    the night, come during the day. ``chance_lacking`` is that of more patients than
    beds.
    """

    day: int
    beds: int
    reserve: int
    in_bed: int
    leave: int
    come: int
    chance_lacking: float

    @property
    def planned(self) -> int:
        """Beds filled in the night as planned."""
        return self.in_bed - self.leave + self.come

    @property
    def free(self) -> int:
        """Beds left as planned; negative where beds are lacking."""
        return self.beds - self.planned


def bed_night(
    problem: PlanningProblem, unit: str, stays: Sequence[UnitStay], today: int, day: int
) -> BedNight:
    """Return what a unit needs in the night of a day.

    Parameters
    ----------
    problem, unit
        The hospital, and a pool of beds.
    stays
        The stays in the unit.
    today
        The day whose morning it is.
    day
        That day, or a later one.
    """
    beds = problem.pool_capacity(unit, day)
    pool = next(pool for pool in problem.centre.pools if pool.id == unit)
    in_bed = [stay for stay in stays if stay.is_in_bed_on_the_morning_of(day)]
    return BedNight(
        day,
        beds,
        pool.capacity_by_day[day] - beds,
        in_bed=len(in_bed),
        leave=sum(stay.end_day <= day for stay in in_bed),
        come=sum(stay.comes_on(day) for stay in stays),
        chance_lacking=chance_of_more(_chances(stays, today, day), beds),
    )


def _chances(stays: Iterable[UnitStay], today: int, day: int) -> list[float]:
    """Return each person's chance to need a bed; who may stay on for ever, does."""
    concerned = (
        stay
        for stay in stays
        if stay.is_in_bed_on_the_morning_of(today) or today <= stay.first_day <= day
    )
    chances = (chance_in_bed(stay, today, day) for stay in concerned)
    return [1.0 if chance is None else chance for chance in chances]


def chance_of_more(chances: Iterable[float], most: int) -> float:
    """Return the chance that more than so many of independent events happen.

    Examples
    --------
    >>> chance_of_more([0.5, 0.5, 1.0], 2)
    0.25
    """
    shares = np.array([1.0])
    for chance in chances:
        shares = np.convolve(shares, [1 - chance, chance])
    return float(shares[most + 1 :].sum())
