"""How little a plan can cost: the whole computation in one place.

1. ``admission_model`` says who can be admitted when, with everything that plans share
   out by day: surgeons, theatres, beds, pools.
2. ``care_costs`` says what the nurses of each stay cost at least, if no other patient
   shared the room.
3. ``load_prices`` charges stays for the load on nurses, so that the good nurses are not
   given to everyone; admissions and prices take turns.
4. With the best prices, the model is solved in whole numbers as far as the time goes.
   The solver's own bound, not the best admissions that it found, is the answer.
5. ``small_hospital`` adds what is left out so far, rooms and then their nurses, where
   patients are few enough.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

import numpy as np

from mapigo.domain import PlanningProblem
from mapigo.solver.bound.admission_model import AdmissionModel, admission_model
from mapigo.solver.bound.best import Best
from mapigo.solver.bound.bound import Bound
from mapigo.solver.bound.care_costs import CareCosts
from mapigo.solver.bound.linear import solve_linear
from mapigo.solver.bound.load_prices import Ascent
from mapigo.solver.bound.occupants import occupants_break_a_rule
from mapigo.solver.bound.relaxed_problem import relaxed_problem
from mapigo.solver.bound.small_hospital import add_rooms_and_nurses
from mapigo.solver.bound.whole_numbers import solve_in_whole_numbers
from mapigo.solver.budget import Budget
from mapigo.solver.exact.size import rooms_are_few
from mapigo.solver.flatten import flatten
from mapigo.solver.search.progress import Progress

__all__ = ["lower_bound"]

SHARE_FOR_PRICES = 0.5
SHARE_IF_SMALL = 0.5
"""Share of the time left that whole numbers may take where rooms are to follow."""

ROUGH_ROUNDS = 4
FEWEST_ROUNDS = 7
MOST_ROUNDS = 30
NODES = 100
"""Most nodes of the search for the nurses of one stay; nearly all need fewer."""

STEPS = 30
"""Steps of the prices between two rounds of admissions."""

LEAST_CLIMB_S = 0.4

LEAST_WEIGHT = 0.2
"""Weight of a round's admissions among those before, for which prices are made."""

ENOUGH = 1e-3
"""Share of the bound by which a round must raise it to be followed by another."""

ROUNDING = 1e-6
"""Share of a value by which the solvers' arithmetic may be wrong."""

BY_WHOLE_NUMBERS_ALONE = ("rooms", "all rules")
"""Proofs of CP-SAT, whose bounds are whole numbers."""


def lower_bound(
    problem: PlanningProblem,
    time_limit_s: float = 30.0,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> Bound:
    """Return a cost that no plan without violations can fall below.

    Whatever the time, the bound holds; with more time it is usually higher. Overflow
    (S11), uneven arrivals (S13) and changes of bookings (S10) are counted in small
    hospitals only, but for the change of leaving a published patient out. Moved days
    (S14) are counted in all.

    Parameters
    ----------
    problem
        What is to be planned.
    time_limit_s
        Roughly how long to work on it.
    on_progress
        Called between the steps, from the calling thread.
    stop
        When set from elsewhere, the best bound so far is returned.

    Raises
    ------
    SolverError
        When the problem exceeds what the planner can hold.
    """
    budget = Budget(
        time_limit_s, stop or threading.Event(), on_progress or (lambda _: None)
    )
    budget.tell()
    if occupants_break_a_rule(problem):
        return Bound(None, budget.seconds, "occupants")
    relaxed = relaxed_problem(problem)
    instance = flatten(relaxed)
    care = CareCosts(relaxed, instance)
    model = admission_model(problem, instance, care.stays)
    best = _each_alone(model, care)
    if best is None:
        return Bound(None, budget.seconds, "mandatory patients alone")
    share = SHARE_IF_SMALL if rooms_are_few(instance) else 1.0
    if not (
        _find_prices(model, care, best, budget)
        and _in_whole_numbers(model, best, budget.part(share))
        and add_rooms_and_nurses(problem, care, best, budget)
    ):
        return Bound(None, budget.seconds, "mandatory patients together")
    slack = ROUNDING * max(1.0, abs(best.value - best.always), abs(best.always))
    if best.proof in BY_WHOLE_NUMBERS_ALONE:
        slack = 0.0
    value = max(0, math.ceil(best.value - slack))
    return Bound(value, budget.seconds, best.proof)


def _each_alone(model: AdmissionModel, care: CareCosts) -> Best | None:
    """Bound the cost by each entry's cheapest day; ``None`` if one has none."""
    stay_care, always = care.of_all(care.no_price(), 1)
    cost = model.with_care(stay_care)
    start = care.instance.day_start
    total = always
    for p in range(care.instance.n_entries):
        own = [*range(start[p], start[p + 1]), model.n_stays + p]
        allowed = [cost[k] for k in own if model.bounds.ub[k] > 0]
        if not allowed:
            return None
        total += min(allowed)
    return Best(total, "each patient alone", stay_care, always)


def _find_prices(
    model: AdmissionModel, care: CareCosts, best: Best, budget: Budget
) -> bool:
    """Let admissions and prices take turns; return whether a plan can exist."""
    ascent = Ascent(care, care.no_price())
    shares = np.zeros(model.n_stays)
    for turn in range(MOST_ROUNDS):
        start_s = budget.seconds
        nodes = 1 if turn < ROUGH_ROUNDS else NODES
        stay_care, always = care.of_all(ascent.price, nodes)
        cost = model.with_care(stay_care)
        found = solve_linear(model, cost, budget.left_s())
        budget.tell()
        if found.is_infeasible:
            return False
        if found.columns is None:
            break
        value, before = found.bound + always, best.value
        if value > best.value:
            best.value, best.proof = value, "linear relaxation"
            best.stay_care, best.always = stay_care, always
        if turn >= FEWEST_ROUNDS and value < before + ENOUGH * abs(value):
            break
        round_s = budget.seconds - start_s
        climb_s = min(
            max(LEAST_CLIMB_S, 2 * round_s), budget.left_s(SHARE_FOR_PRICES) - round_s
        )
        if turn >= ROUGH_ROUNDS and climb_s <= 0:
            break
        weight = max(LEAST_WEIGHT, 1 / (turn + 1))
        shares += weight * (found.columns[: model.n_stays] - shares)
        ascent.climb_for(shares, STEPS, nodes, value, Budget(climb_s, budget.stop))
    return True


def _in_whole_numbers(model: AdmissionModel, best: Best, budget: Budget) -> bool:
    """Raise the bound by whole numbers; return whether a plan can exist."""
    cost = model.with_care(best.stay_care)
    found = solve_in_whole_numbers(model, cost, budget)
    if found.is_infeasible:
        return False
    if found.bound + best.always > best.value:
        best.value, best.proof = found.bound + best.always, "whole numbers"
    return True
