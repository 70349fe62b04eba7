"""Every way to admit a patient on some days: free places, and places of others."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from mapigo.domain import Plan, PlanningProblem
from mapigo.explain.finding import find_entry
from mapigo.explain.free_options import free_options
from mapigo.explain.option import Option
from mapigo.explain.other_options import other_options
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
    days: Collection[int] | None,
    top: int,
) -> tuple[Option, ...]:
    """Return what ``ways_in`` does, for one of several questions on one plan."""
    openings = situation.openings(patient_id)
    wanted = [day for day in openings.window_to_come if days is None or day in days]
    free = free_options(situation, openings, wanted, top + 1)
    by_day = other_options(situation, openings, free, wanted, per_day=top)
    shown = chain.from_iterable(of_day[:top] for of_day in by_day.values())
    return tuple(sorted(shown, key=rank))
