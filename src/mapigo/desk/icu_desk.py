"""The ICU desk: who can step down, who should come next, and what each choice does.

It counts beds and days. Whether somebody is well enough to leave it cannot know.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from mapigo.desk.icu_unit import Unit, icu_unit
from mapigo.desk.in_force import in_force
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.unit_stays import bed_pools, icu_pools
from mapigo.domain import Plan, PlanningProblem, Pool
from mapigo.errors import Fault, InputError
from mapigo.explain.wording import listed

__all__ = ["IcuDesk", "icu_desk"]


@dataclass(frozen=True, slots=True)
class IcuDesk:
    """The units of a hospital on the morning of a day.

    ``problem`` holds the plan in force, the day being its today.
    """

    problem: PlanningProblem
    plan: Plan
    day: int
    units: tuple[Unit, ...]


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
        tuple(icu_unit(now, pool) for pool in _pools(problem, units)),
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
