"""A plan lived through many times, bed by bed: who finds none on coming to a unit.

Lengths are plain random numbers, not spread evenly, and of those who come on a day,
chance picks who has the beds that are left.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from mapigo.domain import OPERATION, WARD, Occupant, Plan, PlanningProblem

__all__ = ["shares_without_bed"]


def shares_without_bed(
    problem: PlanningProblem, plan: Plan, n_lives: int, seed: int
) -> dict[tuple[str, str], float]:
    """Return how often each (patient, place) met with no bed at least once."""
    rng = np.random.default_rng(seed)
    entries = {entry.id: entry for entry in problem.waiting_list}
    people = [(who, 0, who.room) for who in problem.occupants]
    people += [(entries[b.patient], b.admission_day, b.room) for b in plan.bookings]
    n_without: Counter[tuple[str, str]] = Counter()
    for _ in range(n_lives):
        n_without.update(_without_bed(problem, people, rng))
    return {key: n / n_lives for key, n in n_without.items()}


def _without_bed(problem, people, rng) -> set[tuple[str, str]]:
    staying, coming = Counter(), defaultdict(list)
    for who, admission_day, room in people:
        before = ""
        for offset, place in enumerate(_places(who.pathway, rng)):
            unit = (_unit(problem, place, room), admission_day + offset)
            is_there_already = isinstance(who, Occupant) and unit[1] == 0
            if place == before or is_there_already:
                staying[unit] += 1
            else:
                coming[unit].append((who.id, place))
            before = place
    without = set()
    for unit, arrivals in coming.items():
        if unit[1] < problem.centre.calendar.n_days:
            n_left = max(0, _beds(problem, *unit) - staying[unit])
            order = rng.permutation(len(arrivals))
            without |= {arrivals[n] for n in order[n_left:]}
    return without


def _places(pathway, rng) -> list[str]:
    """Return where a person is on each day of one life."""
    places, is_operated = [], OPERATION not in [one.place for one in pathway.stages]
    for stage in pathway.stages:
        is_operated |= stage.place == OPERATION
        days = stage.days
        if stage.length is not None and is_operated:
            drawn = stage.length.quantile(float(rng.uniform(1e-9, 1 - 1e-9)))
            days = min(366, max(1, round(drawn)))
        places += [stage.place] * days
    return places


def _unit(problem: PlanningProblem, place: str, room: str) -> str:
    if place != WARD:
        return place
    return next(one.ward for one in problem.centre.rooms if one.id == room)


def _beds(problem: PlanningProblem, unit: str, day: int) -> int:
    if any(pool.id == unit for pool in problem.centre.pools):
        return problem.pool_capacity(unit, day)
    return sum(r.open_beds(day) for r in problem.centre.rooms if r.ward == unit)
