"""After the search: the nurses of the best plan, exactly, some days at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

from mapigo.solver.decisions import take_decisions
from mapigo.solver.kernels.layout import State
from mapigo.solver.polish.nurse_layer import cheapest_nurses, n_choices
from mapigo.solver.search.bookkeeping import adopt
from mapigo.solver.search.leg import Found
from mapigo.solver.search.workplace import Workplace
from mapigo.solver.state import new_state

__all__ = ["polish"]

WIDTHS = (400, 800, 1600, 3200)
"""Choices of a nurse that are made at once: few are quick, many find more."""
LEAST_S = 0.1
"""Seconds below which it is not worth writing down the next choice."""
LONGEST_S = 2.0
"""Most seconds for some days, in which nobody looks whether to stop."""


def polish(
    place: Workplace,
    found: Found,
    time_limit_s: float,
    stop: threading.Event,
    tick: Callable[[], None] = lambda: None,
) -> Found:
    """Return a plan with the same admissions and no dearer nurses.

    It ends when the widest windows are done, when the time is over, or when ``stop`` is
    set. ``tick`` is called before each window, from the calling thread.
    """
    until = time.monotonic() + time_limit_s
    state: State = new_state(place.problem, place.instance)
    adopt(place.instance, state, *found.decisions)
    done: set[range] = set()
    for width in WIDTHS:
        for days in windows(place, state, width):
            left_s = until - time.monotonic()
            if left_s < LEAST_S or stop.is_set():
                break
            tick()
            if days not in done:
                _improve(place, state, days, min(left_s, LONGEST_S))
                done.add(days)
    polished = Found(*place.found(state), take_decisions(state))
    return min(found, polished, key=lambda plan: plan.key)


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


def _improve(place: Workplace, state: State, days: range, time_limit_s: float) -> None:
    """Give some days of a state their cheapest nurses, if that is cheaper."""
    nurses = cheapest_nurses(place.instance, state, days, time_limit_s)
    if nurses is None:
        return
    before = take_decisions(state)
    cost = int(state.total[0])
    adopt(place.instance, state, *before._replace(nurse=nurses))
    if state.total[0] > cost:
        adopt(place.instance, state, *before)
