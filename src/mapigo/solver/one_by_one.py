"""Book patient by patient, as centres do by hand: what a plan is compared with.

In order of priority and then of referral, each patient gets the earliest day on which
everything fits by the planned stay, and nobody is moved again. Among the places of that
day the cheapest is taken. The nurses are shared out in the end, as well as a short
search does it.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from mapigo.domain import Plan, PlanningProblem, WaitingListEntry
from mapigo.solver.decisions import plan_of, take_decisions
from mapigo.solver.flatten import flatten
from mapigo.solver.kernels.layout import Instance
from mapigo.solver.kernels_ready import warm
from mapigo.solver.limits import HIGHEST_COST
from mapigo.solver.published import must_be_admitted
from mapigo.solver.search.bookkeeping import cost_of_sums
from mapigo.solver.search.loop import anneal, insert_best
from mapigo.solver.search.memory import move_table, new_search, nurse_shares
from mapigo.solver.state import new_state

__all__ = ["book_one_by_one"]

NURSE_TEMPERATURES = (10.0, 3.0, 1.0, 0.3, 0.05)
STEPS_PER_PATIENT = 2_000
"""Proposals for the nurses at each temperature; more change little."""


def book_one_by_one(problem: PlanningProblem, seed: int = 1) -> Plan:
    """Return the plan that comes of booking patient by patient.

    Mandatory patients come first, then the higher priority score, then the earlier
    referral (or decision, or treat-by day, where there is no referral date).
    """
    warm()
    instance = flatten(problem)
    state, search = new_state(problem, instance), new_search(instance, seed)
    earliest = _earliest_day_first(instance)
    must = must_be_admitted(problem)
    for p in sorted(
        range(instance.n_entries),
        key=lambda p: (not must[p], *_turn(problem.waiting_list[p])),
    ):
        insert_best(earliest, state, search, p)
    search.move_table[:] = move_table(nurse_shares())
    state.total[0] = cost_of_sums(instance, state)
    for temperature in NURSE_TEMPERATURES:
        n_steps = STEPS_PER_PATIENT * max(1, instance.n_entries)
        anneal(instance, state, search, temperature, n_steps)
    return plan_of(problem, take_decisions(state))


def _turn(entry: WaitingListEntry) -> tuple[int, date, int]:
    """Return what patients are booked in the order of."""
    since = entry.referral_date or entry.decision_date or date.max
    treat_by = entry.treat_by_day
    return (
        -entry.priority_score,
        since,
        1 << 30 if treat_by is None else treat_by,
    )


def _earliest_day_first(instance: Instance) -> Instance:
    """Return the same arrays with a day dearer than all else, and no overflow priced.

    So that the cheapest place is on the earliest day; chances of long stays are not
    looked at by hand.
    """
    step = HIGHEST_COST // (2 * (instance.n_days + 1))
    days = np.arange(instance.n_days + 1, dtype=np.int32) * step
    return instance._replace(
        day_cost=np.tile(days, (instance.n_entries, 1)), overflow_weight=0
    )
