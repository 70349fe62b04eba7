"""Who is already in a bed on day 0: on a ward, in the ICU or in step-down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from mapigo.domain import WARD, Centre, Occupant, Pathway, Policy, Stage
from mapigo.examples.beds import FreeBeds
from mapigo.examples.care import care_of_days, parts_of_stay
from mapigo.examples.casemix import Procedure, procedures
from mapigo.examples.demographics import draw_people
from mapigo.examples.figures import share, value
from mapigo.examples.pathways import pathway
from mapigo.examples.ranges import central_frailties
from mapigo.examples.wards import closes_at_weekends

__all__ = ["occupants"]

BED_POOLS = ("icu", "step_down")
FEWEST_DIGITS = 3


def occupants(
    centre: Centre, policy: Policy, stream: np.random.Generator
) -> tuple[Occupant, ...]:
    """Return the occupants, each in the middle of a pathway after its operation.

    Each has a bed of the own ward for as long as the stay lasts, shared only with
    the own sex, so that occupants alone never break a rule.
    """
    beds = FreeBeds(centre, policy, stream)
    n_wanted = _numbers_wanted(centre, policy)
    digits = max(FEWEST_DIGITS, len(str(sum(n_wanted.values()))))
    admitted: list[Occupant] = []
    for (place, ward), number in n_wanted.items():
        for procedure in _draw_procedures(place, ward, number, stream):
            name = f"O{len(admitted) + 1:0{digits}}"
            occupant = _occupant(name, place, procedure, beds, stream)
            if occupant is not None:
                admitted.append(occupant)
    return tuple(admitted)


def _numbers_wanted(centre: Centre, policy: Policy) -> dict[tuple[str, str], int]:
    """Return how many lie where: (place, ward), with any ward for a pool's beds."""
    wanted = {}
    for ward in centre.wards:
        if not closes_at_weekends(ward.id):
            beds = sum(room.beds for room in centre.rooms if room.ward == ward.id)
            wanted[WARD, ward.id] = int(share("occupied_share") * beds)
    for pool in centre.pools:
        if pool.id in BED_POOLS:
            beds = pool.capacity_by_day[0] - policy.pool_reserve.get(pool.id, 0)
            wanted[pool.id, ""] = int(share("occupied_pool_share") * beds)
    return wanted


def _draw_procedures(
    place: str, ward: str, number: int, stream: np.random.Generator
) -> list[Procedure]:
    """Draw procedures as often as their patients fill beds of a place."""
    found = [p for p in procedures() if ward in ("", p.ward)]
    bed_days = [
        p.volume_per_year * len(_days_in(place, _usual_pathway(p, 0.0))) for p in found
    ]
    shares = np.array(bed_days) / sum(bed_days)
    return [found[index] for index in stream.choice(len(found), number, p=shares)]


def _usual_pathway(procedure: Procedure, frailty: float) -> Pathway:
    return pathway(procedure.id, frailty, value("stay_quantile"))


def _places(way: Pathway) -> list[str]:
    """Return the place of each bed-day from admission."""
    return [stage.place for stage in way.stages for _ in range(stage.days)]


def _days_in(place: str, way: Pathway) -> list[int]:
    """Return the days after admission, from the operation on, spent in a place."""
    first = way.operation_offset or 0
    return [
        day for day, where in enumerate(_places(way)) if where == place and day >= first
    ]


def _occupant(
    name: str,
    place: str,
    procedure: Procedure,
    beds: FreeBeds,
    stream: np.random.Generator,
) -> Occupant | None:
    """Return someone on a day in a place, if a bed is free for the rest of the stay."""
    (frailty,) = central_frailties(1, stream)
    ((sex, age_group),) = draw_people([procedure.patient_group], stream)
    way = _usual_pathway(procedure, frailty)
    today = int(stream.choice(_days_in(place, way)))
    remaining = _places(way)[today:]
    room = beds.take(procedure, sex, remaining)
    if room is None:
        return None
    workload, required_skill = care_of_days(procedure.care, parts_of_stay(way)[today:])
    return Occupant(
        name, sex, age_group, _stages(remaining), room, workload, required_skill
    )


def _stages(places: Sequence[str]) -> Pathway:
    return Pathway(
        tuple(Stage(place, len(list(days))) for place, days in groupby(places))
    )
