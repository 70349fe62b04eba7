"""Run a leg: in a whole plan, or in a part of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.part_alone import alone, in_whole
from mapigo.solver.search.walk import Walk
from mapigo.solver.search.workplace import Workplace

__all__ = ["run_leg"]


def run_leg(
    place: Workplace,
    leg: Leg,
    stop: threading.Event,
    offer: Callable[[Found], None] = lambda found: None,
    count: Callable[[int], None] = lambda n_proposals: None,
) -> LegResult:
    """Search from a plan, cooling from ``leg.hot`` to ``leg.cold``.

    ``offer`` is called with each better plan of the leg, ``count`` with the proposals
    made since its last call.
    """
    if leg.part is None or leg.start is None:
        walk = Walk(place, leg, stop, count)
        offer(walk.begin())
        walk.cool(offer)
        return walk.result()
    start, part = leg.start, leg.part
    place_of_part, decisions = alone(place, start.decisions, part)
    leg_of_part = replace(leg, start=Found(0, 0, decisions), part=None)
    walk = Walk(place_of_part, leg_of_part, stop, count)
    before = walk.begin()

    def whole(found: Found) -> Found:
        return Found(
            start.violations + found.violations - before.violations,
            start.cost + found.cost - before.cost,
            in_whole(start.decisions, part, found.decisions),
        )

    walk.cool(lambda found: offer(whole(found)))
    result = walk.result()
    return LegResult(
        whole(result.last),
        result.energy + place.energy(start) - place.energy(before),
        whole(result.best),
        result.n_proposals,
    )
