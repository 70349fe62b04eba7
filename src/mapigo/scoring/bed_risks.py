"""How likely a patient finds no ICU bed, or no ward bed, on coming to it.

Stays are drawn anew many times. Whoever is in a ward or pool stays there; those who
come to it on a day share the beds that are left, each with the same chance. Whoever
finds none is counted all the same, in a bed that is opened for them: a risk is that of
a plan carried out as it is, not of one that is mended on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mapigo.domain import WARD, Occupant, Plan, PlanningProblem, WaitingListEntry
from mapigo.scoring.placing import admissions
from mapigo.scoring.unit_loads import capacities, stays, unit_days

__all__ = ["BedRisk", "bed_risks"]

N_DRAWS = 1_000
SEED = 1
"""Other futures than those that plans are weighed on (seed 0), which look better."""

UnitDay = tuple[str, int]
Draws = NDArray[np.bool_]
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BedRisk:
    """The chances of a patient to find no bed, as shares from 0 to 1.

    ``no_pool_bed`` has each pool of the pathway, ``no_ward_bed`` is that of the first
    time or any later; ``None`` where no ward day comes to lie in the horizon.
    """

    no_pool_bed: dict[str, float]
    no_ward_bed: float | None

    @property
    def by_place(self) -> dict[str, float]:
        """The chance at each place, the ward last."""
        ward = {} if self.no_ward_bed is None else {WARD: self.no_ward_bed}
        return self.no_pool_bed | ward


@dataclass(frozen=True, slots=True)
class _Coming:
    """A patient who may come to a ward or pool on a day.

    ``is_coming`` tells in which draws, ``finds_none`` the chance of no bed in each.
    """

    patient: str
    place: str
    unit_day: UnitDay
    is_coming: Draws
    finds_none: Chances


def bed_risks(
    problem: PlanningProblem, plan: Plan, n_draws: int = N_DRAWS, seed: int = SEED
) -> dict[str, BedRisk]:
    """Return the risks of the admitted patients, by patient.

    Parameters
    ----------
    problem, plan
        A plan of the problem.
    n_draws
        How often stays are drawn: 1,000 tell 10 % from 13 %.
    seed
        Another seed draws other stays.
    """
    found: dict[tuple[str, str], Chances] = {}
    for coming in _comings(problem, plan, n_draws, seed):
        key = (coming.patient, coming.place)
        before = found.get(key, np.zeros(n_draws))
        found[key] = 1 - (1 - before) * (1 - coming.finds_none)
    risks = {}
    for _, entry in admissions(problem, plan):
        pools = dict.fromkeys(pool for pool, _ in entry.pathway.pool_offsets)
        ward = found.get((entry.id, WARD))
        risks[entry.id] = BedRisk(
            {
                pool: float(found[entry.id, pool].mean())
                for pool in pools
                if (entry.id, pool) in found
            },
            None if ward is None else float(ward.mean()),
        )
    return risks


def _comings(
    problem: PlanningProblem, plan: Plan, n_draws: int, seed: int
) -> Iterator[_Coming]:
    """Yield every way of a patient to a ward or pool, with the chance of no bed."""
    beds, n_days = capacities(problem), problem.centre.calendar.n_days
    present: dict[UnitDay, NDArray[np.int32]] = {}
    arriving: dict[UnitDay, NDArray[np.int32]] = {}
    arrivals: list[tuple[str, str, UnitDay, Draws]] = []
    for who, admission_day, unit in stays(problem, plan):
        days = list(unit_days(who, admission_day, unit, n_days, n_draws, seed))
        there = {unit_day: mask for _, unit_day, mask in days}
        for place, unit_day, mask in days:
            _add(present, unit_day, mask)
            name, day = unit_day
            is_occupant_from_before = day == 0 and isinstance(who, Occupant)
            before = there.get((name, day - 1))
            comes = mask if before is None else mask & ~before
            if comes.any() and not is_occupant_from_before:
                _add(arriving, unit_day, comes)
                if isinstance(who, WaitingListEntry):
                    arrivals.append((who.id, place, unit_day, comes))
    for patient, place, unit_day, comes in arrivals:
        n_coming = arriving[unit_day]
        left = np.maximum(0, beds[unit_day] - (present[unit_day] - n_coming))
        lacking = np.maximum(0, n_coming - left) / np.maximum(1, n_coming)
        yield _Coming(patient, place, unit_day, comes, np.where(comes, lacking, 0.0))


def _add(
    counts: dict[UnitDay, NDArray[np.int32]], unit_day: UnitDay, mask: Draws
) -> None:
    if unit_day not in counts:
        counts[unit_day] = np.zeros(len(mask), dtype=np.int32)
    counts[unit_day] += mask
