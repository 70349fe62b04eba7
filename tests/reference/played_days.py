"""A day of operating lists carried out many times, minute by minute, case by case.

Minutes are plain random numbers, not spread evenly. A case begins once everybody and
everything that it needs has come from the case before.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from mapigo.daylist import DayList
from mapigo.domain import PlanningProblem

__all__ = ["shares_past_session"]


def shares_past_session(
    problem: PlanningProblem, day_list: DayList, n_days: int, seed: int
) -> dict[str, float]:
    """Return how often the list of each theatre ended after its session."""
    rng = np.random.default_rng(seed)
    n_late: Counter[str] = Counter()
    for _ in range(n_days):
        ends = _ends_of_day(problem, day_list, rng)
        n_late.update(
            one.theatre
            for one in day_list.lists
            if ends[one.theatre] > one.session_end_minute
        )
    return {one.theatre: n_late[one.theatre] / n_days for one in day_list.lists}


def _ends_of_day(problem, day_list, rng) -> dict[str, float]:
    """Return when the last patient of each theatre leaves, on one day."""
    rules = problem.policy.lists
    entries = {entry.id: entry for entry in problem.waiting_list}
    queue = [(case, one.theatre) for one in day_list.lists for case in one.cases]
    queue.sort(key=lambda pair: pair[0].start_minute)
    theatre_ready, surgeon_free, unit_free, ends = {}, {}, {}, {}
    for case, theatre in queue:
        entry = entries[case.patient]
        waits = [
            theatre_ready.get(theatre, case.start_minute),
            surgeon_free.get(case.surgeon, 0),
            rules.same_day_minute if entry.operation_offset == 0 else 0,
        ]
        for team in entry.teams:
            n_units = max(1, problem.pool_capacity(team, day_list.day))
            unit_free.setdefault(team, [0.0] * n_units).sort()
            waits.append(unit_free[team][0])
        minutes = entry.theatre_minutes
        if entry.duration is not None:
            minutes = entry.duration.quantile(float(rng.uniform(1e-9, 1 - 1e-9)))
        done = max(waits) + max(0, minutes - rules.turnover_minutes)
        ends[theatre] = max(done, case.bed_from_minute)
        theatre_ready[theatre] = ends[theatre] + rules.turnover_minutes
        surgeon_free[case.surgeon] = done
        for team in entry.teams:
            unit_free[team][0] = ends[theatre]
    return ends
