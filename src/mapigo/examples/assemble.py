"""Put the example heart centre together."""

from __future__ import annotations

from datetime import date

import numpy as np

from mapigo.domain import Centre, PlanningProblem, Surgeon
from mapigo.examples.demographics import AGE_GROUPS
from mapigo.examples.draws import draw_patients
from mapigo.examples.mandatory import with_mandatory
from mapigo.examples.nurses import N_SKILL_LEVELS, nurses
from mapigo.examples.occupants import occupants
from mapigo.examples.policy import policy
from mapigo.examples.pools import pools
from mapigo.examples.request import Request
from mapigo.examples.streams import streams
from mapigo.examples.surgeons import surgeons_by_specialty
from mapigo.examples.theatres import theatres
from mapigo.examples.waiting_list import waiting_list
from mapigo.examples.wards import rooms, wards

__all__ = ["heart_centre"]


def heart_centre(
    weeks: int = 4,
    seed: int = 1,
    size: float = 1.0,
    n_waiting: int | None = None,
    start_date: date | None = None,
) -> PlanningProblem:
    """Return a synthetic cardiovascular centre with its waiting list.

    The centre is in the style of Maastricht UMC+: four operating theatres, a hybrid
    theatre, four catheter laboratories, ICU, step-down and wards. Case mix, minutes,
    stays and targets follow published figures; what was not published is a named
    assumption. No patient is real. The same arguments give the same centre.

    Parameters
    ----------
    weeks
        Weeks of the horizon, from 1 to 12. Default 4.
    seed
        Seed of the random draws, 0 or more. Default 1.
    size
        Size of the centre, from 0.2 to 10: theatres, beds, staff and list grow with
        it. Default 1.0.
    n_waiting
        Patients on the waiting list. Default 150 for each week at size 1.
    start_date
        Date of day 0. Default Monday 4 January 2027.

    Raises
    ------
    InputError
        With a sentence for each argument out of its range.
    """
    request = Request(weeks, seed, size, n_waiting, start_date)
    stream = streams(request.seed)
    surgeons = surgeons_by_specialty(request)
    centre = _centre(request, surgeons, stream["nurses"])
    own_policy = policy(request)
    already_in = occupants(centre, own_policy, stream["occupants"])
    draws = draw_patients(request.list_length, centre.calendar.n_days, surgeons, stream)
    waiting = waiting_list(draws, centre.rooms, request.first_date)
    return PlanningProblem(
        centre=centre,
        waiting_list=with_mandatory(waiting, centre, already_in, own_policy),
        occupants=already_in,
        policy=own_policy,
    )


def _centre(
    request: Request,
    surgeons: dict[str, tuple[Surgeon, ...]],
    stream: np.random.Generator,
) -> Centre:
    """Return the centre; only its nurses' skills are drawn."""
    its_rooms = rooms(request)
    return Centre(
        name="Example heart centre",
        calendar=request.calendar(),
        theatres=theatres(request),
        rooms=its_rooms,
        surgeons=tuple(one for group in surgeons.values() for one in group),
        nurses=nurses(request, its_rooms, stream),
        age_groups=AGE_GROUPS,
        n_skill_levels=N_SKILL_LEVELS,
        wards=wards(),
        pools=pools(request),
    )
