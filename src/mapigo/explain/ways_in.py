"""Every way to admit a patient on some days: free places, and places of others."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from mapigo.domain import Plan, PlanningProblem
from mapigo.explain.displacing import displacing_options, options_displacing_two
from mapigo.explain.finding import find_entry
from mapigo.explain.free_options import free_options
from mapigo.explain.option import Option
from mapigo.explain.situation import Situation
from mapigo.explain.worth_showing import rank

__all__ = ["ways_in", "ways_in_of"]


def ways_in(
    problem: PlanningProblem,
    plan: Plan,
    patient_id: str,
    days: Collection[int] | None = None,
    top: int = 5,
) -> tuple[Option, ...]:
    """Return how a patient could be admitted, the cheapest first.

    Parameters
    ----------
    problem, plan
        What was planned, and how.
    patient_id
        A patient of the waiting list. The patient's own booking is no option.
    days
        Admission days to look at; ``None`` for all. Days that are past have no options,
        nor has a patient who has come already.
    top
        How many options to give for each day at most. On a day with a free place
        nobody is displaced.

    Raises
    ------
    InputError
        When the waiting list has no such patient; similar ids are named.
    """
    find_entry(problem, patient_id)
    return ways_in_of(Situation(problem, plan), patient_id, days, top)


def ways_in_of(
    situation: Situation,
    patient_id: str,
    days: Collection[int] | None = None,
    top: int = 5,
) -> tuple[Option, ...]:
    """Return what ``ways_in`` does, for one of several questions on one plan."""
    if situation.has_come(patient_id):
        return ()
    openings = situation.openings(patient_id, situation.occupancy.without(patient_id))
    wanted = [
        day
        for day in openings.window
        if day >= situation.problem.today and (days is None or day in days)
    ]
    found = free_options(situation, openings, wanted, top + 1)
    given_way = displacing_options(
        situation,
        openings,
        [day for day in wanted if day not in found],
        per_day=top,
    )
    if not found and not given_way:
        given_way = options_displacing_two(situation, openings, wanted, top)
    booking = situation.booking_of.get(patient_id)
    others = {
        day: [option for option in of_day if option.booking != booking][:top]
        for day, of_day in (found | given_way).items()
    }
    return tuple(sorted(chain.from_iterable(others.values()), key=rank))
