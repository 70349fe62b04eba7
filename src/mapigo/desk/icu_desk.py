"""The ICU desk: who can step down, who should come next, and what each choice does.

It counts beds and days. Whether somebody is well enough to leave it cannot know.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from mapigo.desk.bed_need import bed_night
from mapigo.desk.could_come import could_come
from mapigo.desk.icu_page import IcuDesk, Unit
from mapigo.desk.icu_people import people_coming, people_in_bed
from mapigo.desk.in_force import in_force
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.step_downs import step_downs
from mapigo.desk.unit_stays import bed_pools, icu_pools, unit_stays
from mapigo.domain import Plan, PlanningProblem, Pool
from mapigo.errors import Fault, InputError
from mapigo.explain.wording import listed

__all__ = ["icu_desk"]


def icu_desk(
    problem: PlanningProblem,
    plan: Plan,
    at: int | None = None,
    *,
    units: Collection[str] = (),
) -> IcuDesk:
    """Return the beds of the ICU on the morning of a day, and what could be done.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    at
        The day; today of the problem if ``None``.
    units
        Pools of beds; without any, those that are ICUs by name, or all.

    Raises
    ------
    InputError
        When a unit is no pool of beds, or there is none.
    """
    problem = in_force(problem, plan, at)
    now = OpenPlan.of(problem, plan)
    return IcuDesk(
        problem,
        plan,
        problem.today,
        tuple(_unit(now, pool) for pool in _pools(problem, units)),
    )


def _pools(problem: PlanningProblem, units: Collection[str]) -> list[Pool]:
    known = {pool.id: pool for pool in bed_pools(problem)}
    if not known:
        message = (
            "nobody's pathway has a stage in a pool, so there is no ICU to look at: "
            "give patients a stage such as `icu 2` (`pathway` of the waiting list)."
        )
        raise InputError([Fault(message, "pools")])
    faults = [_unknown(unit, list(known)) for unit in units if unit not in known]
    if faults:
        raise InputError(faults)
    asked = [known[unit] for unit in dict.fromkeys(units)]
    return asked or icu_pools(problem)


def _unknown(unit: str, known: list[str]) -> Fault:
    names = listed(get_close_matches(unit, known) or known, last="or")
    message = f"{unit!r} is no unit with beds: give one that is ({names})."
    return Fault(message, "unit", "pools", unit, "id")


def _unit(now: OpenPlan, pool: Pool) -> Unit:
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
