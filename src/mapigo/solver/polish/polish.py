"""After the search: theatres and nurses of the best plan, exactly, part by part."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from importlib import import_module

from mapigo.solver.budget import Budget
from mapigo.solver.decisions import Decisions, take_decisions
from mapigo.solver.kernels.layout import State
from mapigo.solver.polish.nurse_layer import cheapest_nurses, n_choices
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.found import Found
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

__all__ = ["load_solvers", "polish"]

THEATRE_SHARE = 0.8
"""Most of the time that the theatres may have: the nurses seldom gain anything."""
THEATRE_DAY_S = (0.05, 0.2, 1.0, 2.0)
"""Seconds for a day's theatres, and for those not closed then: most is found early."""
LEAST_THEATRES_S = 0.01
"""Seconds below which it is not worth writing down a day's theatres."""
WIDTHS = (400, 800, 1600, 3200)
"""Choices of a nurse that are made at once: few are quick, many find more."""
LEAST_NURSES_S = 0.1
"""Seconds below which it is not worth writing down the next choice of nurses."""
LONGEST_NURSES_S = 2.0
"""Most seconds for some days, in which nobody looks whether to stop."""


def load_solvers() -> None:
    """Load OR-Tools, which takes a while that is not to count as planning."""
    import_module("mapigo.solver.polish.theatre_layer")


def polish(
    place: Workplace,
    found: Found,
    time_limit_s: float,
    stop: threading.Event,
    tick: Callable[[], None] = lambda: None,
) -> Found:
    """Return a plan with the same admissions and no dearer theatres or nurses.

    It ends when everything is tried, when the time is over, or when ``stop`` is set.
    ``tick`` is called before each part, from the calling thread.
    """
    budget = Budget(time_limit_s, stop)
    state: State = new_state(place.problem, place.instance)
    adopt(place.instance, state, *found.decisions)
    _polish_theatres(place, state, budget, tick)
    _polish_nurses(place, state, budget, tick)
    polished = place.found(state)
    return min(found, polished, key=lambda plan: plan.key)


def _polish_theatres(
    place: Workplace, state: State, budget: Budget, tick: Callable[[], None]
) -> None:
    """Put the cases of each day into the cheapest theatres, as far as time goes."""
    from mapigo.solver.polish.theatre_layer import TheatreDay

    n_days = place.instance.n_days
    days = [TheatreDay(place.instance, state, day) for day in range(n_days)]
    days.sort(key=lambda day: -day.most_saved)
    for longest_s in THEATRE_DAY_S:
        for day in days:
            tick()
            left_s = budget.left_s(THEATRE_SHARE)
            if left_s < LEAST_THEATRES_S or day.most_saved <= 0:
                continue
            found = day.solve(min(left_s, longest_s))
            if found:
                decisions = take_decisions(state)
                decisions.theatre[list(found)] = list(found.values())
                _adopt_if_cheaper(place, state, decisions)


def _polish_nurses(
    place: Workplace, state: State, budget: Budget, tick: Callable[[], None]
) -> None:
    """Give each window of days its cheapest nurses, as far as time goes."""
    done: set[range] = set()
    for width in WIDTHS:
        for days in windows(place, state, width):
            tick()
            left_s = budget.left_s()
            if left_s < LEAST_NURSES_S or days in done:
                continue
            longest_s = min(left_s, LONGEST_NURSES_S)
            nurses = cheapest_nurses(place.instance, state, days, longest_s)
            if nurses is not None:
                decisions = take_decisions(state)._replace(nurse=nurses)
                _adopt_if_cheaper(place, state, decisions)
            done.add(days)


def windows(place: Workplace, state: State, width: int) -> Iterator[range]:
    """Yield days with about as many choices, each window half over the one before.

    A day with more than twice as many is left to a wider window.
    """
    n_days = place.instance.n_days
    choices = [n_choices(place.instance, state, day) for day in range(n_days)]
    first = 0
    while first < n_days:
        last, n = first + 1, choices[first]
        while last < n_days and n + choices[last] <= width:
            n += choices[last]
            last += 1
        if 0 < n <= 2 * width:
            yield range(first, last)
        if last == n_days:
            return
        first += max(1, (last - first) // 2)


def _adopt_if_cheaper(place: Workplace, state: State, decisions: Decisions) -> None:
    """Change a state into the plan with these decisions, only if that is cheaper."""
    before = take_decisions(state)
    cost = int(state.total[0])
    adopt(place.instance, state, *decisions)
    if state.total[0] >= cost:
        adopt(place.instance, state, *before)
