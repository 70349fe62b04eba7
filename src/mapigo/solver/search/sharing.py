"""Workers who go on from the same plan share out its days for a while, and join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mapigo.solver.search.clock import Clock
from mapigo.solver.search.found import Found
from mapigo.solver.search.leg import Leg, LegResult
from mapigo.solver.search.parts import Ints, draw_parts, join, split
from mapigo.solver.search.schedule import Stretch
from mapigo.solver.search.workplace import Workplace

__all__ = ["Sharing"]

LEAST_LEG_S, LEG_S_PER_PATIENT = 0.05, 0.0004
LEG_STEPS = 1_000_000
"""How long days stay shared out in the same way, in seconds or in proposals: not long,
since some patients cannot move as they might, but much longer than sharing takes."""
STAYS_PER_PART = 4.5
"""Parts must be so many mean stays long, each to the last day that it may touch: 28
days for each are on the benchmark, and bring half a percent (56 and 84 days, 60 s, two
threads); 14 are not, and bring nothing."""
LEAST_LEGS = 15
"""Where the search has no time for so many, days are not shared out; with time for 19
it was worth it (``docs/design/decisions.md``)."""


class Sharing:
    """Gives workers a part of the days each, and makes one plan of what they find.

    Those who go on from the same plan are a team. Where it has more workers than parts
    may be made, several search the same part, and the best of them counts.
    """

    def __init__(self, place: Workplace, clock: Clock, seed: int) -> None:
        self._place = place
        self._random = np.random.default_rng(seed)
        leg_s = max(LEAST_LEG_S, LEG_S_PER_PATIENT * place.instance.n_entries)
        self.leg_share = leg_s / clock.time_limit_s
        """How much of the search a leg in a part is."""
        if clock.n_steps is not None:
            self.leg_share = LEG_STEPS / clock.n_steps
        self._most_parts = _most_parts(place)

    def is_worth_it(self, stretch: Stretch, starts: Sequence[Found | None]) -> bool:
        """Whether everybody has somebody to share with, and parts are long enough."""
        is_soon_over = self.leg_share * LEAST_LEGS > 1
        if not stretch.may_share or None in starts or is_soon_over:
            return False
        return self._most_parts > 1 and all(len(team) > 1 for team in alike(starts))

    def shared_out(self, legs: Sequence[Leg]) -> list[Leg]:
        """Return the legs, each in a part of its plan."""
        shared = list(legs)
        for team in alike([leg.start for leg in legs]):
            start = legs[team[0]].start
            assert start is not None
            n_parts = min(len(team), self._most_parts)
            parts = split(
                self._place, start.decisions, self._part_of_day(n_parts), self._random
            )
            for i, worker in enumerate(team):
                shared[worker] = replace(legs[worker], part=parts[i % n_parts])
        return shared

    def _part_of_day(self, n_parts: int) -> Ints:
        """Draw parts of the days to come; what is past goes with the first of them."""
        today = self._place.problem.today
        n_to_come = self._place.instance.n_days - today
        to_come = draw_parts(n_to_come, n_parts, self._random)
        return np.concatenate([np.repeat(to_come[:1], today), to_come])

    def joined(
        self, legs: Sequence[Leg], results: Sequence[LegResult]
    ) -> list[LegResult]:
        """Return the result of each team, made of those of its legs."""
        joined = []
        for team in alike([leg.start for leg in legs]):
            start = legs[team[0]].start
            assert start is not None
            by_part = [
                [results[team[i]] for i in same]
                for same in alike([legs[worker].part for worker in team])
            ]
            ends = [min(found, key=lambda one: one.energy) for found in by_part]
            bests = [min(found, key=lambda one: one.best.key) for found in by_part]
            before = self._place.energy(start)
            joined.append(
                LegResult(
                    join(start, [one.last for one in ends]),
                    before + sum(one.energy - before for one in ends),
                    join(start, [one.best for one in bests]),
                    sum(one.n_proposals for found in by_part for one in found),
                )
            )
        return joined


def _most_parts(place: Workplace) -> int:
    """Return into how many parts the days to come may be shared out."""
    can_come = np.diff(place.instance.day_start) > 0
    if not can_come.any():
        return 0
    stay = float(np.mean(place.reach[can_come])) + 1
    n_to_come = place.instance.n_days - place.problem.today
    return int(n_to_come / (stay * STAYS_PER_PART))


def alike(of_worker: Sequence[object]) -> list[list[int]]:
    """Return the workers who have the same, group by group."""
    groups: dict[int, list[int]] = {}
    for worker, one in enumerate(of_worker):
        groups.setdefault(id(one), []).append(worker)
    return list(groups.values())
