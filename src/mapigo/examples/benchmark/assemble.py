"""Put a benchmark hospital together."""

from __future__ import annotations

from mapigo.domain import Centre, PlanningProblem, Policy
from mapigo.examples.benchmark.beds import draw_rooms, with_incompatible_rooms
from mapigo.examples.benchmark.chance import stream
from mapigo.examples.benchmark.occupants import draw_occupants
from mapigo.examples.benchmark.operating import (
    draw_surgeons,
    draw_theatres,
    with_surgeons,
)
from mapigo.examples.benchmark.patients import draw_patients
from mapigo.examples.benchmark.proportions import (
    AGE_SHARES,
    BED_DEMAND,
    MANDATORY_SHARE,
    N_SKILL_LEVELS,
    SURGEON_DEMAND,
    WEIGHTS,
)
from mapigo.examples.benchmark.roster import draw_nurses
from mapigo.examples.benchmark.size import Size
from mapigo.examples.benchmark.windows import with_mandatory

__all__ = ["benchmark_hospital"]


def benchmark_hospital(
    n_days: int = 56,
    n_patients: int = 1300,
    seed: int = 1,
    *,
    bed_demand: float = BED_DEMAND,
    surgeon_demand: float = SURGEON_DEMAND,
    mandatory_share: float = MANDATORY_SHARE,
) -> PlanningProblem:
    """Return a hospital in the proportions of the public benchmark, of any size.

    Rooms, theatres, surgeons and nurses grow with the patients. All mandatory patients
    can be admitted together. The same arguments give the same hospital. The IHTC
    format holds it.

    Parameters
    ----------
    n_days
        Days of the horizon, from 7 to 366.
    n_patients
        Patients on the waiting list, from 1 to 20,000.
    seed
        Seed of the random draws, 0 or more. The weights depend on it alone.
    bed_demand
        Bed-days that list and occupants need, per bed-day there is.
    surgeon_demand
        Minutes that all cases take, per minute of the surgeons.
    mandatory_share
        Share of the patients who must be admitted; fewer where they do not fit.

    Raises
    ------
    InputError
        With a sentence for each argument out of its range.
    """
    size = Size(n_days, n_patients, seed, bed_demand, surgeon_demand, mandatory_share)
    entries = draw_patients(size)
    rooms = draw_rooms(size, entries)
    surgeons = draw_surgeons(size, entries)
    entries = with_incompatible_rooms(size, entries, rooms)
    entries = with_surgeons(size, entries, surgeons)
    occupants = draw_occupants(size, rooms)
    centre = Centre(
        name=f"Benchmark hospital {n_patients}",
        calendar=size.calendar(),
        theatres=draw_theatres(size, entries),
        rooms=rooms,
        surgeons=surgeons,
        nurses=draw_nurses(size, len(rooms)),
        age_groups=tuple(AGE_SHARES),
        n_skill_levels=N_SKILL_LEVELS,
    )
    return PlanningProblem(
        centre=centre,
        waiting_list=with_mandatory(size, entries, centre, occupants),
        occupants=occupants,
        policy=_policy(size),
    )


def _policy(size: Size) -> Policy:
    """Return a policy with a weight drawn for each rule from those that occur."""
    chance = stream(size.seed, "weights")
    weights = {rule: int(chance.choice(choices)) for rule, choices in WEIGHTS.items()}
    return Policy(name="IHTC-2024", weights=weights)
