"""Who could fill a slot that has become free."""

from __future__ import annotations

from dataclasses import dataclass

from mapigo.desk.chains import best_chain
from mapigo.desk.filling import Filling
from mapigo.desk.in_force import in_force
from mapigo.desk.near_misses import NearMiss, near_misses
from mapigo.desk.open_plan import OpenPlan
from mapigo.desk.slot import Slot, check_slot
from mapigo.desk.takers import takers
from mapigo.domain import Plan, PlanningProblem

__all__ = ["Backfill", "backfill"]


@dataclass(frozen=True, slots=True)
class Backfill:
    """Who could fill a slot.

    ``problem`` holds the plan in force and today. ``asked_minutes`` are those asked
    for; ``slot`` has no more than are free, which are ``free_minutes``. ``cases`` are
    the patients planned in the theatre on that day. ``fillings`` are the best ways to
    fill the slot, the best first: single patients, and one chain if it is better than
    all of them. ``n_fitting`` counts the patients who fit, shown or not.
    """

    problem: PlanningProblem
    slot: Slot
    asked_minutes: int | None
    free_minutes: int
    cases: tuple[str, ...]
    fillings: tuple[Filling, ...]
    n_fitting: int
    near_misses: tuple[NearMiss, ...]

    @property
    def chain(self) -> Filling | None:
        """The chain, where one is better than any single patient."""
        return next((one for one in self.fillings if one.is_chain), None)


def backfill(
    problem: PlanningProblem,
    plan: Plan,
    slot: Slot,
    *,
    top: int = 10,
    today: int | None = None,
    notice_days: int = 0,
) -> Backfill:
    """Return who could take a freed slot, all others staying as planned.

    Asked are patients who are not admitted, and those booked for a later day, who would
    be brought forward. What they change in the cost is exact. Whoever must be admitted
    and is not comes first.

    Parameters
    ----------
    problem, plan
        The hospital, and the plan in force.
    slot
        A theatre, a day, and minutes; those that are free are what can be filled.
    top
        How many patients to give.
    today
        The first day that is not past; that of the problem if ``None``.
    notice_days
        Days from today to admission that a patient needs at least.

    Raises
    ------
    InputError
        When there can be no such slot.
    """
    problem = in_force(problem, plan, today)
    check_slot(problem, slot)
    now = OpenPlan.of(problem, plan)
    free_minutes = max(0, now.occupancy.free.theatre_minutes[slot.theatre, slot.day])
    asked_minutes, slot = slot.minutes, slot.within(free_minutes)
    fitting = takers(now, slot, notice_days) if slot.minutes else []
    fillings = [Filling((taker,)) for taker in fitting[:top]]
    chain = best_chain(now, fitting, notice_days)
    if chain is not None and (not fillings or chain.rank < fillings[0].rank):
        fillings.insert(0, chain)
    cases = now.occupancy.cases_by_theatre.get((slot.theatre, slot.day), [])
    return Backfill(
        problem,
        slot,
        asked_minutes,
        free_minutes,
        tuple(case.patient for case in cases),
        tuple(fillings),
        len(fitting),
        near_misses(now, slot, {one.entry.id for one in fitting}, notice_days)
        if slot.minutes
        else (),
    )
